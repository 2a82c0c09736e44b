import Vocabulary

/// Whether a silence lies where the calendar has no shift.
struct IsOffShift: Judgement {
  static let id = "gaps/off-shift"
  static let inForce = loaded()

  let shortest: Double
  let share: Double
  let habit: Double
  let single: Double

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  /// - Parameter weekend: seconds of it that lie on a Saturday or a Sunday.
  func holds(seconds: Double, weekend: Double) -> Bool {
    isLong(seconds) && weekend >= share * seconds
  }

  /// Whether the plant is closed on most of its weekends.
  ///
  /// - Parameter longest: seconds of the weekend that it was closed for the longest.
  func isHabit(closed: Int, of weekends: Int, longest: Double) -> Bool {
    Double(closed) >= habit * Double(weekends) && (closed > 1 || longest >= single)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("weekends"),
      try !isHabit(
        closed: given.count("closed"), of: given.count("weekends"),
        longest: given.number("weekend"))
    {
      return false
    }
    return try holds(seconds: given.number("seconds"), weekend: given.number("weekend"))
  }
}
