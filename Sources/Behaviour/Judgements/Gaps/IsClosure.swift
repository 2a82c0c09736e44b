import Vocabulary

/// Whether a silence of most signals is one of the hours in which the plant is closed.
struct IsClosure: Judgement {
  static let id = "gaps/closure"
  static let inForce = loaded()

  let shortest: Double
  let slack: Double
  let fewest: Int
  let days: Double

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  /// - Parameters:
  ///   - same: closures that begin, or end, at one time of day.
  ///   - span: seconds from the first to the last of them.
  func isHabit(same: Int, span: Double) -> Bool {
    same >= fewest && Double(same) >= span / (days * 86_400)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isLong(given.number("length"))
      && isHabit(same: given.count("same"), span: given.number("days") * 86_400)
  }
}
