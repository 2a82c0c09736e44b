import Vocabulary

/// Whether enough of a signal's timeline shows its machine at work, and which part of it.
struct BinsAtWork: Judgement {
  static let id = "levels/bins-at-work"
  static let inForce = loaded()

  let leastShare: Double
  let fewest: Int
  let partly: Int
  let rest: Double
  let turns: Int

  func isAtWork(_ share: Double) -> Bool { share > leastShare }

  func areEnough(_ bins: Int) -> Bool { bins >= fewest }

  /// Whether the bins that lie wholly at work speak for all.
  func areWhole(_ wholes: Int, of bins: Int) -> Bool {
    areEnough(wholes) && wholes * partly >= bins - wholes
  }

  /// What tells work from rest.
  func limit(low: Double, high: Double) -> Double { low + rest * (high - low) }

  /// - Parameter sides: how often a side of the limit is taken.
  func takeTurns(_ sides: Int) -> Bool { sides > turns }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("share") { return try isAtWork(given.number("share")) }
    if given.has("turns") {
      return try takeTurns(given.count("turns"))
        && given.number("value") > limit(low: given.number("low"), high: given.number("high"))
    }
    return try areWhole(given.count("whole"), of: given.count("bins"))
  }
}
