import Profiling
import Recognition
import Testing
import Vocabulary

@Suite struct SeriesProfilerTests {
  static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// The tags of a table of samples.
  static func tags(
    _ text: String, path: String = "historian/table.csv"
  ) throws -> (table: ProfiledTable, tags: [TagProfile]) {
    let source = try profile(text, path: path)
    #expect(source.problems.map(\.message) == [])
    let table = try #require(source.tables.first)
    guard case .samples(let tags) = table.content else {
      Issue.record("read as \(table.table.kind), not as samples: \(table.table.reasons)")
      return (table, [])
    }
    return (table, tags)
  }

  /// Tag, asset, unit, line of the first sample, samples, numbers, texts, empty cells.
  static func summary(_ tags: [TagProfile]) -> [[String]] {
    tags.map { tag in
      [
        tag.tag, tag.asset ?? "-", tag.unit ?? "-", "\(tag.line)", "\(tag.profile.samples)",
        "\(tag.profile.numeric)", "\(tag.profile.nonNumeric)", "\(tag.profile.empty)",
      ]
    }
  }

  @Test func longTablesGiveOneProfileATag() throws {
    var text = "TagName,DateTime,Value,Unit,Quality\n"
    for i in 0..<60 {
      for (tag, unit) in [("P1.TT101.PV", "degC"), ("P2.PT102.PV", "bar")] {
        text += "\(tag),2024-05-01 00:\(SeriesProfilerTests.two(i)):00,\(i).5,\(unit),"
        text += i % 10 == 0 ? "0\n" : "192\n"
      }
    }
    let (table, tags) = try SeriesProfilerTests.tags(text)
    #expect(table.table.layout == .long && table.rows == 120)
    #expect(
      SeriesProfilerTests.summary(tags) == [
        ["P1.TT101.PV", "-", "degC", "2", "60", "54", "0", "0"],
        ["P2.PT102.PV", "-", "bar", "3", "60", "54", "0", "0"],
      ])
    #expect(tags.map(\.profile.badQuality) == [6, 6])
    #expect(tags.map(\.profile.intervals.typical) == [60, 60])
    #expect(tags.map(\.profile.high.entries.first?.value) == [59.5, 59.5])
  }

  @Test func wideTablesWithDecimalCommasAndEmptyCells() throws {
    var text = "Zeitstempel;Kessel Temperatur;Kessel Druck [bar];Ruhig\n"
    for i in 0..<48 {
      text +=
        "\(SeriesProfilerTests.two(1 + i / 24)).05.2024 \(SeriesProfilerTests.two(i % 24)):00;"
      text += "\(80 + i % 5),\(i % 10);\(i % 6 == 0 ? "" : "4,25");0,0\n"
    }
    let (table, tags) = try SeriesProfilerTests.tags(text)
    #expect(table.table.layout == .wide && table.table.decimal == ",")
    #expect(
      SeriesProfilerTests.summary(tags) == [
        ["Kessel Temperatur", "-", "-", "2", "48", "48", "0", "0"],
        ["Kessel Druck", "-", "bar", "3", "40", "40", "0", "8"],
        ["Ruhig", "-", "-", "2", "48", "48", "0", "0"],
      ])
    #expect(tags[1].profile.low.entries == [.init(value: 4.25, count: 40)])
    #expect(tags[0].profile.high.entries.first?.value == 84.9)
    #expect(tags[0].profile.intervals.typical == 3600)
  }

  @Test func wideTablesWithDateAndTimeApart() throws {
    var text = "Date;Time;CO(GT);T\n"
    for i in 0..<48 {
      text += "\(10 + i / 24)/03/2004;\(SeriesProfilerTests.two(i % 24)).00.00;"
      text += "2,\(i % 10);\(i == 5 ? "-200" : "13,5")\n"
    }
    let (table, tags) = try SeriesProfilerTests.tags(text)
    #expect(table.unparsedTimes == 0)
    #expect(
      SeriesProfilerTests.summary(tags) == [
        ["CO(GT)", "-", "-", "2", "48", "48", "0", "0"],
        ["T", "-", "-", "2", "48", "48", "0", "0"],
      ])
    #expect(tags[0].profile.first == 1_078_876_800_000_000)  // 2004-03-10
    #expect(tags[0].profile.last == 1_078_876_800_000_000 + 47 * 3_600_000_000)
    #expect(tags[1].profile.low.entries.first == .init(value: -200, count: 1))
  }

  @Test func keyedTablesGiveOneProfileAnAssetAndColumn() throws {
    var text = "Time,Machine ID,Temperature [K],Torque\n"
    for i in 0..<40 {
      for machine in ["M1", "M2"] {
        text += "2024-05-01 00:\(SeriesProfilerTests.two(i)):00,\(machine),29\(i % 10).5,"
        text += machine == "M2" && i < 3 ? "\n" : "4\(i % 7).25\n"
      }
    }
    let (table, tags) = try SeriesProfilerTests.tags(text)
    #expect(table.table.layout == .keyed)
    #expect(
      SeriesProfilerTests.summary(tags) == [
        ["M1/Temperature", "M1", "K", "2", "40", "40", "0", "0"],
        ["M1/Torque", "M1", "-", "2", "40", "40", "0", "0"],
        ["M2/Temperature", "M2", "K", "3", "40", "40", "0", "0"],
        ["M2/Torque", "M2", "-", "9", "37", "37", "0", "3"],
      ])
  }

  @Test func statesInWordsAndMarksOfTheHistorianAreTexts() throws {
    var text = "TagName,DateTime,Value\n"
    for i in 0..<60 {
      let time = "2024-05-01 00:\(SeriesProfilerTests.two(i)):00"
      text += "FIL.TT101.PV,\(time),\(i % 15 == 3 ? "Bad Input" : i % 15 == 4 ? "" : "\(i).5")\n"
      text += "FIL.Speed.PV,\(time),\(i).25\n"
    }
    let (_, tags) = try SeriesProfilerTests.tags(text)
    #expect(tags.map(\.tag) == ["FIL.TT101.PV", "FIL.Speed.PV"])
    #expect(tags.map(\.profile.numeric) == [52, 60])
    #expect(tags.map(\.profile.nonNumeric) == [4, 0])
    #expect(tags[0].profile.texts.map(\.text) == ["Bad Input"])
    #expect(tags[0].profile.texts.map(\.count) == [4])
  }

  @Test func rowsWhoseTimeIsUnreadableAreCountedWithTheirLine() throws {
    var text = "timestamp,Pump 1 Pressure,Pump 2 Pressure\n"
    for i in 0..<60 {
      let time = i == 20 || i == 40 ? "soon" : "2024-05-01 00:\(SeriesProfilerTests.two(i)):00"
      text += "\(time),\(i).5,\(i).25\n"
    }
    let (table, tags) = try SeriesProfilerTests.tags(text)
    #expect(table.rows == 60 && table.unparsedTimes == 2 && table.firstUnparsedLine == 22)
    #expect(tags.map(\.profile.samples) == [58, 58])
    #expect(SeriesProfileTests.spans(tags[0].profile, atLeast: 61).count == 2)
  }

  @Test func aTableOfOneUnnamedValueIsNamedAfterItsFile() throws {
    let rows = (0..<60).map { "2024-05-01 00:\(SeriesProfilerTests.two($0)):00,\($0).5\n" }
    let (_, tags) = try SeriesProfilerTests.tags(
      "timestamp,value\n" + rows.joined(), path: "historian/P101.TT1.csv")
    #expect(tags.map(\.tag) == ["P101.TT1"])
  }

  @Test func thousandsOfTagsStayApart() throws {
    var text = "tag,time,value\n"
    for minute in 0..<3 {
      for tag in 0..<3000 {
        text += "AREA\(tag % 7).P\(tag).TT1.PV,2024-05-01 00:0\(minute):00,\(tag).5\n"
      }
    }
    let (_, tags) = try SeriesProfilerTests.tags(text)
    #expect(tags.map(\.tag) == (0..<3000).map { "AREA\($0 % 7).P\($0).TT1.PV" })
    #expect(tags.allSatisfy { $0.profile.samples == 3 })
    #expect(tags.enumerated().allSatisfy { $0.element.profile.mean == Double($0.offset) + 0.5 })
  }
}
