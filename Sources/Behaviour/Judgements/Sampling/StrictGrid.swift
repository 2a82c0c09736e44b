import Vocabulary

/// Whether a grid is so strict that a silence too short for a gap has lost samples.
struct StrictGrid: Judgement {
  static let id = "sampling/strict-grid"
  static let inForce = loaded()

  let factor: Double
  let share: Double
  let off: Double
  let leftOut: Double
  let ownRate: Double
  let twice: Double

  func isStrict(shareNear: (_ factor: Double) -> Double) -> Bool { shareNear(factor) >= share }

  /// - Parameter onGrid: share of the intervals that are a whole number of steps, but for `off` of one.
  /// - Parameter commonest: of the longer intervals, the length in steps that most have, and their share.
  func isOfGrid(onGrid: Double, commonest: (steps: Int, share: Double)?) -> Bool {
    guard onGrid >= share else { return false }
    guard let commonest else { return true }
    return commonest.share < (commonest.steps > 2 ? ownRate : twice)
  }

  func leavesOut(_ silence: Double, typical: Double) -> Bool { silence >= leftOut * typical }

  func holds(_ given: JudgementInput) throws -> Bool {
    let near = try given.number("near")
    let onGrid = given.optionalNumber("on-grid") ?? 0
    let commonest = try given.optionalNumber("commonest").map {
      (steps: try given.count("steps"), share: $0)
    }
    return try (isStrict { _ in near } || isOfGrid(onGrid: onGrid, commonest: commonest))
      && leavesOut(given.number("silence"), typical: given.number("typical"))
  }
}
