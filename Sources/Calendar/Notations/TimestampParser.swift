import Vocabulary

/// Reads the instants of one column in place, in any notation.
package struct TimestampParser: Sendable {
  /// What `parse` returns for text that is no instant.
  package static let invalid = Int64.min

  package let notation: TimestampNotation

  package init(_ notation: TimestampNotation) { self.notation = notation }

  /// Microseconds since 1970-01-01: UTC when the text says its offset, wall clock otherwise; `invalid` for anything
  /// that is no instant. A time of day alone gives the microseconds since midnight.
  package func parse(_ p: UnsafeBufferPointer<UInt8>) -> Int64 {
    switch notation.form {
    case .calendar(let order):
      guard var parts = unsafe TimestampParts(p) else { return TimestampParser.invalid }
      parts.take(notation.abbreviations)
      // Among `26/06/2009`, `2009-06-15` says its own order.
      return parts.microseconds(order: order)
        ?? (parts.isYearFirst ? parts.microseconds(order: .yearMonthDay) : nil)
        ?? TimestampParser.invalid
    case .epoch(let unitsPerSecond):
      if let count = unsafe TimestampParser.integer(p) {
        let (product, overflow) = count.multipliedReportingOverflow(
          by: max(1, 1_000_000 / unitsPerSecond))
        if overflow { return TimestampParser.invalid }
        return TimestampParser.inCalendar(
          unitsPerSecond > 1_000_000 ? product / (unitsPerSecond / 1_000_000) : product)
      }
      if let milliseconds = unsafe TimestampParser.wrappedMilliseconds(p) {
        return TimestampParser.inCalendar(milliseconds * 1000)
      }
      let value = unsafe TimestampParser.number(p) * 1_000_000 / Double(unitsPerSecond)
      guard abs(value) < 9e18 else { return TimestampParser.invalid }
      return TimestampParser.inCalendar(Int64(value.rounded()))
    case .serial(let unitsPerDay):
      let value = unsafe TimestampParser.number(p) / Double(unitsPerDay)
      guard value >= 1, value < SerialDay.end else { return TimestampParser.invalid }
      let milliseconds = ((value - SerialDay.of1970) * 86_400_000).rounded()
      return TimestampParser.inCalendar(Int64(milliseconds) * 1000)
    case .timeOfDay:
      guard let parts = unsafe TimestampParts(p), parts.monthPosition < 0, parts.count >= 2,
        parts.count <= 3
      else { return TimestampParser.invalid }
      var hour = parts[0]
      if parts.hasMeridiem { hour = hour % 12 + (parts.isAfternoon ? 12 : 0) }
      let second = parts.count > 2 ? parts[2] : 0
      guard hour < 24 || (hour == 24 && parts[1] == 0 && second == 0), parts[1] < 60, second <= 60
      else { return TimestampParser.invalid }
      return Int64(hour * 3600 + parts[1] * 60 + second) * 1_000_000 + parts.fraction
    }
  }

  /// Seconds east of Greenwich that the text of an instant ends with, `nil` when it says none.
  package static func offset(_ p: UnsafeBufferPointer<UInt8>) -> Int? {
    unsafe TimestampParts(p)?.offset
  }

  /// Whether the text says morning or afternoon, so that its hours count to 12 twice.
  package static func hasHalfDays(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe TimestampParts(p)?.hasMeridiem ?? false
  }

  /// Numbers of days and seconds come with a decimal dot or a decimal comma.
  private static func number(_ p: UnsafeBufferPointer<UInt8>) -> Double {
    let value = unsafe parseNumber(p, decimalComma: false)
    return unsafe value.isNaN ? parseNumber(p, decimalComma: true) : value
  }

  /// The number in `/Date(1741096800000)/`; an offset behind it only says where it was written.
  static func wrappedMilliseconds(_ p: UnsafeBufferPointer<UInt8>) -> Int64? {
    let head: StaticString = "/Date("
    guard p.count > 9, p.count <= 32, unsafe p[0] == 47, unsafe p[p.count - 1] == 47 else {
      return nil
    }
    for i in 0..<6 where unsafe p[i] != head.utf8Start[i] { return nil }
    var i = unsafe p[6] == 45 ? 7 : 6
    let begin = i
    var value: Int64 = 0
    while unsafe i < p.count && p[i] &- 48 < 10 && i - begin < 15 {
      value = unsafe value * 10 + Int64(p[i] &- 48)
      i += 1
    }
    guard i > begin, unsafe p[i] == 41 || p[i] == 43 || p[i] == 45 else { return nil }
    return begin == 7 ? -value : value
  }

  /// Digits alone, which a double would round from the 16th on.
  private static func integer(_ p: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard p.count >= 1, p.count <= 19 else { return nil }
    var value: UInt64 = 0
    for i in 0..<p.count {
      let digit = unsafe p[i] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + UInt64(digit)
    }
    return Int64(exactly: value)
  }

  /// The same bounds as written dates have, so that no difference between two instants overflows.
  private static func inCalendar(_ microseconds: Int64) -> Int64 {
    let first = CivilDate.days(year: 1900, month: 1, day: 1) * 86_400_000_000
    let end = CivilDate.days(year: 9000, month: 1, day: 1) * 86_400_000_000
    return microseconds >= first && microseconds < end ? microseconds : invalid
  }
}
