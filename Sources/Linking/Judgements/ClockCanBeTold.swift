package import Vocabulary

/// Whether enough events match at one shift, and at no other, to tell a clock.
package struct ClockCanBeTold: Judgement {
  package static let id = "clocks/clock-can-be-told"
  package static let inForce = loaded()

  let leastEvents: Int
  let mostRival: Double
  let leastExcess: Double
  let widest: Double

  package func holds(_ given: JudgementInput) throws -> Bool {
    try given.count("events") >= leastEvents && isAlone(given.number("rival"))
      && given.number("excess") >= leastExcess && isKnown(within: given.number("bound"))
  }

  /// `rival` is the share of the events that the next best shift matches.
  func isAlone(_ rival: Double) -> Bool { rival <= mostRival }

  func isKnown(within bound: Double) -> Bool { bound <= widest }
}
