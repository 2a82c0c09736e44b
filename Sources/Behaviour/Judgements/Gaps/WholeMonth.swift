import Vocabulary

/// Whether a month is judged by itself.
struct WholeMonth: Judgement {
  static let id = "gaps/whole-month"
  static let inForce = loaded()

  let fewest: Double

  func holds(running: Double) -> Bool { running >= fewest }

  func holds(_ given: JudgementInput) throws -> Bool { try holds(running: given.number("running")) }
}
