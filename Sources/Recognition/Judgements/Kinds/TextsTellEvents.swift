package import Vocabulary

/// Whether the texts beside the numbers of a table tell what happened, so that its numbers are no samples.
package struct TextsTellEvents: Judgement {
  package static let id = "kinds/texts-tell-events"
  package static let inForce = loaded()

  let leastTexts: Int
  let perNumber: Int

  /// Columns of texts and of numbers.
  func holds(texts: Int, numbers: Int) -> Bool {
    texts >= leastTexts && texts >= perNumber * numbers
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(texts: given.count("texts"), numbers: given.count("numbers"))
  }
}
