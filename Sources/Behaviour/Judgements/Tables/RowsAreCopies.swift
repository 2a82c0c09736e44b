package import Vocabulary

/// Whether rows of one table are those of another one, exported again.
package struct RowsAreCopies: Judgement {
  package static let id = "tables/rows-are-copies"
  package static let inForce = loaded()

  let leastShare: Double
  let leastRows: Int

  /// - Parameters:
  ///   - same: rows that say the same in both tables.
  ///   - rows: rows of the smaller one, in the time that both cover.
  ///   - areNumbered: whether a number of the row's own is among what is the same.
  func holds(same: Int, of rows: Int, areNumbered: Bool) -> Bool {
    same > 0 && (areNumbered || same >= leastRows) && Double(same) >= leastShare * Double(rows)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      same: given.count("same"), of: given.count("rows"), areNumbered: given.flag("are-numbered"))
  }
}
