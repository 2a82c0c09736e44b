import Calendar
import Testing

/// Forms of dates that few systems write.
@Suite struct UncommonTimestampTests {
  /// A text of 2025-03-04 14:05:00, or of its start, and how far from UTC it says that it is.
  struct Form: Sendable, CustomTestStringConvertible {
    var text: String
    var order: DateOrder
    var offset = 0
    var isDay = false
    var testDescription: String { text }
  }

  static let forms: [Form] = [
    Form(text: "2025-03-04 14:05:00 CET", order: .yearMonthDay, offset: 3600),
    Form(text: "04.03.2025 14:05:00 MESZ", order: .dayMonthYear, offset: 7200),
    Form(text: "2025-03-04 14:05:00 PST", order: .yearMonthDay, offset: -8 * 3600),
    Form(text: "2025-03-04 14:05:00 CST", order: .yearMonthDay),
    Form(text: "Tue 04/03/2025 14:05", order: .dayMonthYear),
    Form(text: "Dienstag, 4. März 2025 14:05", order: .dayMonthYear),
    Form(text: "Tue Mar 04 14:05:00 2025", order: .dayMonthYear),
    Form(text: "Tue Mar 04 14:05:00 CET 2025", order: .dayMonthYear, offset: 3600),
    Form(text: "Tue Mar 4 14:05:00 2025 +0100", order: .dayMonthYear, offset: 3600),
    Form(text: "2025-03-04 14:05", order: .dayMonthYear),
    Form(text: "2025-03-04T14:05:00Z", order: .monthDayYear, offset: 0),
    Form(text: "2025-03-04", order: .dayMonthYear, isDay: true),
    Form(text: "2025-063T14:05", order: .yearMonthDay),
    Form(text: "2025-063 14:05:00Z", order: .yearMonthDay),
    Form(text: "2025-063", order: .yearMonthDay, isDay: true),
    Form(text: "2025-W10-2T14:05:00", order: .yearMonthDay),
    Form(text: "2025-W10-2", order: .yearMonthDay, isDay: true),
    Form(text: "25-03-04 14:05", order: .yearMonthDay),
    Form(text: "2025年3月4日 14:05", order: .yearMonthDay),
    Form(text: "2025年03月04日14时05分00秒", order: .yearMonthDay),
    Form(text: "2025年3月4日", order: .yearMonthDay, isDay: true),
    Form(text: "2025年3月4日下午2:05", order: .yearMonthDay),
    Form(text: "2025/3/4 下午 2:05:00", order: .yearMonthDay),
    Form(text: "2025年3月4日 星期二 14:05", order: .yearMonthDay),
    Form(text: "2025年3月4日(火) 午後2時05分", order: .yearMonthDay),
    Form(text: "2025/03/04(火)14:05", order: .yearMonthDay),
    Form(text: "04-3月 -25 02.05.00 下午", order: .dayMonthYear),
    Form(text: "2025년 3월 4일 오후 2:05", order: .yearMonthDay),
    Form(text: "2025. 3. 4. 오후 2:05", order: .yearMonthDay),
    Form(text: "2025년 3월 4일 화요일 14시 5분", order: .yearMonthDay),
    Form(text: "04.03.2025 02:05 ÖS", order: .dayMonthYear),
    Form(text: "04.03.2025 öS 02:05", order: .dayMonthYear),
    Form(text: "4. 3. 2025 2:05 odp.", order: .dayMonthYear),
    Form(text: "4/3/2025 2:05 p. m.", order: .dayMonthYear),
    Form(text: "4/3/2025 2:05:00 p.\u{A0}m.", order: .dayMonthYear),
    Form(text: "mar. 04/03/2025 14:05", order: .dayMonthYear),
    Form(text: "mar 04-03-2025 14:05:00 +01:00", order: .dayMonthYear, offset: 3600),
    Form(text: "mar. 04/03/2025", order: .dayMonthYear, isDay: true),
    Form(text: "mar. 4 mars 2025 14:05", order: .dayMonthYear),
    Form(text: "mar 4 mar 2025", order: .dayMonthYear, isDay: true),
    Form(text: "Mar 4, 2025 2:05 PM", order: .dayMonthYear),
    Form(text: "mardi 4 mars 2025 à 14:05", order: .dayMonthYear),
    Form(text: "04/03/2025 14h05", order: .dayMonthYear),
    Form(text: "4 de marzo de 2025 14:05", order: .dayMonthYear),
    Form(text: "4. März 2025 um 14:05 Uhr", order: .dayMonthYear),
    Form(text: "Salı 04.03.2025 14:05", order: .dayMonthYear),
    Form(text: "wt. 04.03.2025 14:05", order: .dayMonthYear),
  ]

