package import Vocabulary

/// Whether a pilot can show that a weekly number changed.
package struct DetectableChange: Judgement {
  package static let id = "plans/detectable-change"
  package static let inForce = loaded()

  let leastWeeks: Int
  /// Standard errors of the difference.
  let errors: Double

  /// errors · sd · √(2/n); `nil` when there are too few weeks.
  func least(_ weeks: [Double]) -> Double? {
    guard weeks.count >= leastWeeks else { return nil }
    let mean = weeks.reduce(0, +) / Double(weeks.count)
    let variance =
      weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weeks.count - 1)
    return errors * variance.squareRoot() * (2 / Double(weeks.count)).squareRoot()
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    guard let least = try least(given.numbers("weeks")) else { return false }
    return try given.number("change") >= least
  }
}
