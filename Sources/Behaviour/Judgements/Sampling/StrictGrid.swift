import Vocabulary

/// Whether a grid is so strict that a silence too short for a gap has lost samples.
struct StrictGrid: Judgement {
  static let id = "sampling/strict-grid"
  static let inForce = loaded()

  let factor: Double
  let share: Double
  let off: Double
  let leftOut: Double

  func isStrict(shareNear: (_ factor: Double) -> Double) -> Bool { shareNear(factor) >= share }

  /// - Parameter onGrid: share of the intervals that are a whole number of steps, but for `off` of one.
  func isOfGrid(onGrid: Double) -> Bool { onGrid >= share }

  func leavesOut(_ silence: Double, typical: Double) -> Bool { silence >= leftOut * typical }

  func holds(_ given: JudgementInput) throws -> Bool {
    let near = try given.number("near")
    let onGrid = given.optionalNumber("on-grid") ?? 0
    return try (isStrict { _ in near } || isOfGrid(onGrid: onGrid))
      && leavesOut(given.number("silence"), typical: given.number("typical"))
  }
}
