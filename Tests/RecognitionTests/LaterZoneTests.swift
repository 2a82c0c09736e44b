import Calendar
import Recognition
import Testing
import Vocabulary

/// The first rows of a long export know one half of the year; the zone is told by the other.
@Suite struct LaterZoneTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What stands behind the times of the first and the last rows.
    var first: String
    var last: String
    /// Seconds east of UTC of a time with `first` behind it; `nil` where nobody can know.
    var offset: Int?
  }

  @Test(arguments: [
    Case(testDescription: "winter of New York", first: "EST", last: "EDT", offset: -18000),
    Case(testDescription: "summer of New York", first: "EDT", last: "EST", offset: -14400),
    Case(testDescription: "summer of London", first: "BST", last: "GMT", offset: 3600),
    Case(testDescription: "winter alone", first: "EST", last: "EST", offset: nil),
    Case(testDescription: "a zone of its own", first: "CET", last: "CEST", offset: 3600),
  ])
  func `a zone is what the first and the later rows say together`(zone: Case) throws {
    // More rows than are looked at first.
    let rows = (0..<60_000).map { row in
      let day = 1 + row / 1440 % 28
      let month = 1 + row / 1440 / 28
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "2025-\(two(month))-\(two(day)) \(two(row / 60 % 24)):\(two(row % 60)):00 "
        + "\(row < 50_000 ? zone.first : zone.last);\(row % 7),5"
    }
    let table = try recognize("Zeit;Druck\n" + rows.joined(separator: "\n"))
    let column = try #require(table.column(.time))
    #expect((column.doubt != nil) == (zone.offset == nil))
    var text = "2025-01-01 12:00:00 \(zone.first)"
    let notation = try #require(column.times)
    let instant = text.withUTF8 { unsafe TimestampParser(notation).parse($0) }
    #expect(instant == (1_735_732_800 - (zone.offset ?? 0)) * 1_000_000)
    #expect(table.timezone?.basis == (zone.offset == nil ? .assumed : .offsetInData))
  }

  @Test(arguments: [
    ("1206,4", true), ("-0,25", true), ("1206.4", false), ("1206", false), ("1.206", false),
  ])
  func `a list that begins with whole numbers has the decimal sign of a later tag`(
    number: String, isComma: Bool
  ) throws {
    let rows = (0..<40_000).map { row in
      "\(row < 30_000 ? "SIC-1" : "PT-2");\(1_735_689_600 + row % 30_000 * 60);\(row < 30_000 ? "\(row % 700)" : number)"
    }
    let table = try recognize("Tag;epoch_s;Wert\n" + rows.joined(separator: "\n"))
    let column = try #require(table.columns.first { $0.role == .value })
    #expect(column.usesDecimalComma == isComma)
  }
}
