import Vocabulary

/// Whether a load has a range at work in which its operating points lie.
struct VariesInLoad: Judgement {
  static let id = "levels/varies-in-load"
  static let inForce = loaded()

  let range: Double
  let fixed: Double

  func isRange(low: Float, high: Float) -> Bool {
    high - low > Float(range) * max(abs(high), abs(low))
  }

  /// - Parameter breadth: how far the levels lie apart in one part of the range, which is so wide.
  func isFixed(_ breadth: Float, in width: Float) -> Bool { breadth < Float(fixed) * width }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (low, high) = (Float(try given.number("low")), Float(try given.number("high")))
    return try isRange(low: low, high: high)
      && !isFixed(Float(given.number("breadth")), in: (high - low) / Float(OperatingRange.parts))
  }
}
