/// What the rows of one column of dates such as `04/07/25` tell of the order of day, month and year.
///
/// No value alone tells it: a number above 12, the day of the week beside it, or the order of the rows does.
package struct DateOrderEvidence: Sendable {
  /// The column in one of the orders.
  package struct Reading: Sendable {
    package let order: DateOrder
    /// Values that are dates in this order.
    package fileprivate(set) var rows = 0
    package fileprivate(set) var earliest = Int64.max
    package fileprivate(set) var latest = Int64.min
    /// Values beside which the day of the week is right, and wrong.
    fileprivate var weekdays = (right: 0, wrong: 0)
    /// Rows that are not earlier, and not later, than the row before.
    fileprivate var ascending = 0
    fileprivate var descending = 0
    /// Steps to the next date, forwards and backwards: how many, and the longest.
    fileprivate var forwards = (count: 0, longest: Int64(0))
    fileprivate var backwards = (count: 0, longest: Int64(0))
    fileprivate var previous: Int64?

    fileprivate init(_ order: DateOrder) { self.order = order }

    /// Takes a row that is a date in this order, and returns the step from the row before in microseconds.
    fileprivate mutating func absorb(_ parts: TimestampParts, isSameDate: Bool) -> Int64 {
      guard order != .yearMonthDay || parts.width(2) <= 2,
        let instant = parts.microseconds(order: order)
      else { return 0 }
      rows += 1
      earliest = min(earliest, instant)
      latest = max(latest, instant)
      if parts.weekday >= 0 {
        let local = Double(instant) / 1_000_000 + Double(parts.offset ?? 0)
        let day = Int64((local / 86_400).rounded(.down))
        if CivilDate.weekday(ofDay: day) == parts.weekday {
          weekdays.right += 1
        } else {
          weekdays.wrong += 1
        }
      }
      let step = instant - (previous ?? instant)
      previous = instant
      if step >= 0 { ascending += 1 }
      if step <= 0 { descending += 1 }
      if !isSameDate, step > 0 { forwards = (forwards.count + 1, max(forwards.longest, step)) }
      if !isSameDate, step < 0 { backwards = (backwards.count + 1, max(backwards.longest, -step)) }
      return step
    }

    /// Share of the rows that follow each other in time, from old to new or from new to old.
    fileprivate var orderedShare: Double {
      rows == 0 ? 0 : Double(max(ascending, descending)) / Double(rows)
    }

    /// How the rows go from date to date in their usual direction.
    fileprivate var changes: (count: Int, longest: Int64) {
      forwards.count >= backwards.count ? forwards : backwards
    }
  }

  package private(set) var readings = [
    Reading(.dayMonthYear), Reading(.monthDayYear), Reading(.yearMonthDay),
  ]
  private var firstMaximum = 0
  private var secondMaximum = 0
  /// Values that the first and the third number take, a bit for each below 128.
  private var firsts = SIMD2<UInt64>()
  private var thirds = SIMD2<UInt64>()
  private var separator: UInt8 = 0
  private var hasShortYears = true
  private var hasHalfDays = false
  private var lastDate = (0, 0, 0)
  /// The longest step between two rows of one date.
  private var longestWithinDate: Int64 = 0

  package init() {}

  /// Takes the next row; one that is no date of three numbers tells nothing.
  package mutating func absorb(_ text: UnsafeBufferPointer<UInt8>) {
    guard let parts = unsafe TimestampParts(text) else { return }
    absorb(parts)
  }

  mutating func absorb(_ parts: TimestampParts) {
    guard parts.monthPosition < 0, parts.count >= 3, parts.width(0) <= 2, !parts.isWeekDate,
      parts.dateSeparator != 58
    else { return }
    if separator == 0 { separator = parts.dateSeparator }
    firstMaximum = max(firstMaximum, parts[0])
    secondMaximum = max(secondMaximum, parts[1])
    if parts.width(2) > 2 { hasShortYears = false }
    if parts.hasMeridiem { hasHalfDays = true }
    if parts[0] < 128, parts[2] < 128 {
      firsts[parts[0] >> 6] |= 1 << UInt64(parts[0] & 63)
      thirds[parts[2] >> 6] |= 1 << UInt64(parts[2] & 63)
    }
    let date = (parts[0], parts[1], parts[2])
    let isSameDate = date == lastDate
    lastDate = date
    for i in readings.indices {
      let step = readings[i].absorb(parts, isSameDate: isSameDate)
      if isSameDate { longestWithinDate = max(longestWithinDate, abs(step)) }
    }
  }

  /// The readings that may be meant, the likeliest first; one when the values settle it.
  package var candidates: [Reading] {
    // Some rows may be one, some the other: what reads most stands.
    let most = readings.map(\.rows).max() ?? 0
    let possible = readings.filter { $0.rows == most && most > 0 }
    let isYearFirst = possible.contains { $0.order == .yearMonthDay } && yearComesFirst
    if isYearFirst { return possible.filter { $0.order == .yearMonthDay } }
    let others = possible.filter { $0.order != .yearMonthDay }
    if others.isEmpty { return possible }
    if others.count == 1, separator == 45, hasShortYears, DateOrderEvidence.count(firsts) == 1,
      DateOrderEvidence.count(thirds) == 1
    {
      return possible
    }
    return hasHalfDays ? others.reversed() : others
  }

  /// `25-07-04`, `25-07-05`: the year is what stays.
  private var yearComesFirst: Bool {
    hasShortYears && separator != 46
      && DateOrderEvidence.count(firsts) < DateOrderEvidence.count(thirds)
  }

  private static func count(_ bits: SIMD2<UInt64>) -> Int {
    bits[0].nonzeroBitCount + bits[1].nonzeroBitCount
  }

  /// The order and what tells it, or `nil` when the column leaves it open.
  package var decision: (order: DateOrder, reason: String, isProvisional: Bool)? {
    let candidates = candidates
    guard let first = candidates.first else { return nil }
    guard candidates.count > 1 else { return (first.order, reason(first.order), false) }
    // The first of January is that in any order.
    if first.latest - first.earliest < 86_400_000_000,
      candidates.allSatisfy({ $0.earliest == first.earliest && $0.latest == first.latest })
    {
      return (first.order, "its one date is the same in any order", false)
    }
    if let order = only(candidates, where: { $0.weekdays.right > 0 && $0.weekdays.wrong == 0 }) {
      return (order, "only this order fits the days of the week", false)
    }
    if separator == 46, candidates.contains(where: { $0.order == .dayMonthYear }) {
      return (.dayMonthYear, "dates with dots are written day first", false)
    }
    let shares = candidates.map(\.orderedShare).sorted(by: >)
    if first.rows >= 20, shares[0] >= 0.9, shares[0] - shares[1] > 0.02,
      let order = only(candidates, where: { $0.orderedShare == shares[0] })
    {
      return (order, "no day above 12, but only this order puts the rows in time order", true)
    }
    // From one date to the next it takes no longer than between rows of one date.
    let limit = longestWithinDate
    if limit > 0,
      let order = only(
        candidates,
        where: { $0.changes.count >= Self.leastChanges(limit) && $0.changes.longest <= limit })
    {
      return (
        order, "no day above 12, but only in this order do the dates follow without a leap", true
      )
    }
    return nil
  }

  /// So many changes of the date show that dates follow without a leap: rows that come all day long do so over one midnight.
  private static func leastChanges(_ longest: Int64) -> Int {
    longest <= 3 * 3_600_000_000 ? 1 : 2
  }

  private func only(_ readings: [Reading], where isRight: (Reading) -> Bool) -> DateOrder? {
    let right = readings.filter(isRight)
    return right.count == 1 ? right[0].order : nil
  }

  private func reason(_ order: DateOrder) -> String {
    switch order {
    case .yearMonthDay where firstMaximum > 31:
      "the first number goes up to \(firstMaximum), so it is the year"
    case .yearMonthDay: "the first number stays while the last one changes, so it is the year"
    case _ where firstMaximum > 12 && secondMaximum > 12:
      "day and month change places in the column"
    case .dayMonthYear: "the first number goes up to \(firstMaximum), so it is the day"
    case .monthDayYear: "the second number goes up to \(secondMaximum), so it is the day"
    }
  }

  /// Whether the values may be meant in this order.
  package func allows(_ order: DateOrder) -> Bool { candidates.contains { $0.order == order } }

  /// What the column covers in each of the orders that may be meant.
  package var consequences: String {
    candidates.enumerated().map { i, reading in
      "as \(reading.order.short)\(i == 0 ? " the data covers" : "") "
        + "\(DateOrderEvidence.day(reading.earliest)) – \(DateOrderEvidence.day(reading.latest))"
    }.joined(separator: ", ")
  }

  private static func day(_ instant: Int64) -> String {
    let days = instant / 86_400_000_000 - (instant % 86_400_000_000 < 0 ? 1 : 0)
    let date = CivilDate(days: days)
    return "\(date.day) \(TimeWords.inForce.abbreviations[date.month - 1]) \(date.year)"
  }
}
