import Vocabulary

/// Whether a drift is what all signals of a kind do.
struct IsSeason: Judgement {
  static let id = "levels/season"
  static let inForce = loaded()

  let days: Double
  let with: Double
  let others: Double
  let fewestOthers: Int
  let leastDays: Double

  func isShort(_ seconds: Double) -> Bool { seconds < days * 86_400 }

  /// - Parameter share: the move of another, seen beside the drift.
  func movesWith(_ share: Double) -> Bool { share >= with }

  func isCommon(_ moving: Int, of all: Int) -> Bool {
    Double(moving) >= others * Double(max(all, 1))
  }

  /// Whether so many others of the kind tell what is common to it.
  func areEnough(_ others: Int) -> Bool { others >= fewestOthers }

  /// Whether they do so on enough of the days of a signal.
  func areMost(_ days: Int, of all: Int) -> Bool { Double(days) >= leastDays * Double(all) }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("days") {
      return try areEnough(given.count("all"))
        && areMost(given.count("days-with-others"), of: given.count("days"))
    }
    return try isCommon(given.count("moving"), of: given.count("all"))
  }
}
