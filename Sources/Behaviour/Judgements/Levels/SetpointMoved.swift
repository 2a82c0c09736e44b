import Vocabulary

/// Whether a setpoint was moved enough to explain a change.
struct SetpointMoved: Judgement {
  static let id = "levels/setpoint-move"
  static let inForce = loaded()

  let share: Double
  let days: Double

  func holds(from before: Float, to after: Float, range: Double) -> Bool {
    Double(abs(after - before)) > share * range
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      from: Float(given.number("before")), to: Float(given.number("after")),
      range: given.number("high") - given.number("low"))
  }
}
