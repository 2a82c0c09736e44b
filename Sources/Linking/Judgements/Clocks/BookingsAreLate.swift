package import Vocabulary

/// Whether the earliest bookings come before the fitted offset, which then is that of people.
package struct BookingsAreLate: Judgement {
  package static let id = "clocks/bookings-are-late"
  package static let inForce = loaded()

  let quantile: Double
  let within: Double

  /// The seconds by which the clock is ahead by its earliest bookings; `residuals` are sorted and not empty.
  func edge(_ residuals: [Double]) -> Double {
    residuals[min(residuals.count - 1, Int(quantile * Double(residuals.count)))]
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try edge(given.numbers("residuals").sorted()) < given.number("fitted")
  }
}
