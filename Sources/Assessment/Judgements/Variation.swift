package import Vocabulary

/// How far weights and limits are varied to see whether a verdict keeps.
package struct Variation: Judgement {
  package static let id = "verdicts/variation"
  package static let inForce = loaded()

  /// Part of its distance by which a limit is moved.
  let limits: ClosedRange<Double>
  /// Factor of a weight.
  let weights: ClosedRange<Double>

  package init(_ constants: inout JudgementConstants) {
    let limit: Double = constants["limits"]
    let weight: Double = constants["weights"]
    limits = -limit...limit
    weights = 1 - weight...1 + weight
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("limit-by") { return try limits.contains(given.number("limit-by")) }
    return try weights.contains(given.number("weight-times"))
  }
}
