package import Vocabulary

/// Whether two columns of instants are a start and an end, by how often the one lies before the other.
package struct ColumnsAreStartAndEnd: Judgement {
  package static let id = "columns/columns-are-start-and-end"
  package static let inForce = loaded()

  let fewest: Int
  let ahead: Double
  let aheadByDays: Double
  let against: Double

  /// - Parameters:
  ///   - ahead: rows in which the one that is mostly earlier is so.
  ///   - against: rows in which it is later.
  ///   - rows: those with an instant in both.
  ///   - areDays: whether only days are told.
  func holds(ahead: Int, against: Int, of rows: Int, areDays: Bool) -> Bool {
    rows >= fewest && Double(ahead) > (areDays ? aheadByDays : self.ahead) * Double(rows)
      && Double(against) <= self.against * Double(rows)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      ahead: given.count("ahead"), against: given.count("against"), of: given.count("rows"),
      areDays: given.flag("days"))
  }
}
