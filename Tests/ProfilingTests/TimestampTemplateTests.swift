import Calendar
import Profiling
import TestSupport
import Testing

/// The fast path of timestamps against the general parser, which has its own tests.
@Suite struct TimestampTemplateTests {
  /// A way to write instants.
  struct Notation: Sendable, CustomTestStringConvertible {
    var name: String
    var form: TimestampNotation.Form
    /// The text of an instant in microseconds since 1970.
    var text: @Sendable (Int64) -> String
    var testDescription: String { name }
  }

  /// The fields of an instant, filled up with zeros.
  struct Fields {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var micro = 0

    init(_ microseconds: Int64) {
      let days = (microseconds - TimestampTemplateTests.remainder(microseconds)) / 86_400_000_000
      let time = Int(TimestampTemplateTests.remainder(microseconds))
      let date = CivilDate(days: days)
      (year, month, day) = (date.year, date.month, date.day)
      (hour, minute, second) = (
        time / 3_600_000_000, time / 60_000_000 % 60, time / 1_000_000 % 60
      )
      micro = time % 1_000_000
    }
    var date: String { "\(year)-\(pad(month))-\(pad(day))" }
    var clock: String { "\(pad(hour)):\(pad(minute)):\(pad(second))" }
    /// Half days.
    var halfDay: String {
      "\(hour % 12 == 0 ? 12 : hour % 12):\(pad(minute)):\(pad(second)) \(hour < 12 ? "AM" : "PM")"
    }
    var monthName: String {
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
        month - 1]
    }
    func pad(_ n: Int, _ width: Int = 2) -> String {
      String(repeating: "0", count: max(0, width - "\(n)".count)) + "\(n)"
    }
  }

  static func remainder(_ microseconds: Int64) -> Int64 {
    let rest = microseconds % 86_400_000_000
    return rest < 0 ? rest + 86_400_000_000 : rest
  }

  static let notations: [Notation] = [
    Notation(name: "ISO with T", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock
    },
    Notation(name: "ISO with Z", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock + "Z"
    },
    Notation(name: "ISO with a blank", form: .calendar(.yearMonthDay)) {
      Fields($0).date + " " + Fields($0).clock
    },
    Notation(name: "ISO east", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock + "+01:00"
    },
    Notation(name: "ISO west", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock + "-05:00"
    },
    Notation(name: "ISO west, changing", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return f.date + "T" + f.clock + "-\(f.pad((f.second * 7) % 24)):\(f.minute % 2)0"
    },
    Notation(name: "minutes west", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return f.date + " \(f.pad(f.hour)):\(f.pad(f.minute))-0\(f.second % 10)30"
    },
    Notation(name: "milliseconds", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock + "." + Fields($0).pad(Fields($0).micro / 1000, 3)
        + "Z"
    },
    Notation(name: "microseconds after a comma", form: .calendar(.yearMonthDay)) {
      Fields($0).date + " " + Fields($0).clock + "," + Fields($0).pad(Fields($0).micro, 6)
    },
    Notation(name: "nanoseconds", form: .calendar(.yearMonthDay)) {
      Fields($0).date + "T" + Fields($0).clock + "." + Fields($0).pad(Fields($0).micro, 6)
        + Fields($0).pad(Int($0 % 997), 3) + "+00:00"
    },
    Notation(name: "a fraction of changing width", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return f.date + " " + f.clock + (f.micro % 3 == 0 ? "" : ".\(f.micro % 1000)")
    },
    Notation(name: "DD.MM.YYYY", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return "\(f.pad(f.day)).\(f.pad(f.month)).\(f.year) " + f.clock
    },
    Notation(name: "DD.MM.YY without seconds", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return
        "\(f.pad(f.day)).\(f.pad(f.month)).\(f.pad(f.year % 100)) \(f.pad(f.hour)):\(f.pad(f.minute))"
    },
    Notation(name: "D.M.YYYY H:MM", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return "\(f.day).\(f.month).\(f.year) \(f.hour):\(f.pad(f.minute))"
    },
    Notation(name: "MM/DD/YYYY with AM and PM", form: .calendar(.monthDayYear)) {
      let f = Fields($0)
      return "\(f.month)/\(f.day)/\(f.year) \(f.halfDay)"
    },
    Notation(name: "MM/DD/YYYY HH with AM and PM", form: .calendar(.monthDayYear)) {
      let f = Fields($0)
      let hour = f.hour % 12 == 0 ? 12 : f.hour % 12
      return "\(f.pad(f.month))/\(f.pad(f.day))/\(f.year) \(f.pad(hour)):\(f.pad(f.minute)) "
        + (f.hour < 12 ? "a. m." : "p. m.")
    },
    Notation(name: "Chinese", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return "\(f.year)年\(f.month)月\(f.day)日 \(f.clock)"
    },
    Notation(name: "Korean half days", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      let hour = f.hour % 12 == 0 ? 12 : f.hour % 12
      return
        "\(f.year). \(f.month). \(f.day). \(f.hour < 12 ? "오전" : "오후") \(hour):\(f.pad(f.minute))"
    },
    Notation(name: "a day of the week that is a short month", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return "mar. \(f.pad(f.day))/\(f.pad(f.month))/\(f.year) \(f.clock)"
    },
    Notation(name: "a month name", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return "\(f.pad(f.day))-\(f.monthName)-\(f.year) \(f.clock)"
    },
    Notation(name: "a short month name and a fraction", form: .calendar(.dayMonthYear)) {
      let f = Fields($0)
      return "\(f.pad(f.day))-\(f.monthName)-\(f.pad(f.year % 100)) \(f.clock).\(f.micro / 100_000)"
    },
    Notation(name: "dates only", form: .calendar(.yearMonthDay)) { Fields($0).date },
    Notation(name: "compact dates", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return "\(f.year)\(f.pad(f.month))\(f.pad(f.day))"
    },
    Notation(name: "compact", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return
        "\(f.year)\(f.pad(f.month))\(f.pad(f.day))\(f.pad(f.hour))\(f.pad(f.minute))\(f.pad(f.second))"
    },
    Notation(name: "compact to the minute", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return "\(f.year)\(f.pad(f.month))\(f.pad(f.day))\(f.pad(f.hour))\(f.pad(f.minute))"
    },
    Notation(name: "compact with T", form: .calendar(.yearMonthDay)) {
      let f = Fields($0)
      return
        "\(f.year)\(f.pad(f.month))\(f.pad(f.day))T\(f.pad(f.hour))\(f.pad(f.minute))\(f.pad(f.second))Z"
    },
    Notation(name: "time of day", form: .timeOfDay) { Fields($0).clock },
    Notation(name: "time of day with dots", form: .timeOfDay) {
      let f = Fields($0)
      return "\(f.pad(f.hour)).\(f.pad(f.minute)).\(f.pad(f.second))"
    },
    Notation(name: "time of day to the minute", form: .timeOfDay) {
      let f = Fields($0)
      return "\(f.hour):\(f.pad(f.minute))"
    },
    Notation(name: "time of day with milliseconds", form: .timeOfDay) {
      let f = Fields($0)
      return f.clock + "." + f.pad(f.micro / 1000, 3)
    },
    Notation(name: "time of day with AM and PM", form: .timeOfDay) { Fields($0).halfDay },
    Notation(name: "epoch seconds", form: .epoch(unitsPerSecond: 1)) { "\($0 / 1_000_000)" },
    Notation(name: "epoch seconds with a fraction", form: .epoch(unitsPerSecond: 1)) {
      "\($0 / 1_000_000).\($0 / 100_000 % 10)"
    },
    Notation(name: "epoch milliseconds", form: .epoch(unitsPerSecond: 1000)) { "\($0 / 1000)" },
    Notation(name: "epoch microseconds", form: .epoch(unitsPerSecond: 1_000_000)) { "\($0)" },
    Notation(name: "epoch nanoseconds", form: .epoch(unitsPerSecond: 1_000_000_000)) {
      "\($0)\(100 + $0 % 900)"
    },
    Notation(name: "Excel serial", form: .serial(unitsPerDay: 1)) {
      "\(25_569 + Double($0) / 86_400_000_000)"
    },
    Notation(name: "far longer than any", form: .calendar(.yearMonthDay)) {
      Fields($0).date + String(repeating: " ", count: 20) + Fields($0).clock + "    "
        + String(repeating: " ", count: Int($0 / 1_000_000 % 20))
    },
  ]

  /// The first text that the template reads in another way than the parser.
  static func difference(_ form: TimestampNotation.Form, _ texts: [String]) -> String? {
    let notation = TimestampNotation(
      form: form, pattern: "", hasOffset: false, hasTimeOfDay: true, granularity: 1)
    let parser = TimestampParser(notation)
    var template = TimestampTemplate(notation)
    for (i, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      let padded = bytes + [UInt8](repeating: 48 + UInt8(i % 10), count: TimestampTemplate.capacity)
      let (general, fast) = unsafe padded.withUnsafeBufferPointer { padded in
        let start = unsafe padded.baseAddress.unsafelyUnwrapped
        let general = unsafe parser.parse(UnsafeBufferPointer(start: start, count: bytes.count))
        return unsafe (general, template.parse(start, bytes.count))
      }
      if general != fast { return "row \(i), \(text): \(fast), not \(general)" }
    }
    return nil
  }

  /// Instants as exports hold them: steps of all sizes, ascending or not.
  static func instants(_ step: Int64, seed: UInt64) -> [Int64] {
    var random = SeededGenerator(state: seed)
    let start = at(Double.random(in: 0..<50_000_000, using: &random))
    return (0..<700).map {
      start + Int64($0) * step + Int64.random(in: 0...(step / 3), using: &random)
    }
  }

  @Test(arguments: notations)
  func `the template reads what the parser reads`(notation: Notation) {
    for (seed, step) in [
      1_003, 370_001, 1_000_000, 60_000_000, 907_000_000, 86_400_000_000 as Int64,
    ]
    .enumerated() {
      let instants = Self.instants(step, seed: UInt64(seed))
      var random = SeededGenerator(state: UInt64(seed))
      for order in [instants, instants.reversed(), instants.shuffled(using: &random)] {
        #expect(Self.difference(notation.form, order.map(notation.text)) == nil, "step \(step)")
      }
    }
  }

  /// Bytes of good texts changed at random: the template may accept nothing that the parser does not.
  @Test(arguments: notations)
  func `the template reads damaged texts as the parser does`(notation: Notation) {
    var random = SeededGenerator(state: 5)
    let alphabet = Array("0123456789012345678969:.-+ TZ,x".utf8)
    for seed in 0..<4 as Range<UInt64> {
      let texts = Self.instants(1_000_000, seed: seed).flatMap { instant in
        let text = notation.text(instant)
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          let place = Int.random(in: bytes.indices, using: &random)
          bytes[place] = alphabet.randomElement(using: &random) ?? 48
        }
        return [text, String(decoding: bytes, as: UTF8.self)]
      }
      #expect(Self.difference(notation.form, texts) == nil)
    }
  }

  @Test(arguments: [DateOrder.yearMonthDay, .dayMonthYear, .monthDayYear])
  func `shapes may change from row to row`(order: DateOrder) {
    var random = SeededGenerator(state: 7)
    let sameOrder = Self.notations.filter { $0.form == .calendar(order) }
    let texts = Self.instants(61_000_000, seed: 9).flatMap { instant in
      (0..<3).map { _ -> String in
        guard Int.random(in: 0..<9, using: &random) > 0 else {
          return ["", "soon", "24:00", "null", "9", "-"].randomElement(using: &random) ?? ""
        }
        return sameOrder.randomElement(using: &random)?.text(instant) ?? ""
      }
    }
    #expect(Self.difference(.calendar(order), texts) == nil)
  }

  /// A time of day that no clock shows, after texts with the same and with other hours.
  @Test(arguments: ["", ".5", ".250", "Z", "+01:00", "-05:00", " PM", ".000001"])
  func `hours, minutes and seconds end where the parser ends them`(tail: String) {
    var random = SeededGenerator(state: 3)
    let clocks = [
      "23:59:59", "23:59:60", "24:00:00", "24:00:01", "24:00:09", "24:01:00", "24:00:60",
      "00:00:00", "20:00:00", "19:59:60", "25:00:00", "29:00:00", "23:60:00", "23:69:00",
      "12:34:56", "12:34:60", "12:34:61", "12:00:00", "11:59:59", "01:00:00", "00:30:00",
      "13:00:00",
    ]
    for first in clocks {
      var texts = [first, first]
      for _ in 0..<300 { texts.append(clocks.randomElement(using: &random) ?? "") }
      let dated = texts.map { "2024-02-2" + (Bool.random(using: &random) ? "8" : "9") + " " + $0 }
      #expect(
        Self.difference(.calendar(.yearMonthDay), dated.map { $0 + tail }) == nil, "\(first)")
      #expect(Self.difference(.timeOfDay, texts.map { $0 + tail }) == nil, "\(first)")
    }
  }

  @Test func `offsets end where the parser ends them`() {
    var texts: [String] = []
    for hour in [0, 3, 14, 19, 23] {
      for offset in [0, 5, 9, 10, 14, 15, 16, 19, 20, 29] {
        for minute in [0, 30, 59, 60, 99] {
          for sign in ["-", "+"] {
            let f = Fields(0)
            texts.append(
              "2024-05-01T\(f.pad(hour)):00:00\(sign)\(f.pad(offset)):\(f.pad(minute))")
          }
        }
      }
    }
    for start in [0, 3, 57] {
      #expect(Self.difference(.calendar(.yearMonthDay), Array(texts[start...])) == nil)
    }
    var random = SeededGenerator(state: 1)
    #expect(Self.difference(.calendar(.yearMonthDay), texts.shuffled(using: &random)) == nil)
  }

  /// An evening with an offset west of Greenwich lies on the next day in UTC.
  @Test func `evenings west of Greenwich are learned like mornings`() {
    let notation = TimestampNotation(
      form: .calendar(.yearMonthDay), pattern: "", hasOffset: true, hasTimeOfDay: true,
      granularity: 1)
    var template = TimestampTemplate(notation)
    for hour in 19..<24 {
      for minute in 10..<60 {
        let text = Array("2024-05-01T\(hour):\(minute):00-05:00".utf8)
        let padded = text + [UInt8](repeating: 0, count: TimestampTemplate.capacity)
        unsafe padded.withUnsafeBufferPointer {
          _ = unsafe template.parse($0.baseAddress.unsafelyUnwrapped, text.count)
        }
      }
    }
    #expect(template.learned == 1)
  }
}
