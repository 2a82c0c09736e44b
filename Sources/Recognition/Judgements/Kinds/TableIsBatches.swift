package import Vocabulary

/// Whether a table is of batches.
package struct TableIsBatches: KindJudgement {
  package static let id = "recognition/table-is-batches"
  package static let inForce = loaded()
  static let kind = TableKind.batches

  let weights: RoleWeights

  /// What it cannot do without.
  func fits(_ guess: KindGuess) -> Bool { guess.has(.batch) && !guess.has(.result) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return fits(guess) && guess.isLikely
  }
}
