package import Vocabulary

/// Whether values count work done, though neither a name nor a unit says what they are.
package struct CountsWork: Judgement {
  package static let id = "signals/counts-work"
  package static let inForce = loaded()

  let rises: Int
  let fallsPerRise: Double
  let steps: Int

  /// - Parameters:
  ///   - falls: that the next reading does not take back.
  ///   - steps: different ones by which it rose, in what was looked at.
  func holds(rises: Int, falls: Int, areWhole: Bool, steps: Int) -> Bool {
    areWhole && rises >= self.rises && Double(falls) <= fallsPerRise * Double(rises)
      && steps >= self.steps
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      rises: given.count("rises"), falls: given.count("falls"), areWhole: !given.flag("fractions"),
      steps: given.count("steps"))
  }
}
