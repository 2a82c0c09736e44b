package import Vocabulary

/// Whether the values of a column are the names that another table has under a header of its own.
package struct ColumnSharesNames: Judgement {
  package static let id = "columns/column-shares-names"
  package static let inForce = loaded()

  let leastNames: Int
  let leastFound: Int
  let leastShare: Double
  let leastRole: Double

  /// Whether a column has names enough to be compared.
  func areEnough(_ names: Int) -> Bool { names >= leastNames }

  /// Whether the header of a column says so surely what its values name that others may be told by them.
  func isNamed(_ role: Double) -> Bool { role >= leastRole }

  /// `found` of the column's distinct names are known elsewhere.
  package func holds(found: Int, of names: Int) -> Bool {
    let share = Double(found) / Double(names)
    return (found >= leastFound || share == 1) && share >= leastShare
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let names = try given.count("names")
    return try isNamed(given.optionalNumber("known-role") ?? 1) && areEnough(names)
      && holds(found: given.count("found"), of: names)
  }
}
