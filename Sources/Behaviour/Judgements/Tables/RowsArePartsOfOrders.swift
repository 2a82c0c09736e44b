import Vocabulary

/// Whether the rows of a list name the orders of another one that they are of.
struct RowsArePartsOfOrders: Judgement {
  static let id = "tables/rows-are-parts-of-orders"
  static let inForce = loaded()

  let share: Double
  let fewest: Int

  func holds(found: Int, of named: Int) -> Bool {
    found >= fewest && Double(found) >= share * Double(named)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(found: given.count("found"), of: given.count("named"))
  }
}
