package import Vocabulary

/// Whether the times of a column were planned, by how they look beside those of another one for the same end of a row.
package struct TimesArePlanned: Judgement {
  package static let id = "columns/times-are-planned"
  package static let inForce = loaded()

  let fewest: Int
  let round: Int
  let others: Double

  /// How many times a column has, and how many of them are round.
  struct Look {
    var times: Int
    var round: Int
  }

  /// Whether an instant, in millionths of a second, is one that people plan with.
  func isRound(_ instant: Int64) -> Bool { instant % (Int64(round) * 1_000_000) == 0 }

  /// Full and round throughout, beside times that are as many or fewer and mostly are not.
  func isPlan(_ column: Look, beside other: Look) -> Bool {
    other.times >= fewest && column.times >= other.times && column.round == column.times
      && Double(other.times - other.round) >= others * Double(other.times)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try isPlan(
      Look(times: given.count("times"), round: given.count("round")),
      beside: Look(times: given.count("other-times"), round: given.count("other-round")))
  }
}