  @Test(arguments: forms)
  func `the instant is read`(_ form: Form) throws {
    let times = try #require(
      TimestampDetector.detect([form.text], isTimeWord: true, isTimeOfDayWord: false))
    var notation = times.notation
    notation.form = .calendar(form.order)
    let wall = CivilDate.days(year: 2025, month: 3, day: 4) * 86_400 + (form.isDay ? 0 : 50_700)
    #expect(instant(form.text, notation) == (wall - Int64(form.offset)) * 1_000_000)
    #expect(times.notation.hasTimeOfDay != form.isDay)
  }

  /// The first and the last week of a year reach into another.
  @Test(arguments: [
    ("2020-W53-7", 2021, 1, 3), ("2021-W01-1", 2021, 1, 4), ("2024-366", 2024, 12, 31),
    ("2026-W01-1", 2025, 12, 29),
  ])
  func `weeks and days are counted as ISO 8601 does`(
    text: String, year: Int, month: Int, day: Int
  ) throws {
    let times = try #require(
      TimestampDetector.detect([text], isTimeWord: true, isTimeOfDayWord: false))
    #expect(
      instant(text, times.notation) == CivilDate.days(year: year, month: month, day: day)
        * 86_400_000_000)
  }

  @Test(arguments: [
    ("/Date(1741097100000)/", 1_741_097_100_000_000),
    ("/Date(1741097100000+0200)/", 1_741_097_100_000_000),
    ("/Date(-1000)/", -1_000_000),
  ])
  func `milliseconds in the wrapping of NET are read`(text: String, microseconds: Int64) throws {
    let times = try #require(
      TimestampDetector.detect([text], isTimeWord: false, isTimeOfDayWord: false))
    #expect(times.notation.hasOffset)
    #expect(instant(text, times.notation) == microseconds)
  }

  @Test(arguments: [
    "2025-366", "2025-000", "2025-W54-1", "2025-W10-8", "SUN-01-02-03", "Foo 04/03/2025",
    "/Date()/", "/Date(12)", "Tue Feb 30 14:05:00 2025", "2025年2月30日", "2025年3月4日 下午 14:05",
    "令和7年3月4日", "mar. 31/02/2025", "04/03/2025 A", "mar. lun. 04/03/2025",
  ])
  func `what is no instant stays unread`(text: String) {
    #expect(TimestampDetector.detect([text], isTimeWord: true, isTimeOfDayWord: false) == nil)
  }

  /// Half days at midnight and at noon, where 12 is 0.
  @Test(arguments: [
    ("午前", "午後"), ("上午", "下午"), ("오전", "오후"), ("ÖÖ", "ÖS"), ("a. m.", "p. m."), ("AM", "PM"),
  ])
  func `half days start at twelve`(morning: String, afternoon: String) throws {
    for form in ["2025/03/04 \(morning) 12:05", "2025/03/04 12:05 \(morning)"] {
      let texts = [form, form.replacing(morning, with: afternoon)]
      let times = try #require(
        TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false))
      #expect(times.notation.pattern == "YYYY/MM/DD HH:MM AM/PM")
      #expect(
        texts.map { instant($0, times.notation) } == [
          TimestampTests.at(2025, 3, 4, 0, 5), TimestampTests.at(2025, 3, 4, 12, 5),
        ])
    }
  }

  /// 4 March was a Tuesday, and 3 April was none.
  @Test func `a day of the week that is a short month tells the order`() throws {
    let times = try #require(
      TimestampDetector.detect(
        ["mar. 04/03/2025", "mar. 11/03/2025"], isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.notation.form == .calendar(.dayMonthYear))
    #expect(!times.notation.isDateOrderAmbiguous)
    #expect(times.notation.pattern == "DD/MM/YYYY")
  }

  @Test func `numbers of orders are no days of a year`() {
    let texts = ["2025-063", "2025-064"]
    #expect(TimestampDetector.detect(texts, isTimeWord: false, isTimeOfDayWord: false) == nil)
  }

  @Test func `a zone that several places have is doubtful`() throws {
    let times = try #require(
      TimestampDetector.detect(
        ["2025-03-04 14:05:00 IST"], isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.doubt == .ambiguousZone("IST"))
    #expect(!times.notation.hasOffset)
  }

  @Test(arguments: [
    (["2021-04-07 00:00", "2021-05-07 00:00", "7/14/2021", "7/15/2021"], true),
    (["07.04.2021", "07.05.2021", "7/14/2021", "7/15/2021"], true),
    (["2021-04-07", "2021-04-14", "7/14/2021", "7/15/2021"], false),
    (["2021-04-07", "2021-05-07", "7/11/2021", "7/15/2021"], false),
    (["2021-04-07", "2021-05-07"], false),
  ])
  func `a spreadsheet that converts half of a column leaves a pattern`(
    texts: [String], isHalf: Bool
  ) throws {
    let times = try #require(
      TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false))
    #expect((times.doubt == .halfConverted(converted: texts[0], left: "7/14/2021")) == isHalf)
  }

  @Test func `times that a spreadsheet rounded are no times`() {
    let texts = ["1.74E+12", "1.75E+12"]
    #expect(TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false) == nil)
  }

  private func instant(_ text: String, _ notation: TimestampNotation) -> Int64 {
    var text = text
    return text.withUTF8 { unsafe TimestampParser(notation).parse($0) }
  }
}
