import Vocabulary

/// Whether a value lies well outside of what the tag list says that the instrument can have.
struct OutsideDeclared: Judgement {
  static let id = "ranges/outside-declared"
  static let inForce = loaded()

  let parts: Double

  /// The range with what instruments read beyond it.
  func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let margin = (range.upperBound - range.lowerBound) / parts
    return range.lowerBound - margin...range.upperBound + margin
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let range = try given.number("low")...given.number("high")
    return try !widened(range).contains(given.number("value"))
  }
}
