import Vocabulary

/// Whether a clock was set to another time midway.
struct ClockWasSet: Judgement {
  static let id = "clocks/clock-was-set"
  static let inForce = loaded()

  let leastEvents: Int
  let leastGain: Double
  let leastJump: Double

  func canTell(events: Int) -> Bool { events >= 2 * leastEvents }

  /// - Parameters:
  ///   - before: Events that one line explains before the clock was set.
  ///   - after: The same after.
  ///   - asOne: Those that one line explains all through.
  func holds(before: Int, after: Int, asOne: Int) -> Bool {
    min(before, after) >= leastEvents && Double(before + after) >= leastGain * Double(asOne)
  }

  /// Seconds.
  func least(width: Double) -> Double { leastJump * width }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      before: given.count("before"), after: given.count("after"), asOne: given.count("as-one"))
      && given.number("jump") > least(width: given.number("width"))
  }
}
