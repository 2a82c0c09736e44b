package import Vocabulary

/// Whether a table is of batches.
package struct TableIsBatches: KindJudgement {
  package static let id = "kinds/table-is-batches"
  package static let inForce = loaded()
  static let kind = TableKind.batches

  let weights: RoleWeights
  let mostRows: Int
  let leastMeasures: Int

  /// What it cannot do without.
  func fits(_ guess: KindGuess) -> Bool {
    // What makes batches of a product from a start to an end is production, whatever the file is called.
    let isProduction =
      guess.has(.start) && guess.has(.end) && guess.has(.material)
      && guess.has(.order, .workOrder, .asset) && !guess.has(.inputLot, .workType, .failureCode)
    return guess.has(.batch) && !guess.has(.result) && !isProduction
  }

  /// Whether the batch is what was made while something was measured.
  func isContext(batches: Int, rows: Int, measures: Int, _ guess: KindGuess) -> Bool {
    guess.has(.time) && !guess.has(.start, .end) && measures >= leastMeasures
      && rows > mostRows * batches
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    if given.has("batches"),
      try isContext(
        batches: given.count("batches"), rows: given.count("rows"),
        measures: given.count("measures"), guess)
    {
      return false
    }
    return fits(guess) && guess.isLikely
  }
}
