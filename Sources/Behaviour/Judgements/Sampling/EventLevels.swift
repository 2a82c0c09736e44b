import Vocabulary

/// Whether values without a grid are events.
struct EventLevels: Judgement {
  static let id = "sampling/few-levels"
  static let inForce = loaded()

  let most: Int

  /// - Parameter levels: distinct numbers; `nil` for more than are counted.
  func holds(levels: Int?) -> Bool { levels.map { $0 <= most } ?? false }

  func holds(_ given: JudgementInput) throws -> Bool {
    let levels = try given.count("levels")
    return holds(levels: levels > 32 ? nil : levels)
  }
}
