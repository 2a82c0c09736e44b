import Vocabulary

/// Whether how far the values of a bin lie apart can be compared, and changed.
struct ScatterChange: Judgement {
  static let id = "levels/scatter-change"
  static let inForce = loaded()

  let factor: Double
  let hint: Double
  let fewest: Double
  let counts: Double

  func isWorthALook(low: Float, high: Float, samples: Float) -> Bool {
    samples >= Float(fewest) && high > Float(hint) * low
  }

  func isUsual(_ samples: Float, beside usual: Float) -> Bool {
    abs(samples - usual) <= Float(counts) * usual
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (low, high) = (try given.number("low"), try given.number("high"))
    return try isWorthALook(
      low: Float(low), high: Float(high), samples: Float(given.number("samples")))
      && high >= factor * low
  }
}
