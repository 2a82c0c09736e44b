/// Reads the instants of one column in place. A value of its own per column and thread: it remembers the last date.
package struct TimestampParser: Sendable {
  /// What `parse` returns for text that is no instant.
  package static let invalid = Int64.min

  package let notation: TimestampNotation
  private let order: DateOrder
  private let isCalendar: Bool
  private var cachedHead: UInt64 = 0
  private var cachedTail: UInt16 = 0
  private var cachedDayMicroseconds: Int64 = 0

  package init(_ notation: TimestampNotation) {
    self.notation = notation
    if case .calendar(let order) = notation.form {
      self.order = order
      isCalendar = true
    } else {
      order = .yearMonthDay
      isCalendar = false
    }
  }

  /// Microseconds since 1970-01-01: UTC when the text says its offset, wall clock otherwise; `invalid` for anything
  /// that is no instant. A time of day alone gives the microseconds since midnight.
  @inline(__always)
  package mutating func parse(_ p: UnsafeBufferPointer<UInt8>) -> Int64 {
    if isCalendar, p.count >= 19 {
      let fast = unsafe parseFixed(p)
      if fast != TimestampParser.invalid { return fast }
    }
    return unsafe parseAny(p)
  }

  /// `YYYY-MM-DD HH:MM:SS…` and `DD.MM.YYYY HH:MM:SS…` with any separators: the date is parsed when it changes.
  @inline(__always)
  private mutating func parseFixed(_ p: UnsafeBufferPointer<UInt8>) -> Int64 {
    guard let base = unsafe UnsafeRawPointer(p.baseAddress) else { return TimestampParser.invalid }
    let separator = unsafe p[10]
    guard separator == 84 || separator == 32, unsafe p[13] == 58, unsafe p[16] == 58 else {
      return TimestampParser.invalid
    }
    let h1 = unsafe Int64(p[11] &- 48)
    let h0 = unsafe Int64(p[12] &- 48)
    let m1 = unsafe Int64(p[14] &- 48)
    let m0 = unsafe Int64(p[15] &- 48)
    let s1 = unsafe Int64(p[17] &- 48)
    let s0 = unsafe Int64(p[18] &- 48)
    let hour = h1 &* 10 &+ h0
    let minute = m1 &* 10 &+ m0
    let second = s1 &* 10 &+ s0
    guard h1 < 10, h0 < 10, m1 < 6, m0 < 10, s1 < 6, s0 < 10, hour < 24 else {
      return TimestampParser.invalid
    }
    let head = unsafe base.loadUnaligned(as: UInt64.self)
    let tail = unsafe base.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if head != cachedHead || tail != cachedTail {
      guard
        let parts = unsafe TimestampParts(UnsafeBufferPointer(rebasing: p[0..<10])),
        let day = parts.microseconds(order: order)
      else { return TimestampParser.invalid }
      (cachedHead, cachedTail, cachedDayMicroseconds) = (head, tail, day)
    }
    var result =
      cachedDayMicroseconds &+ (hour &* 3600 &+ minute &* 60 &+ second) &* 1_000_000
    var i = 19
    let n = p.count
    if i < n, unsafe p[i] == 46 || p[i] == 44 {
      i += 1
      var fraction: Int64 = 0
      var digits = 0
      while i < n, unsafe p[i] &- 48 < 10 {
        if digits < 6 {
          fraction = unsafe fraction &* 10 &+ Int64(p[i] &- 48)
          digits += 1
        }
        i += 1
      }
      while digits < 6 {
        fraction = fraction &* 10
        digits += 1
      }
      result &+= fraction
    }
    if i == n { return result }
    if unsafe p[i] == 90, i + 1 == n { return result }
    // An offset or AM/PM: the general path knows them.
    return TimestampParser.invalid
  }

  private func parseAny(_ p: UnsafeBufferPointer<UInt8>) -> Int64 {
    switch notation.form {
    case .calendar(let order):
      guard let parts = unsafe TimestampParts(p) else { return TimestampParser.invalid }
      return parts.microseconds(order: order) ?? TimestampParser.invalid
    case .epoch(let unitsPerSecond):
      if let count = unsafe TimestampParser.integer(p) {
        let (product, overflow) = count.multipliedReportingOverflow(
          by: max(1, 1_000_000 / unitsPerSecond))
        if overflow { return TimestampParser.invalid }
        return TimestampParser.inCalendar(
          unitsPerSecond > 1_000_000 ? product / (unitsPerSecond / 1_000_000) : product)
      }
      let value = unsafe TimestampParser.number(p) * 1_000_000 / Double(unitsPerSecond)
      guard abs(value) < 9e18 else { return TimestampParser.invalid }
      return TimestampParser.inCalendar(Int64(value.rounded()))
    case .excelSerial:
      let value = unsafe TimestampParser.number(p)
      guard value >= 1, value < 2_958_466 else { return TimestampParser.invalid }
      let milliseconds = ((value - 25_569) * 86_400_000).rounded()
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

  /// Numbers of days and seconds come with a decimal dot or a decimal comma.
  private static func number(_ p: UnsafeBufferPointer<UInt8>) -> Double {
    let value = unsafe parseNumber(p, decimalComma: false)
    return unsafe value.isNaN ? parseNumber(p, decimalComma: true) : value
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
    let first = daysFromCivil(year: 1900, month: 1, day: 1) * 86_400_000_000
    let end = daysFromCivil(year: 9000, month: 1, day: 1) * 86_400_000_000
    return microseconds >= first && microseconds < end ? microseconds : invalid
  }
}
