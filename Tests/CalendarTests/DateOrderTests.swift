import Calendar
import Testing

@Suite struct DateOrderTests {
  struct Column: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var texts: [String]
    var order: DateOrder
    var isAmbiguous: Bool
    var reason: String
  }

  /// Every day from the first to the last of the given days of 2024, as the order writes it.
  static func days(_ range: ClosedRange<Int>, _ order: DateOrder) -> [String] {
    range.map { day in
      let date = CivilDate(days: CivilDate.days(year: 2024, month: 1, day: 1) + Int64(day))
      return order == .dayMonthYear
        ? "\(date.day)/\(date.month)/2024 08:00" : "\(date.month)/\(date.day)/2024 08:00"
    }
  }

  /// Only days up to the twelfth, of every month.
  static func earlyDays(_ order: DateOrder) -> [String] {
    (1...12).flatMap { month in
      [2, 7, 11].map { day in
        order == .dayMonthYear ? "\(day)/\(month)/24 08:00" : "\(month)/\(day)/24 08:00"
      }
    }
  }

  static let columns: [Column] = [
    Column(
      testDescription: "a day above twelve stands first", texts: days(0...40, .dayMonthYear),
      order: .dayMonthYear, isAmbiguous: false,
      reason: "the first number goes up to 31, so it is the day"),
    Column(
      testDescription: "a day above twelve stands second", texts: days(0...40, .monthDayYear),
      order: .monthDayYear, isAmbiguous: false,
      reason: "the second number goes up to 31, so it is the day"),
    Column(
      testDescription: "only day first ascends", texts: earlyDays(.dayMonthYear),
      order: .dayMonthYear, isAmbiguous: false,
      reason: "no day above 12, but only this order puts the rows in time order"),
    Column(
      testDescription: "only month first ascends", texts: earlyDays(.monthDayYear),
      order: .monthDayYear, isAmbiguous: false,
      reason: "no day above 12, but only this order puts the rows in time order"),
    Column(
      testDescription: "only day first descends", texts: earlyDays(.dayMonthYear).reversed(),
      order: .dayMonthYear, isAmbiguous: false,
      reason: "no day above 12, but only this order puts the rows in time order"),
    Column(
      testDescription: "the days of the week", texts: ["Fri 04/07/2025", "Sat 05/07/2025"],
      order: .dayMonthYear, isAmbiguous: false, reason: "only this order fits the days of the week"),
    Column(
      testDescription: "the days of the week in another order",
      texts: ["Montag, 04/07/2025", "Mittwoch, 05/07/2025"], order: .monthDayYear,
      isAmbiguous: false, reason: "only this order fits the days of the week"),
    Column(
      testDescription: "rows that go on across midnight",
      texts: (0..<60).map { hour in "0\(4 + hour / 24)/07/2025 \(hour % 24):00" },
      order: .dayMonthYear, isAmbiguous: false,
      reason: "no day above 12, but only in this order do the dates follow without a leap"),
    Column(
      testDescription: "one date a row", texts: ["04/07/2025", "05/07/2025", "06/07/2025"],
      order: .dayMonthYear, isAmbiguous: true,
      reason:
        "no value above 12 in either place and no other sign: read as day first, which may be wrong"
    ),
    Column(
      testDescription: "a year of two digits first", texts: ["25-07-04", "25-07-05", "25-07-06"],
      order: .yearMonthDay, isAmbiguous: false,
      reason: "the first number stays while the last one changes, so it is the year"),
    Column(
      testDescription: "rows in no order",
      texts: (0..<40).map { "\(1 + $0 * 7 % 12)/\(1 + $0 * 5 % 11)/2025" }, order: .dayMonthYear,
      isAmbiguous: true,
      reason:
        "no value above 12 in either place and no other sign: read as day first, which may be wrong"
    ),
    Column(
      testDescription: "dots", texts: ["01.02.2024 08:00", "02.02.2024 08:00"],
      order: .dayMonthYear, isAmbiguous: false, reason: "dates with dots are written day first"),
    Column(
      testDescription: "few rows that tell nothing", texts: ["04/07/16 00", "04/07/16 01"],
      order: .dayMonthYear, isAmbiguous: true,
      reason:
        "no value above 12 in either place and no other sign: read as day first, which may be wrong"
    ),
    Column(
      testDescription: "few rows with half days",
      texts: ["4/7/16 1:00 AM", "4/7/16 2:00 AM"], order: .monthDayYear, isAmbiguous: true,
      reason:
        "no value above 12 in either place and no other sign: read as month first, as AM/PM suggests, "
        + "which may be wrong"),
    Column(
      testDescription: "both change places",
      texts: ["13/01/2024", "14/01/2024", "15/01/2024", "01/16/2024"], order: .dayMonthYear,
      isAmbiguous: false, reason: "day and month change places in the column"),
  ]

  @Test(arguments: columns)
  func theWholeColumnTellsDayFromMonth(_ column: Column) throws {
    let times = try #require(
      TimestampDetector.detect(column.texts, isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.notation.form == .calendar(column.order))
    #expect(times.notation.isDateOrderAmbiguous == column.isAmbiguous)
    #expect(times.reasons == [column.reason])
  }

  @Test func offsetsThatTheValuesStateAreCollected() throws {
    let times = try #require(
      TimestampDetector.detect(
        ["2024-03-30T10:00:00+01:00", "2024-03-31T10:00:00+02:00", "2024-04-01T10:00:00Z"],
        isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.offsets == [0, 3600, 7200])
    #expect(times.notation.hasOffset)
    #expect(times.share == 1)
  }

  @Test func theShareCountsValuesThatAreNoInstants() throws {
    let texts = (1...8).map { "2024-01-0\($0)" } + ["tbd", "9999-12-31"]
    let times = try #require(
      TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.share == 0.8)
  }
}
