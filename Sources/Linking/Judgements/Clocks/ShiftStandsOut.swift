package import Vocabulary

/// Whether one shift between a source and the reference matches far more events than chance and any other shift do.
package struct ShiftStandsOut: Judgement {
  package static let id = "clocks/shift-stands-out"
  package static let inForce = loaded()

  let strength: Double
  let mostRival: Double
  let driftStrength: Double
  let driftRival: Double
  let mostDrift: Double
  let mostDays: Double
  let narrowStrength: Double
  let narrowRival: Double
  let realRival: Double
  let tied: Double
  let tiedOf: Double

  /// `strength` is what a shift matches above chance, in units of the scatter elsewhere.
  func holds(strength: Double) -> Bool { strength >= self.strength }

  /// `rival` is the share of that which the next best shift matches.
  func isAlone(strength: Double, rival: Double) -> Bool {
    holds(strength: strength) && rival <= mostRival
  }

  /// The same of a shift that grows; of many slopes one may look good by chance, so it must be clearer.
  func isAlone(driftingStrength: Double, rival: Double) -> Bool {
    driftingStrength > driftStrength && rival < driftRival
  }

  /// Whether a drift that smears the peak is looked for in a span of days.
  func mayDrift(days: Double) -> Bool {
    days >= ClockDrifts.inForce.leastDays && days <= mostDays
  }

  /// Whether a narrower window does not show the teeth of a comb inside a wide one.
  func isNoComb(strength: Double, rival: Double) -> Bool {
    strength < narrowStrength || rival <= narrowRival
  }

  /// Whether the next best shift stands out itself.
  func isReal(rival strength: Double) -> Bool { strength > realRival }

  /// Whether a pattern that matches `missing` events less than the best one is as good.
  func isTied(missing: Double, excess: Double) -> Bool { missing < max(tied, excess / tiedOf) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("missing") {
      return try !isTied(missing: given.number("missing"), excess: given.number("excess"))
    }
    if given.has("rival-strength") { return try !isReal(rival: given.number("rival-strength")) }
    let (strength, rival) = try (given.number("strength"), given.number("rival"))
    if given.flag("is-narrower") { return isNoComb(strength: strength, rival: rival) }
    guard given.has("drift") else { return isAlone(strength: strength, rival: rival) }
    return try mayDrift(days: given.number("days")) && given.number("drift") <= mostDrift
      && isAlone(driftingStrength: strength, rival: rival)
  }
}
