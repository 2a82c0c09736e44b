package import Vocabulary

/// Whether a table is a log of what happened.
package struct TableIsEvents: KindJudgement {
  package static let id = "kinds/table-is-events"
  package static let inForce = loaded()
  static let kind = TableKind.events

  let weights: RoleWeights
  let leastKeys: Int

  /// Whether so many texts, which differ in every row, are the keys of a list.
  func areKeys(_ values: Int) -> Bool { values >= leastKeys }

  /// What it cannot do without. A list of documents or parts has a key and a day; what happened has an instant, or comes again.
  func fits(_ guess: KindGuess, isKeyed: Bool) -> Bool {
    guess.hasTime && guess.has(.asset, .area) && (!guess.has(.value) || guess.has(.characteristic))
      && (guess.has(.time, .start, .end) || !isKeyed)
      && !(guess.has(.batch, .order) && guess.has(.start) && guess.has(.end) && !guess.has(.reason))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return fits(guess, isKeyed: areKeys(Int(given.optionalNumber("keys") ?? 0))) && guess.isLikely
  }
}
