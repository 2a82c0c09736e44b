package import Vocabulary

extension Wording {
  /// ISO date in UTC, `nil` outside the years 1 to 9999.
  package static func date(_ instant: Double) -> String? {
    guard instant.isFinite, abs(instant) < 2.5e11 else { return nil }
    let date = CivilDate(seconds: instant)
    return (1...9999).contains(date.year) ? date.description : nil
  }

  /// `2026-03-04 05:06`, UTC, for people; `nil` outside the years 1 to 9999.
  package static func minute(_ instant: Double) -> String? {
    guard let parts = InstantParts(instant) else { return nil }
    return "\(parts.date) \(digits(parts.minutes / 60, 2)):\(digits(parts.minutes % 60, 2))"
  }

  /// `2026-03-04T05:06:07Z`, with milliseconds only when they are not zero; `nil` outside the years 1 to 9999.
  package static func iso8601(_ instant: Double) -> String? {
    iso8601Bytes(instant).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as ASCII.
  package static func iso8601Bytes(_ instant: Double) -> [UInt8]? {
    guard let parts = InstantParts(instant) else { return nil }
    var text = Array("0000-00-00T00:00:00".utf8)
    if parts.millisecond != 0 { text += ".000".utf8 }
    text.append(UInt8(ascii: "Z"))
    func write(_ value: Int, endingAt end: Int) {
      var (value, place) = (value, end)
      while value > 0 {
        text[place] += UInt8(value % 10)
        value /= 10
        place -= 1
      }
    }
    write(parts.date.year, endingAt: 3)
    write(parts.date.month, endingAt: 6)
    write(parts.date.day, endingAt: 9)
    write(parts.minutes / 60, endingAt: 12)
    write(parts.minutes % 60, endingAt: 15)
    write(parts.second, endingAt: 18)
    write(parts.millisecond, endingAt: 22)
    return text
  }

  /// At least `width` digits, with zeros before them.
  package static func digits(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// An instant to the millisecond in UTC.
private struct InstantParts {
  var date: CivilDate
  var minutes: Int
  var second: Int
  var millisecond: Int

  init?(_ seconds: Double) {
    // Year 1 to the end of year 9999.
    guard seconds >= -62_135_596_800, seconds < 253_402_300_799.999 else { return nil }
    let total = Int((seconds * 1_000).rounded())
    let day = total >= 0 ? total / 86_400_000 : (total - 86_399_999) / 86_400_000
    let rest = total - day * 86_400_000
    millisecond = rest % 1_000
    second = rest / 1_000 % 60
    minutes = rest / 60_000
    date = CivilDate(days: Int64(day))
  }
}
