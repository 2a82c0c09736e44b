package import Vocabulary

/// Whether two words carry so many of the same numbers, and no others do, that they mean one class.
package struct WordsAreTranslations: Judgement {
  package static let id = "linking/words-are-translations"
  package static let inForce = loaded()

  let leastScore: Double
  let lead: Double
  let leastKept: Double
  let leastNumbers: Int

  /// `score` is the share of numbers that two words have in common, `next` that of the next best pair of either.
  func holds(_ score: Double, next: Double) -> Bool { score >= leastScore && score - next >= lead }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let scores = try given.numbers("scores")
    return holds(scores.first ?? 0, next: scores.last ?? 0)
  }
}
