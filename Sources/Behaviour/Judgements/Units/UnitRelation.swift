import Vocabulary

/// Whether the level of a signal changed by just what lies between two units.
struct UnitRelation: Judgement {
  static let id = "values/unit-relation"
  static let inForce = loaded()

  let level: Double
  let width: Double
  let others: Double
  let fewestBins: Int
  let fewestInAll: Int

  /// - Parameter size: what the difference is seen beside.
  func fits(_ after: Double, expected: Double, size: Double) -> Bool {
    abs(after - expected) <= level * size
  }

  func fitsNoise(_ after: Double, expected: Double) -> Bool {
    abs(after - expected) <= width * after
  }

  func isShift(_ change: Double, of size: Double) -> Bool { abs(change) > others * size }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (after, factor) = (try given.number("after"), try given.number("factor"))
    return try fits(after, expected: given.number("before") * factor, size: abs(after))
      && fitsNoise(given.number("noise-after"), expected: given.number("noise-before") * factor)
  }
}
