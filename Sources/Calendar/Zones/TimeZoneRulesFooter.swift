/// The rule for every year after the last listed change: a POSIX TZ string such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`, with the hours up to 167 that RFC 8536 adds.
struct DaylightRule: Sendable, Equatable {
  /// A day and a time of day at which the offset changes.
  struct Change: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      /// 1…365, 29 February is never counted.
      case julian(Int)
      /// 0…365, 29 February is counted.
      case ordinal(Int)
      /// `week` 5 is the last one of the month, `weekday` 0 is Sunday.
      case weekday(month: Int, week: Int, weekday: Int)
    }
    var day: Day
    /// Seconds after local midnight.
    var time: Int

    /// Seconds since 1970 of this change in `year`, in the local time that holds before it.
    func localSeconds(in year: Int) -> Int64 {
      Int64(Self.dayNumber(day, in: year)) * 86_400 + Int64(time)
    }

    private static func dayNumber(_ day: Day, in year: Int) -> Int {
      switch day {
      case .julian(let number):
        let isAfterLeapDay = CivilDate.isLeap(year) && number >= 60
        return Int(CivilDate.days(year: year, month: 1, day: 1)) + number - 1
          + (isAfterLeapDay ? 1 : 0)
      case .ordinal(let number):
        return Int(CivilDate.days(year: year, month: 1, day: 1)) + number
      case .weekday(let month, let week, let weekday):
        let first = Int(CivilDate.days(year: year, month: month, day: 1))
        let length = CivilDate.length(month: month, year: year)
        let firstWeekday = (CivilDate.weekday(ofDay: Int64(first)) + 1) % 7
        var dayOfMonth = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        while dayOfMonth >= length { dayOfMonth -= 7 }
        return first + dayOfMonth
      }
    }
  }

  var standardOffset: Int
  var daylightOffset: Int
  /// `nil` in a zone without daylight saving time.
  var changes: (start: Change, end: Change)?

  static func == (a: DaylightRule, b: DaylightRule) -> Bool {
    a.standardOffset == b.standardOffset && a.daylightOffset == b.daylightOffset
      && a.changes?.start == b.changes?.start && a.changes?.end == b.changes?.end
  }

  func offset(at time: Int64) -> Int {
    guard changes != nil else { return standardOffset }
    let year = Self.year(of: time)
    return changeList(from: year - 1, to: year + 1).last { $0.at <= time }?.offset ?? standardOffset
  }

  func transitions(from start: Int64, to end: Int64) -> [TimeZoneRules.Transition] {
    guard changes != nil, start <= end else { return [] }
    var before = offset(at: start - 1)
    var found: [TimeZoneRules.Transition] = []
    let list = changeList(from: Self.year(of: start) - 1, to: Self.year(of: end) + 1)
    for index in list.indices {
      let change = list[index]
      // Daylight time all the year is written as an end and a start at the same instant.
      let isOverruled = index + 1 < list.count && list[index + 1].at == change.at
      guard change.at >= start, change.at <= end, !isOverruled, change.offset != before
      else { continue }
      found.append((change.at, before, change.offset))
      before = change.offset
    }
    return found
  }

  private func changeList(from first: Int, to last: Int) -> [(at: Int64, offset: Int)] {
    guard let changes else { return [] }
    var list: [(at: Int64, offset: Int)] = []
    list.reserveCapacity(2 * (last - first + 1))
    for year in first...last {
      let start = changes.start.localSeconds(in: year) - Int64(standardOffset)
      let end = changes.end.localSeconds(in: year) - Int64(daylightOffset)
      list.append((start, daylightOffset))
      list.append((end, standardOffset))
    }
    // At the same instant the end of one year comes before the start of the next.
    return list.sorted {
      $0.at == $1.at
        ? $0.offset == standardOffset && $1.offset != standardOffset : $0.at < $1.at
    }
  }

  static func year(of time: Int64) -> Int {
    let day = Int(time >= 0 ? time / 86_400 : (time - 86_399) / 86_400)
    return CivilDate(days: Int64(day)).year
  }
}

extension DaylightRule {
  /// Reads a POSIX TZ string; `nil` when it is not one.
  init?(posix text: Substring) {
    var parser = Parser(rest: text.utf8)
    guard parser.skipName(), let standard = parser.time(maximumHours: 24) else { return nil }
    standardOffset = -standard
    daylightOffset = -standard + 3600
    changes = nil
    if parser.rest.isEmpty {
      daylightOffset = standardOffset
      return
    }
    guard parser.skipName() else { return nil }
    if parser.rest.first != UInt8(ascii: ",") {
      guard let daylight = parser.time(maximumHours: 24) else { return nil }
      daylightOffset = -daylight
    }
    guard let start = parser.change(), let end = parser.change(), parser.rest.isEmpty
    else { return nil }
    changes = (start, end)
  }

  private struct Parser {
    var rest: Substring.UTF8View

    mutating func skip(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest.removeFirst()
      return true
    }

    /// An abbreviation: letters, or anything between angle brackets.
    mutating func skipName() -> Bool {
      if skip(UInt8(ascii: "<")) {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[rest.index(after: close)...]
        return true
      }
      let letters = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      guard letters.count >= 3 else { return false }
      rest = rest[letters.endIndex...]
      return true
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest[digits.endIndex...]
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return range.contains(value) ? value : nil
    }

    /// `[+-]h[:m[:s]]` in seconds.
    mutating func time(maximumHours: Int) -> Int? {
      let isNegative = skip(UInt8(ascii: "-"))
      if !isNegative { _ = skip(UInt8(ascii: "+")) }
      guard let hours = number(0...maximumHours) else { return nil }
      var seconds = hours * 3600
      for unit in [60, 1] where skip(UInt8(ascii: ":")) {
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      guard skip(UInt8(ascii: ",")) else { return nil }
      let day: Change.Day
      if skip(UInt8(ascii: "M")) {
        guard let month = number(1...12), skip(UInt8(ascii: ".")), let week = number(1...5),
          skip(UInt8(ascii: ".")), let weekday = number(0...6)
        else { return nil }
        day = .weekday(month: month, week: week, weekday: weekday)
      } else if skip(UInt8(ascii: "J")) {
        guard let number = number(1...365) else { return nil }
        day = .julian(number)
      } else {
        guard let number = number(0...365) else { return nil }
        day = .ordinal(number)
      }
      guard skip(UInt8(ascii: "/")) else { return Change(day: day, time: 7200) }
      guard let time = time(maximumHours: 167) else { return nil }
      return Change(day: day, time: time)
    }
  }
}
