package import Vocabulary

/// Whether the events are so much likelier with a drift that there is one.
package struct ClockDrifts: Judgement {
  package static let id = "clocks/clock-drifts"
  package static let inForce = loaded()

  let leastDays: Double
  let leastEvents: Int
  let leastGain: Double

  /// Whether events over a span can show one at all.
  func canTell(days: Double, events: Int) -> Bool { days >= leastDays && events >= leastEvents }

  /// - Parameters:
  ///   - drift: seconds per day, known within `bound`.
  ///   - days: of the span.
  ///   - offsetBound: seconds within which an offset is known.
  func holds(gain: Double, drift: Double, bound: Double, days: Double, offsetBound: Double) -> Bool
  {
    gain >= leastGain && drift.magnitude > bound && drift.magnitude * days > offsetBound
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try canTell(days: given.number("days"), events: given.count("events"))
      && holds(
        gain: given.number("gain"), drift: given.number("drift"), bound: given.number("bound"),
        days: given.number("days"), offsetBound: given.number("offset-bound"))
  }
}
