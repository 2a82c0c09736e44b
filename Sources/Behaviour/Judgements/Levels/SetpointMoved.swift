import Vocabulary

/// Whether a setpoint was moved enough to explain a change.
struct SetpointMoved: Judgement {
  static let id = "levels/setpoint-move"
  static let inForce = loaded()

  let share: Double
  let followed: Double
  let beside: Double
  let days: Double

  /// - Parameter level: of what may follow the setpoint, before and after.
  func holds(
    from before: Float, to after: Float, range: Double, level: (before: Float, after: Float)
  ) -> Bool {
    let move = Double(after - before)
    guard abs(move) <= share * range else { return true }
    let change = Double(level.after - level.before)
    guard change != 0, Double(abs(level.before - before)) <= beside * abs(change) else {
      return false
    }
    return move / change >= followed && move / change * followed <= 1
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      from: Float(given.number("before")), to: Float(given.number("after")),
      range: given.number("high") - given.number("low"),
      level: (before: Float(given.number("was")), after: Float(given.number("is"))))
  }
}
