import Vocabulary

/// Whether the late samples of a source lie in the hour that a clock of local time shows twice.
struct IsRepeatedHour: Judgement {
  static let id = "sampling/repeated-hour"
  static let inForce = loaded()

  let lastHour: Int
  let months: [Double]
  let share: Double

  /// - Parameter weekday: 6 for Sunday.
  func isOfClock(weekday: Int, hour: Int, month: Int) -> Bool {
    weekday == 6 && hour <= lastHour && months.contains(Double(month))
  }

  func isOfMost(same: Int, of late: Int) -> Bool { Double(same) / Double(late) >= share }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isOfClock(
      weekday: given.count("weekday"), hour: given.count("hour"), month: given.count("month"))
      && isOfMost(same: given.count("same"), of: given.count("signals"))
  }
}
