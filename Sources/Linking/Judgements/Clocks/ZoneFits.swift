package import Vocabulary

/// Whether the declared zone holds, given what it and the best zone leave.
package struct ZoneFits: Judgement {
  package static let id = "clocks/zone-fits"
  package static let inForce = loaded()

  let tolerance: Double
  let leastCertain: Double
  let bounds: Double
  let mostLeft: Double

  /// `declared` and `best` are what the declared zone and the best one leave, `bound` what the offset is known within.
  func holds(declared: Double, best: Double, bound: Double) -> Bool {
    declared.magnitude <= tolerance || best.magnitude > max(leastCertain, bounds * bound)
  }

  /// Whether a zone that nobody declared may be meant, given what the best one leaves.
  func isMeant(_ left: Double) -> Bool { left.magnitude <= mostLeft }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("left") { return isMeant(try given.number("left")) }
    return try holds(
      declared: given.number("declared"), best: given.number("best"), bound: given.number("bound"))
  }
}
