import Vocabulary

/// Whether the samples of a signal are taken on a clock.
struct RegularSampling: Judgement {
  static let id = "sampling/regular"
  static let inForce = loaded()

  let fewest: Int
  let factor: Double
  let share: Double

  func holds(samples: Int, shareNear: (_ factor: Double) -> Double) -> Bool {
    samples >= fewest && shareNear(factor) >= share
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let near = try given.number("near")
    return try holds(samples: given.count("samples")) { _ in near }
  }
}
