import Vocabulary

/// The numbers and marks found in one written date or time; the common ground of detection and of the general parser.
package struct TimestampParts {
  /// Digit groups in order, at most 7, with their widths.
  var values = (0, 0, 0, 0, 0, 0, 0)
  var widths = (0, 0, 0, 0, 0, 0, 0)
  var count = 0
  /// Index of the group before which a month name stood, or -1.
  var monthName = 0
  var monthPosition = -1
  var isAfternoon = false
  var hasMeridiem = false
  /// Seconds east of UTC, or `nil`.
  var offset: Int?
  /// Microseconds after the last full second.
  var fraction: Int64 = 0
  /// Byte between the first and the second group, and before the first time group.
  var dateSeparator: UInt8 = 0
  var timeSeparator: UInt8 = 0
  /// Groups before the blank or `T` that ends the date.
  var dateGroups = 0
  var hasFraction = false
  /// 0 for Monday to 6 for Sunday where the text names the day of the week, else -1.
  var weekday = -1
  /// True when the second group counts weeks: `2025-W10-2`.
  var isWeekDate = false
  /// The abbreviation that several zones have.
  var ambiguousZone: TimestampLetters?
  /// The abbreviation of one zone.
  var plainZone: TimestampLetters?

  subscript(i: Int) -> Int {
    switch i {
    case 0: values.0
    case 1: values.1
    case 2: values.2
    case 3: values.3
    case 4: values.4
    case 5: values.5
    default: values.6
    }
  }

  func width(_ i: Int) -> Int {
    switch i {
    case 0: widths.0
    case 1: widths.1
    case 2: widths.2
    case 3: widths.3
    case 4: widths.4
    case 5: widths.5
    default: widths.6
    }
  }

  /// Takes the offset that the abbreviation of several zones means in the column.
  mutating func take(_ abbreviations: [ZoneAbbreviation]) {
    guard offset == nil, !abbreviations.isEmpty, let zone = ambiguousZone else { return }
    offset = abbreviations.first { $0.letters == zone }?.seconds
  }

  private mutating func append(_ value: Int, width: Int) -> Bool {
    switch count {
    case 0: (values.0, widths.0) = (value, width)
    case 1: (values.1, widths.1) = (value, width)
    case 2: (values.2, widths.2) = (value, width)
    case 3: (values.3, widths.3) = (value, width)
    case 4: (values.4, widths.4) = (value, width)
    case 5: (values.5, widths.5) = (value, width)
    default: return false
    }
    count += 1
    return true
  }

  /// Takes the text apart, or returns `nil` when a byte cannot belong to a date or time.
  package init?(_ p: UnsafeBufferPointer<UInt8>) {
    var i = 0
    let n = p.count
    // The day of the week that the month name may be instead.
    var otherWeekday: Int?
    scan: while i < n {
      let byte = unsafe p[i]
      if byte &- 48 < 10 {
        var value = 0
        let begin = i
        while i < n, unsafe p[i] &- 48 < 10, i - begin < 17 {
          value = unsafe value * 10 + Int(p[i] &- 48)
          i += 1
        }
        if i < n, unsafe p[i] &- 48 < 10 { return nil }
        // A fraction follows the seconds after a dot or a comma.
        let isFraction =
          (hasSeconds || (dateGroups == 0 && dateSeparator == 58 && count == 3)) && begin > 0
          && (unsafe p[begin - 1] == 46 || p[begin - 1] == 44)
        if isFraction {
          var scaled = Int64(value)
          var width = i - begin
          while width < 6 {
            scaled *= 10
            width += 1
          }
          while width > 6 {
            scaled /= 10
            width -= 1
          }
          fraction = scaled
          hasFraction = true
        } else if !append(value, width: i - begin) {
          return nil
        }
        continue
      }
      let blank = unsafe Blank.length(p, i)
      if blank > 0 {
        if count > 0, !endDate(), count == 1, dateSeparator == 0 { dateSeparator = 32 }
        i += blank
        continue
      }
      switch byte {
      case 45, 43:  // - +
        // After the time, a sign starts the offset from UTC.
        if hasSeconds || isYearAtEnd || (dateGroups > 0 && count - dateGroups >= 2),
          monthPosition != count
        {
          guard let east = unsafe TimestampParts.offset(p, from: i) else { return nil }
          offset = east
          break scan
        }
        if byte == 43 { return nil }
        if count == 1, dateSeparator == 0 { dateSeparator = byte }
        i += 1
      case 46, 47:  // . /
        if count == 1, dateSeparator == 0 { dateSeparator = byte }
        if dateGroups > 0, count == dateGroups + 1 { timeSeparator = byte }
        i += 1
      case 58:  // :
        // A colon before any blank: a time of day alone.
        if dateGroups == 0, monthPosition < 0 {
          if count == 1, dateSeparator == 0 { dateSeparator = byte }
          if count == 4 { return nil }
        }
        timeSeparator = byte
        i += 1
      case _ where unsafe byte | 0x20 == 116 && i + 1 < n && p[i + 1] &- 48 < 10 && count > 0:  // T
        endDate()
        i += 1
      case 44:  // ,
        i += 1
      case _ where byte | 0x20 == 122 && i + 1 == n:  // Z
        guard count >= 4 || hasSeconds else { return nil }
        offset = 0
        i += 1
      default:
        // W
        if byte | 0x20 == 119, count == 1, widths.0 == 4, i + 1 < n, unsafe p[i + 1] &- 48 < 10 {
          isWeekDate = true
          i += 1
          continue
        }
        guard let (length, word) = unsafe TimestampWord.read(p, from: i) else { return nil }
        switch word {
        case .month(let month, let day):
          if monthPosition >= 0 {
            // `mar. 4 mars 2025`
            guard let other = otherWeekday, weekday < 0 else { return nil }
            weekday = other
          }
          otherWeekday = count == 0 && monthPosition < 0 ? day : nil
          monthName = month
          monthPosition = count
          if count == 1, dateSeparator == 0, i > 0 { dateSeparator = unsafe p[i - 1] }
        case .morning, .afternoon:
          endDate()
          hasMeridiem = true
          if case .afternoon = word { isAfternoon = true }
        case .offset(let seconds, let zone):
          guard count >= 4 || hasSeconds else { return nil }
          offset = seconds
          plainZone = zone
        case .ambiguousZone(let zone):
          guard count >= 4 || hasSeconds else { return nil }
          ambiguousZone = zone
        case .weekday(let day):
          guard weekday < 0 else { return nil }
          endDate()
          weekday = day
        case .dateUnit:
          if count == 1, dateSeparator == 0 { dateSeparator = 45 }
        case .dayUnit: endDate()
        case .clockUnit:
          // `2h30` alone is a duration.
          guard byte >= 128 || dateGroups > 0 else { return nil }
          if count == 1, dateGroups == 0, dateSeparator == 0 { dateSeparator = 58 }
          timeSeparator = 58
        case .filler: break
        }
        i += length
      }
    }
    if let day = otherWeekday, monthPosition == 0,
      dateGroups == 3 || (dateGroups == 0 && count == 3)
    {
      // `mar. 04/03/2025`
      guard weekday < 0 else { return nil }
      monthPosition = -1
      weekday = day
    }
    if dateGroups == 0 { dateGroups = isOrdinal ? 2 : min(count, monthPosition >= 0 ? 2 : 3) }
  }

  /// True when a full time of day has been read.
  private var hasSeconds: Bool {
    dateGroups > 0 && (count - dateGroups >= 3 || (dateGroups == 1 && count == 2))
  }

  /// A year and the number of a day in it: `2025-063`.
  var isOrdinal: Bool {
    monthPosition < 0 && (dateGroups == 0 ? count == 2 : dateGroups == 2) && widths.0 == 4
      && widths.1 == 3 && dateSeparator == 45
  }

  /// A time written after a date without separators: `20240131T120000`.
  var isCompactPair: Bool { dateGroups == 1 && count == 2 }

  /// Notes that the date ends here; false when it already did, or is not complete.
  @discardableResult
  private mutating func endDate() -> Bool {
    guard
      dateGroups == 0,
      count >= 3 || (monthPosition >= 0 && count >= 2)
        || (count == 1 && widths.0 == 8 && monthPosition < 0) || isOrdinal
    else { return false }
    dateGroups = count
    return true
  }

  /// `+01:00`, `-0530`, `+02`, possibly followed by a bracketed zone name.
  private static func offset(_ p: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var digits = 0
    var value = 0
    var i = start + 1
    while i < p.count {
      let byte = unsafe p[i]
      if byte &- 48 < 10 {
        value = value * 10 + Int(byte &- 48)
        digits += 1
        if digits > 4 { return nil }
      } else if byte != 58 {
        return nil
      }
      i += 1
    }
    let seconds: Int
    switch digits {
    case 1, 2: seconds = value * 3600
    case 4: seconds = value / 100 * 3600 + value % 100 * 60
    default: return nil
    }
    guard seconds <= 15 * 3600 else { return nil }
    return unsafe p[start] == 45 ? -seconds : seconds
  }

  /// The instant in microseconds since 1970-01-01, wall clock unless the text has an offset; `nil` when the numbers
  /// are no date. Years from 9 000 on mean open in business systems and are no instant.
  package func microseconds(order: DateOrder) -> Int64? {
    if isOrdinal { return ordinal() }
    if isWeekDate { return weekDate() }
    var year: Int
    let month: Int
    let day: Int
    var timeStart = dateGroups
    if isYearAtEnd {
      (month, day, year) = (monthName, self[0], self[4])
      timeStart = 1
    } else if monthPosition >= 0 {
      guard count >= 2 else { return nil }
      month = monthName
      // `SEP-01-02` is a name: a date starts or ends with its month only when the year has four digits.
      guard yearWidth(order) == 4 || (yearWidth(order) == 2 && monthPosition == 1) else {
        return nil
      }
      if width(0) >= 3 {
        (year, day) = (self[0], self[1])
      } else {
        (day, year) = (self[0], self[1])
      }
      timeStart = 2
    } else if dateGroups == 1, width(0) >= 8, Self.compactWidths.contains(width(0)) {
      return compact()
    } else {
      // `1.2.3` is a number of a chapter or a version.
      guard count >= 3, yearWidth(order) == 2 || yearWidth(order) == 4 else { return nil }
      switch order {
      case .yearMonthDay: (year, month, day) = (self[0], self[1], self[2])
      case .dayMonthYear: (day, month, year) = (self[0], self[1], self[2])
      case .monthDayYear: (month, day, year) = (self[0], self[1], self[2])
      }
      timeStart = 3
    }
    if !isYearAtEnd, yearWidth(order) <= 2 {
      year += year < 70 ? 2000 : 1900
    }
    guard year >= 1900, year < 9000, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return instant(days: date.days, timeStart: timeStart, end: isYearAtEnd ? 4 : count)
  }

  /// Whether a numbered date begins with a year of four digits.
  var isYearFirst: Bool { monthPosition < 0 && dateGroups != 1 && width(0) == 4 }

  /// The instant of a day and of the time groups from `timeStart` to `end`; `nil` when they are no time of day.
  private func instant(days: Int64, timeStart: Int, end: Int) -> Int64? {
    var hour = end > timeStart ? self[timeStart] : 0
    let minute = end > timeStart + 1 ? self[timeStart + 1] : 0
    let second = end > timeStart + 2 ? self[timeStart + 2] : 0
    if hasMeridiem {
      guard hour >= 1, hour <= 12 else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60,
      end <= timeStart + 3
    else { return nil }
    let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - (offset ?? 0))
    return seconds * 1_000_000 + fraction
  }

  /// `Fri Jul 04 14:05:00 2025`, as C and Java print dates.
  var isYearAtEnd: Bool { monthPosition == 0 && count == 5 && width(4) == 4 && width(0) <= 2 }

  /// `2025-063`, possibly with a time.
  private func ordinal() -> Int64? {
    let (year, day) = (self[0], self[1])
    guard year >= 1900, year < 9000, day >= 1 else { return nil }
    let days = CivilDate.days(year: year, month: 1, day: 1) + Int64(day - 1)
    guard days < CivilDate.days(year: year + 1, month: 1, day: 1) else { return nil }
    return instant(days: days, timeStart: 2, end: count)
  }

  /// `2025-W10-2`, possibly with a time: ISO 8601 counts from the Monday of the week that holds 4 January.
  private func weekDate() -> Int64? {
    let (year, week, day) = (self[0], self[1], self[2])
    guard count >= 3, dateGroups == 3, width(1) == 2, width(2) == 1, year >= 1900, year < 9000,
      (1...53).contains(week), (1...7).contains(day)
    else { return nil }
    let fourth = CivilDate.days(year: year, month: 1, day: 4)
    let monday = fourth - Int64(CivilDate.weekday(ofDay: fourth))
    return instant(days: monday + Int64(7 * (week - 1) + day - 1), timeStart: 3, end: count)
  }

  private func yearWidth(_ order: DateOrder) -> Int {
    if monthPosition >= 0 { return width(0) >= 3 ? width(0) : width(1) }
    return order == .yearMonthDay ? width(0) : width(2)
  }

  /// Digits of a day, with minutes, with seconds, with hundredths of a second as SEMI E5 writes a clock, with milliseconds.
  static let compactWidths = [8, 12, 14, 16, 17]

  /// `20240131`, `202401311200`, `20240131120000`, `2024013112000050`, `20240131120000500`, `20240131T120000`.
  private func compact() -> Int64? {
    guard count == 1 || (width(0) == 8 && count == 2) else { return nil }
    // Date and time as one number up to the second.
    var digits = self[0]
    var fraction = fraction
    if width(0) > 14 {
      let scale = width(0) == 16 ? 100 : 1000
      fraction = Int64(digits % scale * (1_000_000 / scale))
      digits /= scale
      // A number of so many digits that begins otherwise is no date.
      guard digits < 21_000_000_000_000 else { return nil }
    }
    let timeWidth = count == 2 ? width(1) : min(width(0), 14) - 8
    if count == 2 {
      guard timeWidth == 4 || timeWidth == 6 else { return nil }
      digits = digits * (timeWidth == 4 ? 10_000 : 1_000_000) + self[1]
    }
    if timeWidth == 0 { digits *= 1_000_000 }
    if timeWidth == 4 { digits *= 100 }
    let (written, time) = (digits / 1_000_000, digits % 1_000_000)
    let (year, month, day) = (written / 10_000, written / 100 % 100, written % 100)
    let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100)
    guard year >= 1900, year < 9000, let date = CivilDate(year: year, month: month, day: day),
      hour < 24 || time == 240_000, minute < 60, second <= 60
    else { return nil }
    let seconds =
      date.days * 86_400 + Int64(hour * 3600 + minute * 60 + second - (offset ?? 0))
    return seconds * 1_000_000 + fraction
  }
}
