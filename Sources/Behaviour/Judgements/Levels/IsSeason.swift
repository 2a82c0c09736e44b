import Vocabulary

/// Whether a drift is what all signals of a kind do.
struct IsSeason: Judgement {
  static let id = "levels/season"
  static let inForce = loaded()

  let days: Double
  let with: Double
  let others: Double

  func isShort(_ seconds: Double) -> Bool { seconds < days * 86_400 }

  /// - Parameter share: the move of another, seen beside the drift.
  func movesWith(_ share: Double) -> Bool { share >= with }

  func isCommon(_ moving: Int, of all: Int) -> Bool {
    Double(moving) >= others * Double(max(all, 1))
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isCommon(given.count("moving"), of: given.count("all"))
  }
}
