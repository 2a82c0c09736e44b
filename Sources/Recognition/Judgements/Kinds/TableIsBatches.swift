package import Vocabulary

/// Whether a table is of batches.
package struct TableIsBatches: KindJudgement {
  package static let id = "kinds/table-is-batches"
  package static let inForce = loaded()
  static let kind = TableKind.batches

  let weights: RoleWeights

  /// What it cannot do without.
  func fits(_ guess: KindGuess) -> Bool {
    // What makes batches of a product from a start to an end is production, whatever the file is called.
    let isProduction =
      guess.has(.start) && guess.has(.end) && guess.has(.material)
      && guess.has(.order, .workOrder, .asset) && !guess.has(.inputLot, .workType, .failureCode)
    return guess.has(.batch) && !guess.has(.result) && !isProduction
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return fits(guess) && guess.isLikely
  }
}
