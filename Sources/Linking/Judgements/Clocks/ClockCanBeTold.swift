package import Vocabulary

/// Whether enough events match at one shift, and at no other, to tell a clock.
package struct ClockCanBeTold: Judgement {
  package static let id = "clocks/clock-can-be-told"
  package static let inForce = loaded()

  let leastEvents: Int
  let mostRival: Double
  let leastExcess: Double
  let widest: Double
  let partOfInterval: Double
  let partOfGranularity: Double
  let leastBound: Double

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("fitted-bound") {
      return try isKnown(
        within: bound(
          given.number("fitted-bound"), interval: given.optionalNumber("interval") ?? 0,
          granularity: given.optionalNumber("granularity") ?? 0))
    }
    return try given.count("events") >= leastEvents && isAlone(given.number("rival"))
      && given.number("excess") >= leastExcess && isKnown(within: given.number("bound"))
  }

  /// `rival` is the share of the events that the next best shift matches.
  func isAlone(_ rival: Double) -> Bool { rival <= mostRival }

  /// Seconds within which an offset is known that was fitted within `fitted`.
  ///
  /// Whether a signal is really read at even intervals, and whether a time was cut or rounded, is not known. Neither shrinks
  /// with more events.
  func bound(_ fitted: Double, interval: Double, granularity: Double) -> Double {
    let (a, b) = (interval / partOfInterval, granularity / partOfGranularity)
    return (fitted * fitted + (a * a + b * b + leastBound * leastBound)).squareRoot()
  }

  func isKnown(within bound: Double) -> Bool { bound <= widest }
}
