/// How a number format shows a number as a time.
enum DateStyle: Sendable {
  case none, date, dateAndTime, timeOfDay, elapsed

  /// The number formats that every workbook has without declaring them.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
    case 22: self = .dateAndTime
    case 18...21, 32...35, 45, 47, 55, 56: self = .timeOfDay
    case 46: self = .elapsed
    default: self = .none
    }
  }

  /// Judges a format code by the letters that stand for parts of a time.
  init(code: String) {
    var letters = ""
    var isElapsed = false
    var i = Array(code.lowercased())[...]
    while let character = i.popFirst(), character != ";" {
      switch character {
      case "\"": i = i.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": i = i.dropFirst()
      case "[":
        let inside = String(i.prefix { $0 != "]" })
        i = i.drop { $0 != "]" }.dropFirst()
        if !inside.isEmpty, ["h", "m", "s"].contains(where: { inside.allSatisfy($0.contains) }) {
          isElapsed = true
        }
      case "a" where i.starts(with: "m/pm"): i = i.dropFirst(4)
      case "a" where i.starts(with: "/p"): i = i.dropFirst(2)
      case "g" where i.starts(with: "eneral"): i = i.dropFirst(6)
      default: letters.append(character)
      }
    }
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDate =
      letters.contains("y") || letters.contains("d") || (!hasTime && letters.contains("m"))
    self =
      isElapsed
      ? .elapsed : hasDate ? (hasTime ? .dateAndTime : .date) : hasTime ? .timeOfDay : .none
  }

  /// A serial day number as ISO 8601 text, to the nearest millisecond; `nil` when it is no date a workbook can show.
  func text(serial: Double, from1904: Bool) -> String? {
    guard self != .none, serial >= 0, serial < 2_958_466 else { return nil }
    let milliseconds = Int((serial * 86_400_000).rounded())
    if self == .elapsed {
      return Self.clock(milliseconds, hours: milliseconds / 3_600_000)
    }
    let day = milliseconds / 86_400_000
    let rest = milliseconds % 86_400_000
    let clock = Self.clock(rest, hours: rest / 3_600_000)
    if self == .timeOfDay, day == 0 { return clock }
    let date = Self.date(day, from1904: from1904)
    return self == .date && rest == 0 ? date : date + "T" + clock
  }

  private static func clock(_ milliseconds: Int, hours: Int) -> String {
    let seconds = milliseconds / 1000
    var text = "\(pad(hours, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2))"
    if milliseconds % 1000 != 0 { text += "." + pad(milliseconds % 1000, 3) }
    return text
  }

  private static func date(_ serial: Int, from1904: Bool) -> String {
    // Day 0 and the 29th of February 1900 exist only in workbooks; both are shown as the office programs do.
    if !from1904, serial == 0 { return "1900-01-00" }
    if !from1904, serial == 60 { return "1900-02-29" }
    // Days since 1970-01-01.
    let day = serial + (from1904 ? -24_107 : serial < 60 ? -25_568 : -25_569)
    // Howard Hinnant's civil_from_days.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return
      "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
