import Vocabulary

/// What share of the items has to meet a rule of a use case that does not say so itself.
struct ShareThatMeets: Judgement {
  static let id = "verdicts/share-that-meets"
  static let inForce = loaded()

  let pass: Double
  /// Below it the rule is lost.
  let fail: Double

  func holds(_ given: JudgementInput) throws -> Bool {
    let share = try given.number("share")
    return given.text("is") == "lost" ? share < fail : share >= pass
  }
}
