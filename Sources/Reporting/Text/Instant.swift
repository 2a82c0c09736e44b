import Calendar
import Vocabulary

/// Seconds since 1970-01-01 UTC, written down.
enum Instant {
  /// `2026-03-04T05:06:07Z`, with milliseconds only when they are not zero; `nil` outside the years 1 to 9999.
  static func iso8601(_ seconds: Double) -> String? {
    iso8601Bytes(seconds).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as ASCII.
  static func iso8601Bytes(_ seconds: Double) -> [UInt8]? {
    guard let parts = Parts(seconds) else { return nil }
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

  /// `2026-03-04 05:06`, UTC, for people.
  static func minute(_ seconds: Double) -> String? {
    guard let parts = Parts(seconds) else { return nil }
    return "\(parts.date) \(parts.clock)"
  }

  /// `2026-03-04`, UTC.
  static func day(_ seconds: Double) -> String? { Parts(seconds)?.date.description }

  /// The first instant of each month from `first` to `last`, with its label.
  static func months(from first: Double, to last: Double) -> [(seconds: Double, label: String)] {
    guard let start = Parts(first), first <= last, Parts(last) != nil else { return [] }
    var result: [(Double, String)] = []
    var (year, month) = (start.date.year, start.date.month)
    while year < 10_000 {
      let seconds = Double(CivilDate.days(year: year, month: month, day: 1)) * 86_400
      if seconds > last { break }
      if seconds >= first {
        result.append((seconds, "\(Wording.digits(year, 4))-\(Wording.digits(month, 2))"))
      }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return result
  }

  private struct Parts {
    var date: CivilDate
    var minutes = 0
    var second = 0
    var millisecond = 0

    var clock: String { "\(Wording.digits(minutes / 60, 2)):\(Wording.digits(minutes % 60, 2))" }

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
}
