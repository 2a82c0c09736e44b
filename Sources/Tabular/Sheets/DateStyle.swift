import Calendar
import Vocabulary

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
    guard self != .none, serial >= 0, serial < SerialDay.end else { return nil }
    let milliseconds = Int((serial * 86_400_000).rounded())
    if self == .elapsed {
      return Self.clock(milliseconds, hours: milliseconds / 3_600_000)
    }
    let day = milliseconds / 86_400_000
    let rest = milliseconds % 86_400_000
    let clock = Self.clock(rest, hours: rest / 3_600_000)
    if self == .timeOfDay, day == 0 { return clock }
    let date = SerialDay.text(day, from1904: from1904)
    return self == .date && rest == 0 ? date : date + "T" + clock
  }

  private static func clock(_ milliseconds: Int, hours: Int) -> String {
    let seconds = milliseconds / 1000
    var text =
      "\(Wording.digits(hours, 2)):\(Wording.digits(seconds / 60 % 60, 2)):\(Wording.digits(seconds % 60, 2))"
    if milliseconds % 1000 != 0 { text += "." + Wording.digits(milliseconds % 1000, 3) }
    return text
  }
}
