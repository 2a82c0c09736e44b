import Foundation
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

/// A file that threads read in parts gives what one reading gives.
@Suite struct ProfilerPartsTests {
  struct Table: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
  }

  /// The time of a row every 10 seconds.
  static func clock(_ i: Int) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let seconds = i * 10
    return "2024-05-\(two(1 + seconds / 86_400)) \(two(seconds / 3600 % 24)):"
      + "\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  static func long(
    _ count: Int = 1500, quotes: String = "", end: String = "\n", _ order: (Int) -> Int = { $0 }
  ) -> String {
    var text = "TagName,DateTime,Value,Unit,Quality" + end
    for row in 0..<count {
      let i = order(row)
      // One tag comes late in the file, with a unit of its own.
      let tag = row > 700 && row % 50 == 0 ? "LATE.FT1.PV" : "P\(i % 5).TT10\(i % 5).PV"
      let value = i % 97 == 3 ? "Bad Input" : i % 89 == 4 ? "" : "\(i * 37 % 101).\(i % 10)"
      text += "\(quotes)\(tag)\(quotes),\(clock(i)),\(quotes)\(value)\(quotes),"
      text += "\(tag.hasPrefix("L") ? "m3/h" : "degC"),\(i % 60 < 7 ? 0 : 192)" + end
    }
    return text
  }

  static func wide(_ end: String = "\n") -> String {
    var text = "Zeitstempel;Kessel Temperatur;Kessel Druck [bar];Ruhig" + end
    for i in 0..<1500 {
      let pressure = i < 900 || i % 6 == 0 ? "" : "4,\(i % 25)"
      text += "\(clock(i));\(80 + i * 7 % 5),\(i % 10);\(pressure);\(i / 400),5" + end
    }
    return text
  }

  static let keyed: String = {
    var text = "Time,Machine ID,Temperature [K],Torque\n"
    for i in 0..<1500 {
      text += "\(clock(i)),M\(i / 3 % (i < 800 ? 3 : 5)),29\(i % 10).5,4\(i % 7).25\n"
    }
    return text
  }()

  /// Values with the units behind them; some tags write another one now and then, or begin with it.
  static func unitsInValues() -> String {
    var text = "TagName,DateTime,Value\n"
    for i in 0..<1500 {
      let tag = i > 700 && i % 50 == 0 ? "LATE.FT1.PV" : "P\(i % 5).TT10\(i % 5).PV"
      let isOdd = i % 401 == 7 || i == 1480
      let unit = tag.hasPrefix("L") != isOdd ? "m3/h" : "degC"
      text += "\(tag),\(clock(i)),\(i * 37 % 101).5 \(unit)\n"
    }
    return text
  }

  /// More texts than are told of a tag, of which some mean nothing.
  static func words(_ count: Int = 1500) -> String {
    changing(long(count)) { i, line in
      let word = i % 11 == 0 ? "null" : i % 2 == 0 ? "Fault \(i / 30)" : "Running"
      return i > 300 && i % 3 == 1
        ? line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
          .map { $0.offset == 2 ? word : String($0.element) }.joined(separator: ",") : line
    }
  }

  /// Lines changed, counted from 0 at the header.
  static func changing(_ text: String, _ change: (Int, String) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { change($0.offset, String($0.element)) }.joined(separator: "\n")
  }

  static let tables = [
    Table(name: "long", text: long()),
    Table(name: "long and quoted", text: long(quotes: "\"")),
    Table(name: "long with CRLF", text: long(end: "\r\n")),
    Table(name: "newest first", text: long { 1499 - $0 }),
    Table(name: "no newline at the end", text: String(long().dropLast())),
    Table(name: "cut off in the last row", text: String(long().dropLast(9))),
    Table(name: "a byte order mark", text: "\u{FEFF}" + long()),
    Table(name: "wide with decimal commas", text: wide()),
    Table(name: "wide with CRLF", text: wide("\r\n")),
    Table(name: "keyed", text: keyed),
    Table(
      name: "a preamble above the header",
      text: (0..<12).map { "# exported by the historian, remark \($0)\n" }.joined() + long()),
    Table(
      name: "rows of another shape",
      text: changing(long()) { $0 % 40 == 20 ? $1 + ",too,many" : $1 }),
    Table(
      name: "times that cannot be read",
      text: changing(long()) { i, line in
        i > 500 && i % 40 == 20
          ? line.replacingOccurrences(of: "2024-05-01", with: "someday") : line
      }),
    Table(
      name: "line ends inside quotes",
      text: changing(long()) { i, line in
        i % 3 == 2 ? line.replacingOccurrences(of: "degC", with: "\"deg\nC\"") : line
      }),
    Table(
      name: "a quote that is never closed", text: changing(long()) { $0 == 900 ? "\"" + $1 : $1 }),
    Table(name: "late rows", text: long { $0 % 100 == 99 ? max(0, $0 - 700) : $0 }),
    Table(name: "two halves exchanged", text: long { ($0 + 750) % 1500 }),
    Table(name: "units in values", text: unitsInValues()),
    Table(name: "words in place of numbers", text: words()),
    Table(
      name: "words in cells",
      text: changing(wide()) { i, line in
        i % 45 == 44 ? line.replacingOccurrences(of: ",5", with: "Stillstand \(i % 4)") : line
      }),
    Table(
      name: "codes that say late what they mean",
      text: changing(long()) { i, line in
        i < 1000 ? line.replacingOccurrences(of: ",192", with: ",0") : line
      }),
    Table(
      name: "hundreds of tags",
      text: changing(long()) { i, line in
        line.replacingOccurrences(of: ".PV,2024", with: ".PV\(i / 3 % 211),2024")
      }),
    Table(name: "blank lines", text: changing(long()) { $0 % 100 == 50 ? "\n\n" + $1 : $1 }),
    Table(name: "a single long line", text: "TagName,DateTime,Value,Unit,Quality\n"),
  ]

  static func read(
    _ table: Table, jobs: Int, partSize: Int, memory: Int = .max, partCells: Int = 1 << 20
  ) throws -> ProfiledSource {
    let path = FileManager.default.temporaryDirectory.path + "/parts-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let data = Data(table.text.utf8)
    try data.write(to: URL(fileURLWithPath: path))
    let profiler = Profiler(
      recognizer: Recognizer(vocabulary: try .builtIn()), jobs: jobs, memory: memory,
      partSize: partSize, partCells: partCells)
    return profiler.profile(
      SourceFile(path: "historian/table.csv", absolutePath: path, byteCount: data.count))
  }

  /// In what the two differ.
  static func differences(_ a: ProfiledSource, _ b: ProfiledSource) -> [String] {
    var result: [String] = []
    if a.problems != b.problems { result.append("problems: \(a.problems), not \(b.problems)") }
    if a.tables.count != b.tables.count { result.append("\(a.tables.count) tables") }
    for (mine, its) in zip(a.tables, b.tables) {
      func facts(_ table: ProfiledTable) -> [String] {
        [
          "\(table.rows) rows", "\(table.rejectedCount) rejected", "\(table.rejects)",
          "\(table.unparsedTimes) from \(table.firstUnparsedLine)",
        ]
      }
      for (x, y) in zip(facts(mine), facts(its)) where x != y { result.append("\(x), not \(y)") }
      switch (mine.content, its.content) {
      case (.samples(let tags), .samples(let others)):
        if tags.map(\.tag) != others.map(\.tag) { result.append("tags: \(tags.map(\.tag))") }
        for (x, y) in zip(tags, others) { result += x.differences(from: y) }
      case (.records(let x), .records(let y)):
        if x.records.map(\.fields) != y.records.map(\.fields) { result.append("records") }
      default: result.append("another kind of table")
      }
    }
    return result
  }

  @Test(arguments: tables)
  func `parts give what one reading gives`(table: Table) throws {
    let whole = try Self.read(table, jobs: 1, partSize: 1 << 20)
    for jobs in Laws.areComplete ? [2, 3, 4] : [2, 3] {
      for partSize in Laws.some([table.text.utf8.count / jobs, 2000, 7001, 150], part: 2) {
        let parts = try Self.read(table, jobs: jobs, partSize: max(1, partSize))
        #expect(Self.differences(parts, whole) == [], "\(jobs) jobs, parts of \(partSize)")
      }
    }
  }

  /// Parts that are decoded in several rounds, while those behind them wait.
  @Test(arguments: [
    Table(name: "long", text: long(9000)),
    Table(name: "newest first", text: long(9000) { 8999 - $0 }),
    Table(name: "words", text: words(9000)),
  ])
  func `parts that are decoded bit by bit give what one reading gives`(table: Table) throws {
    let whole = try Self.read(table, jobs: 1, partSize: 1 << 20)
    for jobs in 1...3 {
      for (partSize, cells) in Laws.some(
        [(150_000, 1500), (1 << 20, 1), (150_000, 1), (40_000, 1)], part: 2)
      {
        let parts = try Self.read(table, jobs: jobs, partSize: partSize, partCells: cells)
        #expect(Self.differences(parts, whole) == [], "\(jobs) jobs, parts of \(partSize)")
      }
    }
  }

  /// The tables above hold what their names say.
  @Test func `the tables are samples`() throws {
    for table in Self.tables.dropLast() {
      let source = try Self.read(table, jobs: 3, partSize: 5000)
      guard case .samples(let tags) = try #require(source.tables.first).content else {
        Issue.record("\(table.name) is not read as samples")
        continue
      }
      #expect(tags.count >= 3, "\(table.name)")
      #expect(source.tables[0].rows >= 1400, "\(table.name)")
    }
  }

  /// Tags beyond what fits are left out and counted, whole ones stay as they are without a limit; wherever in a round of
  /// parts the limit is met.
  @Test(
    arguments: [
      (memory: 165 * Profiler.seriesSize + 1000, kept: 165), (memory: 1, kept: 64),
      (memory: .max, kept: 400),
    ], 1...3)
  func `memory bounds the tags that are profiled`(
    limit: (memory: Int, kept: Int), jobs: Int
  ) throws {
    var text = "TagName,DateTime,Value\n"
    for i in 0..<4000 { text += "P\(i % 400).TT1.PV,\(Self.clock(i)),\(i * 37 % 101).5\n" }
    let table = Table(name: "many tags", text: text)
    let all = try Self.read(table, jobs: 1, partSize: 1 << 20)
    for partSize in Laws.some([1000, 50_000, 300], part: 2) {
      let source = try Self.read(table, jobs: jobs, partSize: partSize, memory: limit.memory)
      guard case .samples(let tags) = try #require(source.tables.first).content,
        case .samples(let others) = all.tables[0].content
      else {
        Issue.record("no samples")
        return
      }
      #expect(tags.map(\.tag) == others.prefix(limit.kept).map(\.tag))
      for (x, y) in zip(tags, others) { #expect(x.differences(from: y) == []) }
      #expect(source.tables[0].rows == 4000)
      let left = 4000 - 10 * limit.kept
      #expect(source.problems.count == (left > 0 ? 1 : 0))
      for problem in source.problems {
        #expect(problem.message.contains("\(left) rows of tags"))
        #expect(problem.help.contains("--memory"))
      }
    }
  }

  /// Large files that threads share, and small ones of which each thread reads its own.
  @Test(arguments: 1...4)
  func `files of all sizes are read together`(jobs: Int) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try [1500, 40, 900, 60, 1500, 50, 30].enumerated().map { i, count in
      // Each of another time: what two files hold is counted once.
      let data = Data(Self.long(count) { $0 + 2000 * i }.utf8)
      try data.write(to: URL(fileURLWithPath: "\(folder)/\(i).csv"))
      return SourceFile(
        path: "historian/\(i).csv", absolutePath: "\(folder)/\(i).csv", byteCount: data.count)
    }
    let vocabulary = try Vocabulary.builtIn()
    let sources = Profiler(
      recognizer: Recognizer(vocabulary: vocabulary), jobs: jobs, partSize: 4000
    ).profile(files)
    for (file, source) in zip(files, sources) {
      let alone = Profiler(recognizer: Recognizer(vocabulary: vocabulary)).profile(file)
      #expect(Self.differences(source, alone) == [], "\(file.path)")
    }
  }
}
