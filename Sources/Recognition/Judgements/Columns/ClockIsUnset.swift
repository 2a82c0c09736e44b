package import Vocabulary

/// Whether a second time in the rows of a device is that of a clock that nobody has set.
package struct ClockIsUnset: Judgement {
  package static let id = "columns/clock-is-unset"
  package static let inForce = loaded()

  let leastSeconds: Double
  let mostScatter: Double
  let leastShare: Double
  let leastRows: Int

  /// Whether two differences are those of one clock, seconds.
  func areOne(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= mostScatter }

  /// - Parameters:
  ///   - seconds: how far the other time is behind, or ahead where it is below zero.
  ///   - steady: rows with that difference.
  ///   - rows: rows with both times.
  func holds(seconds: Double, steady: Int, of rows: Int) -> Bool {
    abs(seconds) >= leastSeconds && steady >= leastRows
      && Double(steady) >= leastShare * Double(rows)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("other") { return try areOne(given.number("seconds"), given.number("other")) }
    return try holds(
      seconds: given.number("seconds"), steady: given.count("steady"), of: given.count("rows"))
  }
}
