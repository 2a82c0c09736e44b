package import Vocabulary

/// Whether two columns of instants are a start and an end, by how often the one lies before the other.
package struct ColumnsAreStartAndEnd: Judgement {
  package static let id = "columns/columns-are-start-and-end"
  package static let inForce = loaded()

  let fewest: Int
  let ahead: Double
  let aheadByDays: Double
  let against: Double
  let mixed: Double

  /// - Parameters:
  ///   - ahead: rows in which the one that is mostly earlier is so.
  ///   - against: rows in which it is later.
  ///   - rows: those with an instant in both.
  ///   - areDays: whether only days are told.
  func holds(ahead: Int, against: Int, of rows: Int, areDays: Bool) -> Bool {
    rows >= fewest && Double(ahead) > (areDays ? aheadByDays : self.ahead) * Double(rows)
      && Double(against) <= self.against * Double(rows)
  }

  /// Whether two columns lie now this way and now that way round, too often for slips.
  func areMixed(ahead: Int, against: Int, of rows: Int) -> Bool {
    rows >= fewest && Double(min(ahead, against)) > mixed * Double(rows)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("mixed") {
      return try !areMixed(
        ahead: given.count("ahead"), against: given.count("mixed"), of: given.count("rows"))
    }
    return try holds(
      ahead: given.count("ahead"), against: given.count("against"), of: given.count("rows"),
      areDays: given.flag("days"))
  }
}
