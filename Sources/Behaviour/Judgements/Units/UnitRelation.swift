import Vocabulary

/// Whether the level of a signal changed by just what lies between two units.
struct UnitRelation: Judgement {
  static let id = "units/unit-relation"
  static let inForce = loaded()

  let level: Double
  let width: Double
  let others: Double
  let fewestBins: Int
  let fewestInAll: Int
  /// The first and the last of so many equal parts of the history show the level before and after.
  let parts: Int
  /// The change lies within, by one of so many equal parts.
  let margin: Int
  let decimals: [Double]

  /// - Parameter size: what the difference is seen beside.
  func fits(_ after: Double, expected: Double, size: Double) -> Bool {
    abs(after - expected) <= level * size
  }

  func fitsNoise(_ after: Double, expected: Double) -> Bool {
    abs(after - expected) <= width * after
  }

  func isShift(_ change: Double, of size: Double) -> Bool { abs(change) > others * size }

  func isWithin(_ place: Int, of bins: Int) -> Bool {
    place > bins / margin && place < bins - bins / margin
  }

  /// Whether a process may change by as much as the relation without another unit.
  func isDecimal(_ factor: Double) -> Bool { decimals.contains(max(factor, 1 / factor)) }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (after, factor) = (try given.number("after"), try given.number("factor"))
    if given.flag("alone"), isDecimal(factor) { return false }
    if let place = given.optionalNumber("place"), let bins = given.optionalNumber("bins"),
      !isWithin(Int(place), of: Int(bins)) || bins / Double(parts) < Double(fewestBins)
    {
      return false
    }
    return try fits(after, expected: given.number("before") * factor, size: abs(after))
      && fitsNoise(given.number("noise-after"), expected: given.number("noise-before") * factor)
  }
}
