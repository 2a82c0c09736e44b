import Vocabulary

/// Whether a silence lies where the calendar has no shift.
struct IsOffShift: Judgement {
  static let id = "gaps/off-shift"
  static let inForce = loaded()

  let shortest: Double
  let share: Double

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  /// - Parameter weekend: seconds of it that lie on a Saturday or a Sunday.
  func holds(seconds: Double, weekend: Double) -> Bool {
    isLong(seconds) && weekend >= share * seconds
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(seconds: given.number("seconds"), weekend: given.number("weekend"))
  }
}
