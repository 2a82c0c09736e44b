import Vocabulary

/// Whether the levels go one way to the end of the history, steady before and straight after.
struct IsDrift: Judgement {
  static let id = "levels/drift"
  static let inForce = loaded()

  let fewest: Int
  let days: Int
  let moveDays: Double
  let clearance: Double
  let order: Double
  let third: Double
  let before: Double

  func canBeTold(levels: Int, days: Int) -> Bool { levels >= fewest && days >= self.days }

  func isClear(of spread: Float, _ total: Float) -> Bool { Float(clearance) * spread <= abs(total) }

  func isOrdered(_ kendall: Float) -> Bool { abs(kendall) >= Float(order) }

  /// - Parameters first, last: shares of the move from the first third to the second, and from there to the last.
  func isEven(first: Float, last: Float) -> Bool { first >= Float(third) && last >= Float(third) }

  func isSteadyBefore(_ breadth: Float, total: Float) -> Bool {
    Float(before) * abs(total) >= breadth
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let move = Float(try given.number("move"))
    return try canBeTold(levels: given.count("levels"), days: given.count("days"))
      && isClear(of: Float(given.number("beside")), move) && isOrdered(Float(given.number("order")))
      && isEven(first: Float(given.number("first")), last: Float(given.number("last")))
  }
}
