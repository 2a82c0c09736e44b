import Vocabulary

/// Whether a signal shows that its machine was at work all the time.
struct AlwaysAtWork: Judgement {
  static let id = "running/always-at-work"
  static let inForce = loaded()

  let part: Double
  let least: Double
  let days: Double

  /// - Parameters:
  ///   - low: the least it shows but for a few bins.
  ///   - noise: what it moves while nothing happens.
  func holds(low: Double, high: Double, noise: Double, seconds: Double) -> Bool {
    high >= least && low >= part * high && noise > 0 && seconds >= days * 86_400
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      low: given.number("low"), high: given.number("high"), noise: given.number("noise"),
      seconds: given.number("days") * 86_400)
  }
}
