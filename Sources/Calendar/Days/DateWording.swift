package import Vocabulary

extension Wording {
  /// ISO date in UTC, `nil` outside the years 1 to 9999.
  package static func date(_ instant: Double) -> String? {
    guard instant.isFinite, abs(instant) < 2.5e11 else { return nil }
    let date = CivilDate(seconds: instant)
    return (1...9999).contains(date.year) ? date.description : nil
  }

  /// At least `width` digits, with zeros before them.
  package static func digits(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
