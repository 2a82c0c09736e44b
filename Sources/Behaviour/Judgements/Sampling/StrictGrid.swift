import Vocabulary

/// Whether a grid is so strict that a silence too short for a gap has lost samples.
struct StrictGrid: Judgement {
  static let id = "sampling/strict-grid"
  static let inForce = loaded()

  let factor: Double
  let share: Double
  let leftOut: Double

  func isStrict(shareNear: (_ factor: Double) -> Double) -> Bool { shareNear(factor) >= share }

  func leavesOut(_ silence: Double, typical: Double) -> Bool { silence >= leftOut * typical }

  func holds(_ given: JudgementInput) throws -> Bool {
    let near = try given.number("near")
    return try isStrict { _ in near }
      && leavesOut(given.number("silence"), typical: given.number("typical"))
  }
}
