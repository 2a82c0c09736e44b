import Foundation
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

/// Rows are found again where they stand, whatever the layout, the order and the parts of a file.
@Suite struct RowSearchTests {
  private static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("rows-\(UUID().uuidString)")

  /// The profile of a file, and what looks for its rows.
  private func open(
    _ text: String, _ name: String, jobs: Int = 1, partSize: Int = 2 << 20
  ) throws -> (source: ProfiledSource, search: RowSearch) {
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    let place = Self.folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: place)
    let file = SourceFile(path: name, absolutePath: place.path, byteCount: text.utf8.count)
    let profiler = Profiler(
      recognizer: Recognizer(vocabulary: try .builtIn()), jobs: jobs, partSize: partSize)
    let sources = profiler.profile([file])
    return (sources[0], RowSearch(sources, files: [file], jobs: jobs))
  }

  private static func time(_ minute: Int) -> String {
    let (hour, rest) = (minute / 60, minute % 60)
    return
      "2025-03-\(hour / 24 + 10)T\(hour % 24 < 10 ? "0" : "")\(hour % 24):\(rest < 10 ? "0" : "")\(rest):00Z"
  }

  private static func profile(_ source: ProfiledSource, _ tag: String) throws -> SeriesProfile {
    guard case .samples(let tags)? = source.tables.first?.content else { return SeriesProfile() }
    return try #require(tags.first { $0.tag == tag }).profile
  }

  enum Layout: CaseIterable { case long, wide, keyed, newestFirst, machines }

  private static func tag(_ layout: Layout) -> String {
    switch layout {
    case .long, .wide, .newestFirst: "P1.Temp"
    case .keyed, .machines: "P1/Temp"
    }
  }

  /// Two signals of a day; B has a text, a code, a silence of three hours from minute 600 on.
  private static func table(_ layout: Layout) -> String {
    var rows: [String] = []
    for minute in 0..<1440 {
      let isSilent = (601..<780).contains(minute)
      let b = minute == 300 ? "Bad Input" : minute == 400 ? "-9999" : "\(20 + minute % 7).5"
      switch layout {
      case .long, .newestFirst:
        rows.append("P1.Flow,\(time(minute)),\(10 + minute % 5)")
        if !isSilent { rows.append("P1.Temp,\(time(minute)),\(b)") }
      case .wide: rows.append("\(time(minute)),\(10 + minute % 5),\(isSilent ? "" : b)")
      case .keyed: rows.append("P1,\(time(minute)),\(10 + minute % 5),\(isSilent ? "" : b)")
      case .machines:
        for machine in ["P1", "P2"] {
          rows.append("\(machine),Flow,\(time(minute)),\(10 + minute % 5)")
        }
        if !isSilent { rows.append("P1,Temp,\(time(minute)),\(b)") }
        rows.append("P2,Temp,\(time(minute)),\(30 + minute % 7).5")
      }
    }
    let header =
      switch layout {
      case .long, .newestFirst: "tag,time,value"
      case .wide: "time,P1.Flow,P1.Temp"
      case .keyed: "machine,time,Flow,Temp"
      case .machines: "machine,tag,time,value"
      }
    if layout == .newestFirst { rows.reverse() }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  @Test(arguments: Layout.allCases, [(1, 2 << 20), (2, 4096), (1, 4096)])
  func `the lines that the pass keeps are those of its samples`(
    layout: Layout, how: (jobs: Int, partSize: Int)
  ) throws {
    let text = Self.table(layout)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let (source, _) = try open(
      text, "\(layout)\(how.jobs)\(how.partSize).csv", jobs: how.jobs, partSize: how.partSize)
    let profile = try Self.profile(source, Self.tag(layout))
    let silence = try #require(profile.longest.first)
    #expect(lines[Int(silence.startLine) - 1].contains(Self.time(600)))
    #expect(lines[Int(silence.endLine) - 1].contains(Self.time(780)))
    #expect(lines[profile.lastLine - 1].contains(Self.time(1439)))
    let witnesses = profile.witnesses.map {
      "\($0.kind) \(lines[Int($0.line) - 1].contains(Self.time($0.kind == .text ? 300 : 400)))"
    }
    #expect(witnesses.sorted() == ["magic true", "text true"])
  }

  @Test(arguments: Layout.allCases, [(1, 2 << 20), (2, 4096)])
  func `samples are found by their time and value`(
    layout: Layout, how: (jobs: Int, partSize: Int)
  ) throws {
    let tag = Self.tag(layout)
    let name = "search-\(layout)\(how.jobs).csv"
    let (_, search) = try open(
      Self.table(layout), name, jobs: how.jobs, partSize: how.partSize)
    let minute: Int64 = 60_000_000
    let midnight: Int64 = 1_741_564_800_000_000
    var code = WantedRow(path: name, tag: tag)
    code.value = -9999
    code.most = 5
    var first = WantedRow(path: name, tag: tag)
    (first.from, first.to) = (midnight + 700 * minute, midnight + 800 * minute)
    first.most = 100
    var nothing = WantedRow(path: name, tag: tag)
    (nothing.from, nothing.to) = (midnight + 700 * minute, midnight + 720 * minute)
    let found = search.rows([code, first, nothing])
    #expect(found[0].map(\.value) == ["-9999"])
    #expect(
      found[0].first?.field == (layout == .wide ? "P1.Temp" : layout == .keyed ? "Temp" : "value"))
    #expect(found[1].count == 21)
    #expect(found[1].allSatisfy { $0.before != nil && $0.after != nil })
    #expect(found[2].isEmpty)
  }

  @Test func `a line is shown with the field that is asked for and the lines around it`() throws {
    let text = #"""
      order;machine;start;end;text
      1;P1;2025-01-01 08:00;2025-01-01 09:00;"seal; leaking"
      2;P2;2025-01-02 08:00;;"said ""hot"" twice"
      3;P1;2025-01-03 08:00;2025-01-03 07:00;belt

      """#
    let (_, search) = try open(text, "orders.csv")
    var wanted = WantedRow(path: "orders.csv", line: 3)
    wanted.role = .end
    let row = try #require(search.rows([wanted]).first?.first)
    #expect(row.line == 3 && row.text == #"2;P2;2025-01-02 08:00;;"said ""hot"" twice""#)
    #expect(row.before == #"1;P1;2025-01-01 08:00;2025-01-01 09:00;"seal; leaking""#)
    #expect(row.after == "3;P1;2025-01-03 08:00;2025-01-03 07:00;belt")
    #expect(row.field == "end" && row.value == "")
    #expect(search.rows([WantedRow(path: "orders.csv", line: 99)]) == [[]])
    #expect(search.rows([WantedRow(path: "other.csv", line: 1)]) == [[]])
  }

  /// Rows of a fortnight that are many blocks of a file; of one tag, one in 20 has a text in quotes.
  private static func fortnight(isLate: Bool) -> (text: String, lines: [String]) {
    var rows: [String] = []
    for minute in 0..<20_160 {
      rows.append("P1.Flow,\(time(minute)),\(10 + minute % 5),plain")
      let note = minute % 20 == 0 ? "\"a \"\"word\"\"\"" : "plain"
      rows.append("P1.Temp,\(time(minute)),\(20 + minute % 7).5,\(note)")
    }
    // One row stands far from its time.
    if isLate { rows.insert(rows.remove(at: 201), at: 30_000) }
    let lines = ["tag,time,value,note"] + rows
    return (lines.joined(separator: "\n") + "\n", lines)
  }

  @Test(arguments: [false, true], [(1, 2 << 20), (2, 256 << 10)])
  func `a row of a long file is shown as it stands there, whoever finds it`(
    isLate: Bool, how: (jobs: Int, partSize: Int)
  ) throws {
    let name = "fortnight-\(isLate)\(how.jobs).csv"
    let (text, lines) = Self.fortnight(isLate: isLate)
    let (_, search) = try open(text, name, jobs: how.jobs, partSize: how.partSize)
    let midnight: Int64 = 1_741_564_800_000_000
    let minutes = [0, 100, 4000, 4020, 9999, 20_159]
    let wanted = minutes.map { minute in
      var row = WantedRow(path: name, tag: "P1.Temp")
      row.from = midnight + Int64(minute) * 60_000_000
      row.to = row.from
      return row
    }
    for (minute, rows) in zip(minutes, search.rows(wanted)) {
      let row = try #require(rows.first)
      let line = try #require(
        lines.firstIndex { $0.hasPrefix("P1.Temp,\(Self.time(minute)),") })
      #expect(row.line == line + 1 && row.text == lines[line] && rows.count == 1)
      #expect(row.before == lines[line - 1])
      #expect(row.after == (line + 1 < lines.count ? lines[line + 1] : nil))
      #expect(row.field == "value" && row.value == "\(20 + minute % 7).5")
    }
  }

  @Test func `of a wide row, the first columns and those around the field are shown`() throws {
    let tags = (1...60).map { "T\($0)" }
    let rows = (0..<30).map { minute in
      ([Self.time(minute)] + tags.indices.map { "\(minute * 100 + $0)" }).joined(separator: ",")
    }
    let text = (["time," + tags.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    let (_, search) = try open(text, "wide60.csv")
    let row = try #require(
      search.rows([WantedRow(path: "wide60.csv", line: 4, tag: "T40")])[0].first)
    #expect(row.text == "2025-03-10T00:02:00Z,200,201,…,237,238,239,240,241,…")
    #expect(row.field == "T40" && row.value == "239")
    // A name that stands above its column, however far to the right, and not inside another.
    var named = WantedRow(path: "wide60.csv", line: 2)
    (named.word, named.role) = ("T40", .asset)
    let header = try #require(search.rows([named])[0].first)
    #expect(header.line == 1 && header.field == "T40" && header.value == "T40")
    named.word = "T"
    #expect(search.rows([named])[0].first.map { $0.line == 1 && $0.field == nil } == true)
  }
}
