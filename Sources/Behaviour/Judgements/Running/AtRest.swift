import Vocabulary

/// What a signal shows while its machine stands, for want of better than its own levels.
struct AtRest: Judgement {
  static let id = "running/at-rest"
  static let inForce = loaded()

  let share: Double
  let apart: Double

  func limit(low: Double, high: Double) -> Double { low + share * (high - low) }

  func rests(low: Double, high: Double) -> Bool { low < apart * high }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (low, high) = (try given.number("low"), try given.number("high"))
    return try rests(low: low, high: high) && given.number("value") <= limit(low: low, high: high)
  }
}
