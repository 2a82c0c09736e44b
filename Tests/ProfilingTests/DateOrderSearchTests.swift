import Calendar
import Foundation
import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary

@Suite struct DateOrderSearchTests {
  /// Reads texts as files of those paths, together.
  private func profile(_ files: KeyValuePairs<String, String>) throws -> [ProfiledSource] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("profiling-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var sources: [SourceFile] = []
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      sources.append(
        SourceFile(path: path, absolutePath: file.path, byteCount: text.utf8.count))
    }
    return try Profiler(recognizer: Recognizer(vocabulary: .builtIn())).profile(sources)
  }

  private func times(_ source: ProfiledSource?, _ role: ColumnRole) -> RecognizedColumn? {
    source?.tables.first?.table.column(role)
  }

  /// Twelve readings on one day each, none of which tells the order, and then the rows.
  private func samples(_ rows: [String]) -> String {
    "TagName;Timestamp;Value\n" + rows.map { "TI-101;\($0);20.5\n" }.joined()
  }

  private func sameDay(_ count: Int) -> [String] {
    (0..<count).map { "05/04/2025 \(10 + $0 / 3600):\(10 + $0 / 60 % 50):\(10 + $0 % 50)" }
  }

  @Test(arguments: [
    ("25/04/2025 23:00:00", DateOrder.dayMonthYear), ("06/25/2025 23:00:00", .monthDayYear),
  ])
  func `a late row settles the order of all`(last: String, order: DateOrder) throws {
    let source = try profile(["historian/a.csv": samples(sameDay(6000) + [last])])[0]
    let column = try #require(times(source, .time))
    #expect(column.times?.dateOrder == order)
    #expect(column.times?.isDateOrderAmbiguous == false)
    #expect(source.tables[0].unparsedTimes == 0)
    guard case .samples(let tags) = source.tables[0].content else {
      Issue.record("no samples")
      return
    }
    let first = CivilDate.days(
      year: 2025, month: order == .dayMonthYear ? 4 : 5, day: order == .dayMonthYear ? 5 : 4)
    #expect(tags[0].profile.first / 86_400_000_000 == first)
  }

  @Test func `an order that stays open is told with what either would mean`() throws {
    let source = try profile(["historian/a.csv": samples(sameDay(30))])[0]
    let column = try #require(times(source, .time))
    #expect(column.times?.isDateOrderAmbiguous == true)
    #expect(
      column.dateReadings
        == "as D/M the data covers 5 Apr 2025 – 5 Apr 2025, as M/D 4 May 2025 – 4 May 2025")
  }

  private let downtime = "Machine;Start;End;Reason\n"

  @Test func `another date of the rows settles it`() throws {
    let rows = (1...8).map { "M1;0\($0)/05/2025 08:00;\($0 + 12)/05/2025 08:00;jam\n" }.joined()
    let source = try profile(["mes/downtime.csv": downtime + rows])[0]
    #expect(times(source, .start)?.times?.dateOrder == .dayMonthYear)
    #expect(times(source, .start)?.times?.isDateOrderAmbiguous == false)
  }

  @Test(arguments: [
    // As month first, the end of the second row comes before its start.
    (
      ["M1;04/07/2025 08:00;04/07/2025 09:00;jam", "M2;09/07/2025 08:00;02/08/2025 09:00;jam"],
      DateOrder.dayMonthYear
    ),
    (
      ["M1;07/04/2025 08:00;07/04/2025 09:00;jam", "M2;07/09/2025 08:00;08/02/2025 09:00;jam"],
      DateOrder.monthDayYear
    ),
  ])
  func `nothing ends before it starts`(rows: [String], order: DateOrder) throws {
    let text = downtime + rows.joined(separator: "\n") + "\n"
    let source = try profile(["mes/downtime.csv": text])[0]
    #expect(times(source, .start)?.times?.dateOrder == order)
    #expect(times(source, .end)?.times?.dateOrder == order)
    #expect(times(source, .end)?.times?.isDateOrderAmbiguous == false)
  }

  @Test func `files of the same folder and system settle it`() throws {
    let clear = samples((0..<30).map { "07/\(14 + $0 % 10)/2025 10:\(10 + $0):00" })
    let sources = try profile([
      "historian/b.csv": samples(sameDay(30)), "historian/a.csv": clear,
    ])
    #expect(times(sources[0], .time)?.times?.dateOrder == .monthDayYear)
    #expect(
      times(sources[0], .time)?.reasons.last == "written as in historian/a.csv, where it is clear")
  }

  @Test func `what the other sources cover settles it`() throws {
    let clear = (0..<60).map { "2025-05-\(10 + $0 / 3) 10:\(10 + $0 % 50):00" }
    let clearEarly = (0..<20).map { "2025-05-0\(1 + $0 / 10) 10:\(10 + $0):00" }
    let sources = try profile([
      "line1/a.csv": samples(sameDay(30)), "line2/b.csv": samples(clearEarly + clear),
    ])
    let column = try #require(times(sources[0], .time))
    #expect(column.times?.dateOrder == .monthDayYear)
    #expect(column.times?.isDateOrderAmbiguous == false)
  }
}
