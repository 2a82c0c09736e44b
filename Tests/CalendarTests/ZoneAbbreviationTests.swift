import Calendar
import Testing

/// Abbreviations that zones share, and what stands beside them.
@Suite struct ZoneAbbreviationTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    /// In winter and in summer, with hours east of UTC.
    var winter: (zone: String, hours: Double)
    var summer: (zone: String, hours: Double)
    var testDescription: String { "\(winter.zone) and \(summer.zone)" }

    init(_ winter: (String, Double), _ summer: (String, Double)) {
      self.winter = winter
      self.summer = summer
    }
  }

  @Test(arguments: [
    Pair(("EST", -5), ("EDT", -4)), Pair(("CST", -6), ("CDT", -5)), Pair(("AST", -4), ("ADT", -3)),
    Pair(("NST", -3.5), ("NDT", -2.5)), Pair(("GMT", 0), ("BST", 1)), Pair(("GMT", 0), ("IST", 1)),
    Pair(("IST", 2), ("IDT", 3)), Pair(("MST", -7), ("MDT", -6)),
    Pair(("ACST", 9.5), ("ACDT", 10.5)),
    Pair(("NZST", 12), ("NZDT", 13)),
  ])
  func `the other half of the year tells which it is`(pair: Pair) throws {
    let texts = [
      "2025-01-15 12:00:00 \(pair.winter.zone)", "2025-07-15 12:00:00 \(pair.summer.zone)",
    ]
    for column in [texts, texts.reversed()] {
      let times = try #require(
        TimestampDetector.detect(column, isTimeWord: true, isTimeOfDayWord: false))
      #expect(times.doubt == nil)
      #expect(times.notation.hasOffset)
      let noon = [TimestampTests.at(2025, 1, 15, 12, 0), TimestampTests.at(2025, 7, 15, 12, 0)]
      #expect(
        zip(texts, [pair.winter.hours, pair.summer.hours]).map {
          instant($0, times.notation) + Int64($1 * 3_600_000_000)
        } == noon)
    }
  }

  /// What stands beside it is of no zone that has it, or nothing does.
  @Test(arguments: [
    ["CST"], ["EST"], ["IST", "BST"], ["CST", "EDT"], ["BST", "UTC"], ["SST", "GMT"],
  ])
  func `alone it stays a doubt`(zones: [String]) throws {
    let texts = zones.map { "2025-01-15 12:00:00 \($0)" }
    let times = try #require(
      TimestampDetector.detect(texts, isTimeWord: true, isTimeOfDayWord: false))
    #expect(times.doubt == .ambiguousZone(zones[0]))
  }

  private func instant(_ text: String, _ notation: TimestampNotation) -> Int64 {
    var text = text
    return text.withUTF8 { unsafe TimestampParser(notation).parse($0) }
  }
}
