package import Vocabulary

/// How far weights and limits are varied to see whether a verdict keeps.
package struct Variation: Judgement {
  package static let id = "verdicts/variation"
  package static let inForce = loaded()

  private let limit: Double
  private let weight: Double

  /// Part of its distance by which a limit is moved.
  var limits: ClosedRange<Double> { -limit...limit }
  /// Factor of a weight.
  var weights: ClosedRange<Double> { 1 - weight...1 + weight }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("limit-by") { return try limits.contains(given.number("limit-by")) }
    return try weights.contains(given.number("weight-times"))
  }
}
