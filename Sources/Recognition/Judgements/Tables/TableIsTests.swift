package import Vocabulary

/// Whether a table is of inspections and test results.
package struct TableIsTests: KindJudgement {
  package static let id = "kinds/table-is-tests"
  package static let inForce = loaded()
  static let kind = TableKind.inspections

  let weights: RoleWeights
  let surely: Double
  let mostVerdicts: Int
  let mostStations: Int
  /// What it says against the kind that nothing was measured or judged.
  let justSet: Double

  /// Whether so few texts may be verdicts.
  func areVerdicts(_ texts: Int) -> Bool { texts <= mostVerdicts }

  /// Whether so many numbers in so many rows are those of pieces that pass from station to station.
  func arePieces(_ numbers: Int, rows: Int) -> Bool { rows <= numbers * mostStations }

  /// Whether a column tells for sure what passed and what failed.
  func tellsVerdict(_ guess: KindGuess) -> Bool { guess.has(.result, atLeast: surely) }

  /// What it cannot do without.
  func fits(_ guess: KindGuess) -> Bool {
    guess.has(.result, .characteristic) && guess.has(.batch, .order, .asset)
      && !guess.isMadeInBatches
      || guess.has(.tag, .value) && tellsVerdict(guess)
      || (guess.has(.quality) && guess.has(.batch) && !guess.has(.time))
  }

  /// A parameter of an order that was set, not measured, has no time and no verdict.
  func doubt(_ guess: KindGuess) -> Double {
    !guess.has(.result, .quality) && !guess.hasTime ? justSet : 0
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var guess = try KindGuess(given, by: self)
    guess.score -= doubt(guess)
    if given.has("verdicts"), !areVerdicts(try given.count("verdicts")) { return false }
    if given.has("pieces"),
      !arePieces(try given.count("pieces"), rows: try given.count("rows"))
    {
      return false
    }
    return fits(guess) && guess.isLikely
  }
}
