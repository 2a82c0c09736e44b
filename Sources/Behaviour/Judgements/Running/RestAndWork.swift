import Vocabulary

/// Whether a signal tells by its two levels when its machine ran, and what a machine at rest does not exceed.
struct RestAndWork: Judgement {
  static let id = "running/rest-and-work"
  static let inForce = loaded()

  let nearZero: Double
  let noises: Double
  let way: Double
  let limitNoises: Double
  let most: Double
  let nothing: Double
  let fewest: Int

  /// Whether the level at rest is one.
  func isNearZero(low: Double, high: Double) -> Bool { high > 0 && abs(low) <= nearZero * high }

  func areApart(_ range: Double, noise: Double) -> Bool { range > noises * noise }

  /// What a machine at rest does not exceed; `nil` when there are no two such levels.
  func limit(low: Double, high: Double, noise: Double) -> Double? {
    let range = high - low
    guard isNearZero(low: low, high: high), areApart(range, noise: noise) else { return nil }
    return low + max(way * range, min(limitNoises * noise, most * range))
  }

  /// Whether the lowest of its values is nothing, to which it fell at several separate times.
  func isNothing(_ lowest: Double, high: Double, bins: Int) -> Bool {
    abs(lowest) <= nothing * high && bins >= fewest
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (low, high) = (try given.number("low"), try given.number("high"))
    if given.has("bins"), try !isNothing(low, high: high, bins: given.count("bins")) {
      return false
    }
    return try limit(low: low, high: high, noise: given.number("noise")) != nil
  }
}
