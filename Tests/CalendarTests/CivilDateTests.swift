import Calendar
import Testing
import Vocabulary

@Suite struct CivilDateTests {
  @Test func `days and dates convert into each other`() {
    for days in stride(from: Int64(-800_000), to: 3_000_000, by: 137) {
      let date = CivilDate(days: days)
      #expect(date.days == days)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test(arguments: [
    (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
    (2024, 4, 31, false), (2024, 13, 1, false), (2024, 0, 1, false), (2024, 1, 0, false),
  ])
  func `only days of the month are dates`(year: Int, month: Int, day: Int, isDate: Bool) {
    #expect((CivilDate(year: year, month: month, day: day) != nil) == isDate)
  }

  @Test func `days have their place in the week`() {
    #expect(CivilDate.weekday(ofDay: 0) == 3)
    #expect(CivilDate.weekday(ofDay: -4) == 6)
    #expect(CivilDate.weekday(ofDay: CivilDate.days(year: 2025, month: 3, day: 30)) == 6)
  }

  @Test(arguments: [
    (0, false, "1900-01-00"), (1, false, "1900-01-01"), (59, false, "1900-02-28"),
    (60, false, "1900-02-29"), (61, false, "1900-03-01"), (45_352, false, "2024-03-01"),
    (0, true, "1904-01-01"), (43_890, true, "2024-03-01"),
  ])
  func `day numbers of spreadsheets are dates`(serial: Int, from1904: Bool, date: String) {
    #expect(SerialDay.text(serial, from1904: from1904) == date)
  }

  @Test func `words of time with an unknown key are refused with their line`() throws {
    let error = #expect(throws: VocabularyError.self) {
      try WordFile(text: "mornings: [am]\nmorning: [vm]\n", path: "time.yml", TimeWords.shape)
    }
    #expect(try #require(error).message.hasPrefix("time.yml:2: unknown key 'morning'"))
  }
}
