package import Vocabulary

/// Whether a column beside the names of assets says what they are in, and is no other name of theirs.
package struct ColumnNamesParents: Judgement {
  package static let id = "registers/column-names-parents"
  package static let inForce = loaded()

  let mostDistinct: Double
  let leastRows: Double

  /// So many different `names` have so many different `seconds` beside them.
  func holds(names: Int, seconds: Int) -> Bool {
    names > 1 && Double(seconds) <= mostDistinct * Double(names)
  }

  /// Of the different texts of the column so many are names of other `rows` of the list.
  func holds(rows: Int, of texts: Int) -> Bool {
    rows > 0 && Double(rows) >= leastRows * Double(texts)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let seconds = try given.count("seconds")
    return try holds(names: given.count("names"), seconds: seconds)
      || given.has("rows") && holds(rows: given.count("rows"), of: seconds)
  }
}
