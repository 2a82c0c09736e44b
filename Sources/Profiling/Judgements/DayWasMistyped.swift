package import Vocabulary

/// Whether the day of a sample was mistyped: with another day it stands where its row is due.
package struct DayWasMistyped: Judgement {
  package static let id = "time/day-was-mistyped"
  package static let inForce = loaded()

  let leastAway: Double
  let steps: Double
  let longest: Double
  let share: Double

  /// - Parameters:
  ///   - away: Days between the sample and the one before it in the file.
  ///   - behind: Seconds from the one before to where the sample stands with another day.
  ///   - typical: The usual interval, seconds.
  ///   - count: How often the series falls back in time.
  ///   - samples: Of the series.
  func holds(away: Double, behind: Double, typical: Double, count: Int, of samples: Int) -> Bool {
    away >= leastAway && behind <= min(steps * typical, longest)
      && (count <= 1 || Double(count) <= share * Double(samples))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      away: given.number("away"), behind: given.number("behind"), typical: given.number("typical"),
      count: given.count("count"), of: given.count("samples"))
  }
}
