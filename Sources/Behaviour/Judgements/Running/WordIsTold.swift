import Vocabulary

/// Whether a measurement beside the words of a state says what one of them means.
struct WordIsTold: Judgement {
  static let id = "running/word-is-told"
  static let inForce = loaded()

  let known: Double
  let sure: Double

  /// Whether the machine runs with the word; `nil` where that is not told. All in seconds of its time.
  func isRunning(word: Double, known: Double, running: Double) -> Bool? {
    guard word > 0, known >= self.known * word else { return nil }
    if running >= sure * known { return true }
    return running <= (1 - sure) * known ? false : nil
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (word, known) = (try given.number("word"), try given.number("known"))
    return try isRunning(word: word, known: known, running: given.number("running")) != nil
  }
}
