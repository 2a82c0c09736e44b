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
    write(parts.year, endingAt: 3)
    write(parts.month, endingAt: 6)
    write(parts.day, endingAt: 9)
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
  static func day(_ seconds: Double) -> String? { Parts(seconds)?.date }

  /// The first instant of each month from `first` to `last`, with its label.
  static func months(from first: Double, to last: Double) -> [(seconds: Double, label: String)] {
    guard let start = Parts(first), first <= last, Parts(last) != nil else { return [] }
    var result: [(Double, String)] = []
    var (year, month) = (start.year, start.month)
    while year < 10_000 {
      let seconds = Double(days(year: year, month: month)) * 86_400
      if seconds > last { break }
      if seconds >= first { result.append((seconds, "\(padded(year, 4))-\(padded(month, 2))")) }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return result
  }

  /// Days from 1970-01-01 to the first of a month, in the proleptic Gregorian calendar.
  private static func days(year: Int, month: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var minutes = 0
    var second = 0
    var millisecond = 0

    var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    var clock: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

    init?(_ seconds: Double) {
      // Year 1 to the end of year 9999.
      guard seconds >= -62_135_596_800, seconds < 253_402_300_799.999 else { return nil }
      let total = Int((seconds * 1_000).rounded())
      let day = total >= 0 ? total / 86_400_000 : (total - 86_399_999) / 86_400_000
      let rest = total - day * 86_400_000
      millisecond = rest % 1_000
      second = rest / 1_000 % 60
      minutes = rest / 60_000
      // Civil date from a day number; the year starts in March so that the leap day is its last.
      let shifted = day + 719_468
      let era = shifted / 146_097
      let dayOfEra = shifted - era * 146_097
      let yearOfEra =
        (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let marchMonth = (5 * dayOfYear + 2) / 153
      self.day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
      month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
  }
}
