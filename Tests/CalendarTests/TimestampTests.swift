import Calendar
import TestSupport
import Testing

@Suite struct TimestampTests {
  /// A column of a notation, and the instants that its first values are.
  struct Notation: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var texts: [String]
    /// Of the texts, in order; `nil` for no instant.
    var instants: [Int64?]
    var form: TimestampNotation.Form
    var hasOffset = false
    var hasTimeOfDay = true
    var granularity: Double
    var isTimeOfDayWord = false

    init(
      _ name: String, _ values: KeyValuePairs<String, Int64?>, _ form: TimestampNotation.Form,
      offset: Bool = false, time: Bool = true, every granularity: Double = 1,
      timeOfDayWord: Bool = false
    ) {
      testDescription = name
      texts = values.map(\.key)
      instants = values.map(\.value)
      self.form = form
      hasOffset = offset
      hasTimeOfDay = time
      self.granularity = granularity
      isTimeOfDayWord = timeOfDayWord
    }
  }

  /// Microseconds since 1970 of a wall-clock time.
  static func at(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    micro: Int64 = 0
  ) -> Int64 {
    (CivilDate.days(year: year, month: month, day: day) * 86_400
      + Int64(hour * 3600 + minute * 60 + second)) * 1_000_000 + micro
  }

  static func clock(_ hour: Int, _ minute: Int, _ second: Int = 0, micro: Int64 = 0) -> Int64 {
    Int64(hour * 3600 + minute * 60 + second) * 1_000_000 + micro
  }

  static let notations: [Notation] = [
    Notation(
      "ISO with Z",
      [
        "2024-01-31T00:00:00Z": at(2024, 1, 31),
        "2024-12-31T23:59:59Z": at(2024, 12, 31, 23, 59, 59),
      ],
      .calendar(.yearMonthDay), offset: true),
    Notation(
      "ISO with offsets",
      [
        "2024-01-31T01:00:00+01:00": at(2024, 1, 31),
        "2024-07-01T00:30:00-05:30": at(2024, 7, 1, 6),
        "2024-07-01T02:00:00+0200": at(2024, 7, 1),
        "2024-07-01 02:00:00 +02": at(2024, 7, 1),
      ], .calendar(.yearMonthDay), offset: true),
    Notation(
      "3 fractional digits", ["2024-01-31T00:00:01.250Z": at(2024, 1, 31, 0, 0, 1, micro: 250_000)],
      .calendar(.yearMonthDay), offset: true, every: 0.001),
    Notation(
      "6 fractional digits",
      ["2024-01-31 00:00:01.250001": at(2024, 1, 31, 0, 0, 1, micro: 250_001)],
      .calendar(.yearMonthDay), every: 0.001),
    Notation(
      "7 fractional digits and an offset",
      ["2024-01-31T01:00:01.2500019+01:00": at(2024, 1, 31, 0, 0, 1, micro: 250_001)],
      .calendar(.yearMonthDay), offset: true, every: 0.001),
    Notation(
      "9 fractional digits",
      ["2022-01-01 00:00:01.157462726": at(2022, 1, 1, 0, 0, 1, micro: 157_462)],
      .calendar(.yearMonthDay), every: 0.001),
    Notation(
      "milliseconds after a comma",
      ["2024-01-31 00:00:01,250": at(2024, 1, 31, 0, 0, 1, micro: 250_000)],
      .calendar(.yearMonthDay), every: 0.001),
    Notation(
      "ISO naive",
      ["2024-02-29T12:30:45": at(2024, 2, 29, 12, 30, 45), "2023-02-29T12:30:45": nil],
      .calendar(.yearMonthDay)),
    Notation(
      "ISO to the minute", ["2024-02-29 12:30": at(2024, 2, 29, 12, 30)], .calendar(.yearMonthDay),
      every: 60),
    Notation(
      "ISO dates", ["2024-02-29": at(2024, 2, 29)], .calendar(.yearMonthDay), time: false,
      every: 86_400),
    Notation(
      "slashes, year first", ["2024/01/31 12:30:45": at(2024, 1, 31, 12, 30, 45)],
      .calendar(.yearMonthDay)),
    Notation(
      "ISO without separators",
      ["20240131T123045": at(2024, 1, 31, 12, 30, 45), "20240131T000000": at(2024, 1, 31)],
      .calendar(.yearMonthDay)),
    Notation(
      "ISO without separators, with Z", ["20240131T123045Z": at(2024, 1, 31, 12, 30, 45)],
      .calendar(.yearMonthDay), offset: true),
    Notation(
      "year of two digits and a month name",
      ["01-Jan-24 00:00:00": at(2024, 1, 1), "31-DEC-99 23:59:59": at(1999, 12, 31, 23, 59, 59)],
      .calendar(.dayMonthYear)),
    Notation(
      "date with a month name",
      ["11-Jan-1997": at(1997, 1, 11), "01-OCT-2024": at(2024, 10, 1)], .calendar(.dayMonthYear),
      time: false, every: 86_400),
    Notation(
      "month name first, with AM and PM",
      [
        "Jan 5, 2024 3:05:07 PM": at(2024, 1, 5, 15, 5, 7),
        "Dec 31, 2024 12:00:00 AM": at(2024, 12, 31),
      ], .calendar(.dayMonthYear)),
    Notation(
      "dots, day first",
      [
        "31.01.2024 23:59:59": at(2024, 1, 31, 23, 59, 59), "01.02.2024 00:00:00": at(2024, 2, 1),
      ], .calendar(.dayMonthYear)),
    Notation(
      "dots to the minute", ["31.01.2024 7:05": at(2024, 1, 31, 7, 5)], .calendar(.dayMonthYear),
      every: 60),
    Notation(
      "slashes, day first", ["31/01/2024 18:30": at(2024, 1, 31, 18, 30)], .calendar(.dayMonthYear),
      every: 60),
    Notation(
      "slashes, month first",
      ["1/31/24 7:05": at(2024, 1, 31, 7, 5), "12/1/24 17:05": at(2024, 12, 1, 17, 5)],
      .calendar(.monthDayYear), every: 60),
    Notation(
      "month first with AM and PM",
      [
        "1/31/2024 12:00:00 AM": at(2024, 1, 31), "1/31/2024 12:00:00 PM": at(2024, 1, 31, 12),
        "1/31/2024 1:02:03 PM": at(2024, 1, 31, 13, 2, 3), "1/31/2024 13:00:00 PM": nil,
      ], .calendar(.monthDayYear)),
    Notation(
      "AM and PM after a narrow no-break blank",
      [
        "1/31/24, 3:05:00\u{202F}PM": at(2024, 1, 31, 15, 5),
        "1/31/24, 3:05:00\u{A0}AM": at(2024, 1, 31, 3, 5),
      ], .calendar(.monthDayYear)),
    Notation(
      "Spanish half days",
      [
        "31/01/2024 3:05:00 a. m.": at(2024, 1, 31, 3, 5),
        "31/01/2024 3:05:00 p. m.": at(2024, 1, 31, 15, 5),
        "31/01/2024 12:05:00 a.\u{A0}m.": at(2024, 1, 31, 0, 5),
        "31/01/2024 12:05:00 p.m.": at(2024, 1, 31, 12, 5),
      ], .calendar(.dayMonthYear)),
    Notation(
      "blanks between the parts", ["31 01 2018 00:10": at(2018, 1, 31, 0, 10)],
      .calendar(.dayMonthYear), every: 60),
    Notation(
      "hour only", ["14/07/16 00": at(2016, 7, 14), "14/07/16 23": at(2016, 7, 14, 23)],
      .calendar(.dayMonthYear), every: 3600),
    Notation(
      "midnight as 24:00",
      ["31/01/2018 24:00": at(2018, 2, 1), "31/01/2018 23:45": at(2018, 1, 31, 23, 45)],
      .calendar(.dayMonthYear), every: 60),
    Notation(
      "24:00:00 in ISO", ["2018-12-31 24:00:00": at(2019, 1, 1)], .calendar(.yearMonthDay)),
    Notation(
      "epoch seconds", ["1461148512": 1_461_148_512_000_000], .epoch(unitsPerSecond: 1),
      offset: true),
    Notation(
      "epoch seconds with a fraction", ["1461148512.938": 1_461_148_512_938_000],
      .epoch(unitsPerSecond: 1), offset: true, every: 0.001),
    Notation(
      "epoch seconds with a decimal comma", ["1461148512,938": 1_461_148_512_938_000],
      .epoch(unitsPerSecond: 1), offset: true, every: 0.001),
    Notation(
      "epoch milliseconds", ["1461148512938": 1_461_148_512_938_000],
      .epoch(unitsPerSecond: 1000), offset: true, every: 1e-3),
    Notation(
      "epoch microseconds", ["1461148512938001": 1_461_148_512_938_001],
      .epoch(unitsPerSecond: 1_000_000), offset: true, every: 1e-6),
    Notation(
      "epoch nanoseconds",
      ["1461148512938001999": 1_461_148_512_938_001, "1577836800123456000": 1_577_836_800_123_456],
      .epoch(unitsPerSecond: 1_000_000_000), offset: true, every: 1e-9),
    Notation(
      "spreadsheet serial",
      ["45292.5": at(2024, 1, 1, 12), "45292.0000115741": at(2024, 1, 1, 0, 0, 1)],
      .serial(unitsPerDay: 1)),
    Notation(
      "spreadsheet serial with a decimal comma",
      ["45292,5": at(2024, 1, 1, 12), "45292,125": at(2024, 1, 1, 3)], .serial(unitsPerDay: 1)),
    Notation(
      "spreadsheet days", ["45292": at(2024, 1, 1)], .serial(unitsPerDay: 1), time: false,
      every: 86_400),
    Notation(
      "compact dates", ["20240131": at(2024, 1, 31)], .calendar(.yearMonthDay), time: false,
      every: 86_400),
    Notation(
      "compact to the minute", ["202410010730": at(2024, 10, 1, 7, 30)], .calendar(.yearMonthDay),
      every: 60),
    Notation(
      "compact to the second",
      ["20241001000000": at(2024, 10, 1), "20241001235958": at(2024, 10, 1, 23, 59, 58)],
      .calendar(.yearMonthDay)),
    Notation(
      "compact to the hundredth of a second, as SEMI E5 writes a clock",
      ["2025051208572235": at(2025, 5, 12, 8, 57, 22, micro: 350_000)], .calendar(.yearMonthDay),
      every: 0.01),
    Notation(
      "compact to the millisecond",
      ["20250512085722357": at(2025, 5, 12, 8, 57, 22, micro: 357_000)], .calendar(.yearMonthDay),
      every: 0.001),
    Notation(
      "times alone", ["07:05:09": clock(7, 5, 9), "23:59:59": clock(23, 59, 59)], .timeOfDay),
    Notation("times alone to the minute", ["7:05": clock(7, 5)], .timeOfDay, every: 60),
    Notation(
      "times alone with AM and PM",
      ["12:05 AM": clock(0, 5), "3:05 PM": clock(15, 5)], .timeOfDay, every: 60),
    Notation(
      "times with milliseconds", ["07:05:09.250": clock(7, 5, 9, micro: 250_000)], .timeOfDay,
      every: 0.001),
    Notation(
      "times with dots", ["18.00.00": clock(18, 0), "07.30.15": clock(7, 30, 15)], .timeOfDay,
      timeOfDayWord: true),
    Notation(
      "hours and minutes with a dot", ["04.48": clock(4, 48), "11.30": clock(11, 30)], .timeOfDay,
      every: 60, timeOfDayWord: true),
  ]

  @Test(arguments: [
    // Numbers of hours, one past the hour, no zero before any of few, and a header that says nothing of a day.
    (["4.48", "11.75"], true), (["04.48", "25.10"], true), (["7.30", "8.15"], true),
    (["04.48", "11.30"], false),
  ])
  func `numbers are no clocks with dots`(texts: [String], isTimeOfDayWord: Bool) {
    let times = TimestampDetector.detect(
      Array(repeating: texts, count: 10).flatMap { $0 }, isTimeWord: false,
      isTimeOfDayWord: isTimeOfDayWord)
    #expect(times == nil || times?.notation.form != .timeOfDay)
  }

  @Test(arguments: notations)
  func aColumnIsReadAsItIsWritten(_ notation: Notation) throws {
    let repeated = Array(repeating: notation.texts, count: 10).flatMap { $0 }
    let times = try #require(
      TimestampDetector.detect(
        repeated, isTimeWord: true, isTimeOfDayWord: notation.isTimeOfDayWord))
    let found = times.notation
    #expect(found.form == notation.form)
    #expect(found.hasOffset == notation.hasOffset)
    #expect(found.hasTimeOfDay == notation.hasTimeOfDay)
    #expect(found.granularity == notation.granularity)
    #expect(!found.isDateOrderAmbiguous)
    let parser = TimestampParser(found)
    #expect(notation.texts.map { parser.microseconds($0) } == notation.instants)
  }

  @Test(arguments: [
    ("en", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    (
      "en, full",
      "January February March April May June July August September October November December"
    ),
    ("de", "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
    (
      "de, full",
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    ),
    ("fr", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    ("fr, capitals", "JANV. FÉVR. MARS AVR. MAI JUIN JUIL. AOÛT SEPT. OCT. NOV. DÉC."),
    ("es", "ene feb mar abr may jun jul ago sep oct nov dic"),
    ("it", "gen feb mar apr mag giu lug ago set ott nov dic"),
    ("pt", "jan fev mar abr mai jun jul ago set out nov dez"),
    ("nl", "jan feb mrt apr mei jun jul aug sep okt nov dec"),
    ("pl", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    (
      "pl, full",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
    (
      "pl, accents and case lost",
      "STYCZEN LUTY MARZEC KWIECIEN MAJ CZERWIEC LIPIEC SIERPIEN WRZESIEN PAZDZIERNIK LISTOPAD GRUDZIEN"
    ),
    ("cs", "led úno bře dub kvě čvn čvc srp zář říj lis pro"),
    (
      "cs, full",
      "ledna února března dubna května června července srpna září října listopadu prosince"
    ),
    (
      "cs, accents lost",
      "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec"
    ),
    (
      "fr, accents lost",
      "janvier fevrier mars avril mai juin juillet aout sept octobre nov decembre"
    ),
    (
      "it, full",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    (
      "es, full",
      "ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SEPTIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE"
    ),
    (
      "pt, full",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    (
      "nl, full",
      "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    ("tr, full", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    ("tr, capitals", "OCAK ŞUBAT MART NİSAN MAYIS HAZİRAN TEMMUZ AĞUSTOS EYLÜL EKİM KASIM ARALIK"),
    (
      "accents that follow their letters",
      "janv. fe\u{301}vr. ma\u{308}rz avr. mai juin juil. aou\u{302}t sept. oct. nov. de\u{301}c."
    ),
    ("tr", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"),
  ])
  func monthNamesAreKnown(language: String, names: String) throws {
    let names = names.split(separator: " ").map(String.init)
    let texts = names.map { "05-\($0)-2024 06:07:08" } + names.map { "5 \($0) 2024 06:07:08" }
    let times = try #require(
      TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false))
    let parser = TimestampParser(times.notation)
    let expected: [Int64?] = (1...12).map { TimestampTests.at(2024, $0, 5, 6, 7, 8) }
    #expect(texts.map { parser.microseconds($0) } == expected + expected)
  }

  @Test(arguments: [
    "00.00.0000", "00.00.0000 00:00:00", "31.12.9999", "31.12.9999 23:59:59", "0001-01-01",
    "9999-12-31", "9999-12-31T00:00:00", "0000-00-00 00:00:00", "99991231", "00000000",
    "00000000000000", "99991231235959",
  ])
  func defaultDatesAreNoInstants(text: String) throws {
    let order: DateOrder = text.contains(".") ? .dayMonthYear : .yearMonthDay
    let parser = TimestampParser(
      TimestampNotation(
        form: .calendar(order), pattern: "", hasOffset: false, hasTimeOfDay: true, granularity: 1))
    #expect(parser.microseconds(text) == nil)
  }

  /// Instants far outside of the calendar would overflow what is computed from them.
  @Test(arguments: [
    (1 as Int64, "-8000000000000"), (1, "8000000000000"), (1, "1e300"), (1, "nan"),
    (1000, "9000000000000000"), (1_000_000_000, "3.9e30"),
  ])
  func epochsOutsideOfTheCalendarAreNoInstants(unitsPerSecond: Int64, text: String) {
    let parser = TimestampParser(
      TimestampNotation(
        form: .epoch(unitsPerSecond: unitsPerSecond), pattern: "", hasOffset: true,
        hasTimeOfDay: true, granularity: 1))
    #expect(parser.microseconds(text) == nil)
  }

  @Test(arguments: [
    "P-101", "SEP-01-02", "GEN-01-01", "MAR-1-2", "Dec 01 02", "machine 3", "FIC101.PV", "12.5 bar",
    "OK", "1.2.3.4.5", "v1.2.3", "L1-M2", "+49 170 12", "Marker 12-3", "mar. 12", "2h30", "12.5 h",
    "3号", "3月", "3月4日", "第3年4月5", "mar-04-03-2025",
  ])
  func namesAreNoTimes(text: String) {
    let column = (0..<20).map { _ in text }
    #expect(TimestampDetector.detect(column, isTimeWord: false, isTimeOfDayWord: false) == nil)
  }

  @Test(arguments: [
    "20240131", "1461148512", "45292.5", "1461148512938", "2025051208572235",
  ])
  func numbersAreTimesOnlyUnderAHeaderOfTime(text: String) {
    let column = (0..<20).map { _ in text }
    #expect(TimestampDetector.detect(column, isTimeWord: false, isTimeOfDayWord: false) == nil)
    #expect(TimestampDetector.detect(column, isTimeWord: true, isTimeOfDayWord: false) != nil)
  }

  @Test(arguments: [1, 2] as [UInt64], [DateOrder.yearMonthDay, .dayMonthYear, .monthDayYear])
  func theFastPathEqualsTheGeneralOne(seed: UInt64, order: DateOrder) {
    var random = SeededGenerator(state: seed)
    let notation = TimestampNotation(
      form: .calendar(order), pattern: "", hasOffset: false, hasTimeOfDay: true, granularity: 1)
    let parser = TimestampParser(notation)
    var wrong: [String] = []
    for _ in 0..<5000 {
      let year = Int.random(in: 1900...2100, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let day = Int.random(in: 1...CivilDate.length(month: month, year: year), using: &random)
      let clock = [23, 59, 59].map { Int.random(in: 0...$0, using: &random) }
      let micro = Int64.random(in: 0...999_999, using: &random)
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      let date =
        switch order {
        case .yearMonthDay: "\(year)-\(two(month))-\(two(day))"
        case .dayMonthYear: "\(two(day)).\(two(month)).\(year)"
        case .monthDayYear: "\(two(month))/\(two(day))/\(year)"
        }
      let digits = String(repeating: "0", count: 6 - "\(micro)".count) + "\(micro)"
      let text = date + " " + clock.map(two).joined(separator: ":") + "." + digits
      let expected = TimestampTests.at(
        year, month, day, clock[0], clock[1], clock[2], micro: micro)
      var spelt = text
      let general = spelt.withUTF8 { unsafe TimestampParts($0)?.microseconds(order: order) }
      if parser.microseconds(text) != expected || general != expected { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test func daysAndDatesAreInverse() {
    for day in stride(from: Int64(-200_000), to: 200_000, by: 37) {
      let date = CivilDate(days: day)
      #expect(CivilDate.days(year: date.year, month: date.month, day: date.day) == day)
    }
    #expect(CivilDate.days(year: 2000, month: 3, day: 1) == 11_017)
  }

  /// Whatever stands in a cell, the parser must come back.
  @Test func arbitraryBytesAreHarmless() {
    var random = SeededGenerator(state: 11)
    let alphabet = Array("0123456789-./: TZ+,apm.JanMrzé\u{202F}".utf8) + [0xFF, 0xC3, 0xE2]
    let forms: [TimestampNotation.Form] = [
      .calendar(.yearMonthDay), .calendar(.dayMonthYear), .timeOfDay, .serial(unitsPerDay: 1),
      .epoch(unitsPerSecond: 1_000_000_000),
    ]
    let parsers = forms.map {
      TimestampParser(
        TimestampNotation(
          form: $0, pattern: "", hasOffset: false, hasTimeOfDay: true, granularity: 1))
    }
    var outside = 0
    let calendar = TimestampTests.at(1899, 12, 31)...TimestampTests.at(9000, 1, 2)
    for _ in 0..<30_000 {
      let bytes = (0..<Int.random(in: 0...26, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      for i in parsers.indices {
        let instant = unsafe bytes.withUnsafeBufferPointer { unsafe parsers[i].parse($0) }
        if instant != TimestampParser.invalid, !calendar.contains(instant) { outside += 1 }
      }
    }
    #expect(outside == 0)
  }
}
