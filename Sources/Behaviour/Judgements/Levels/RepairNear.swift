import Vocabulary

/// Whether work orders are so seldom that one beside a change says something.
struct RepairNear: Judgement {
  static let id = "levels/repair-near"
  static let inForce = loaded()

  let day: Double
  let most: Double

  /// - Parameter busy: seconds beside some job, of a history of so many.
  func areSeldom(busy: Double, of history: Double) -> Bool { busy < most * history }

  func holds(_ given: JudgementInput) throws -> Bool {
    try areSeldom(busy: given.number("busy"), of: given.number("days"))
  }
}
