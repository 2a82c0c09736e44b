import Vocabulary

/// Whether a silence of most signals is one of the hours in which the plant is closed.
struct IsClosure: Judgement {
  static let id = "gaps/closure"
  static let inForce = loaded()

  let shortest: Double
  let slack: Double
  let fewest: Int
  let share: Double

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  /// - Parameters:
  ///   - same: closures that begin, or end, at one time of day, or of one day of the week.
  ///   - span: seconds from the first to the last of them.
  ///   - period: days after which the next one can follow.
  func isHabit(same: Int, span: Double, period: Double) -> Bool {
    let times = (span / (period * 86_400)).rounded() + 1
    return same >= fewest && Double(same) >= share * times
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isLong(given.number("length"))
      && isHabit(
        same: given.count("same"), span: given.number("days") * 86_400,
        period: given.number("period"))
  }
}
