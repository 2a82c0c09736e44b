package import Vocabulary

/// Whether the samples of one column go on those of another, of which nobody knows what it measures.
package struct GoesOn: Judgement {
  package static let id = "signals/goes-on"
  package static let inForce = loaded()

  let intervals: Double
  let away: Double
  let noise: Double

  /// - Parameters:
  ///   - silence: from the last sample of the one to the first of the other, in intervals between samples.
  ///   - means: how far their means are apart.
  ///   - deviations: the standard deviation of each.
  func holds(silence: Double, means: Double, deviations: (Double, Double)) -> Bool {
    let (small, large) = (min(deviations.0, deviations.1), max(deviations.0, deviations.1))
    return silence > 0 && silence <= intervals && small > 0 && means <= away * small
      && large <= noise * small
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      silence: given.number("silence"), means: given.number("means"),
      deviations: (given.number("deviation"), given.number("other-deviation")))
  }
}
