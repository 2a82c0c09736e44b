package import Vocabulary

/// Whether starts and stops tell other clocks, so that one of them is booked late, or the reference is.
package struct SidesDisagree: Judgement {
  package static let id = "clocks/sides-disagree"
  package static let inForce = loaded()

  let apart: Double
  let leastEvents: Double
  let lateReference: Double

  /// Whether so many starts, or stops, tell a clock of their own.
  func tell(_ events: Double) -> Bool { events >= leastEvents }

  /// `apart` are seconds, `bounds` what both are known within together.
  func holds(apart: Double, bounds: Double) -> Bool { apart > bounds + self.apart }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("likelier") { return try given.number("likelier") > lateReference }
    return try tell(given.number("events"))
      && holds(apart: given.number("apart"), bounds: given.number("bounds"))
  }
}
