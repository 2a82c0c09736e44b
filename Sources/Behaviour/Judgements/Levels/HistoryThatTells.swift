import Vocabulary

/// Whether the level of a signal can be judged over its history.
struct HistoryThatTells: Judgement {
  static let id = "levels/history-that-tells"
  static let inForce = loaded()

  let days: Double
  let mostLevels: Int
  let oneWay: Int

  /// - Parameter levels: distinct numbers; `nil` for more than are counted.
  func holds(seconds: Double, levels: Int?, rises: Int, falls: Int) -> Bool {
    levels.map { $0 > mostLevels } ?? true && seconds >= days * 86_400
      && oneWay * min(rises, falls) > max(rises, falls)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      seconds: given.number("days") * 86_400, levels: given.count("levels"),
      rises: given.count("rises"), falls: given.count("falls"))
  }
}
