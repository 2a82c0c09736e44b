import Behaviour
import Evidence
import Testing
import Vocabulary

/// How much history the sources of a use case have, each by itself and all at once.
@Suite struct HistoryOverlapTests {
  struct File: Sendable {
    var path: String
    var system: SourceSystem
    var kind: TableKind
    /// Days of the first and the last row.
    var first: Double
    var last: Double
    var rows = 10_000

    init(_ path: String, _ kind: TableKind, _ first: Double, _ last: Double, rows: Int = 10_000) {
      self.path = path
      self.kind = kind
      system = kind == .samples ? .historian : .cmms
      (self.first, self.last, self.rows) = (first, last, rows)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var files: [File]
    /// Days and common days by path.
    var rows: [String]
    /// First and last day in which all of the historian is silent.
    var outage: (Double, Double)?
  }

  static let cases = [
    Case(
      testDescription: "one within the other",
      files: [File("h.csv", .samples, 300, 390), File("w.csv", .workOrders, 0, 390)],
      rows: ["h.csv 90 -", "w.csv 390 -"]),
    Case(
      testDescription: "one ends when the other begins",
      files: [File("h.csv", .samples, 380, 780), File("w.csv", .workOrders, 0, 400)],
      rows: ["h.csv 400 20", "w.csv 400 20"]),
    Case(
      testDescription: "nothing in common",
      files: [File("h.csv", .samples, 500, 600), File("w.csv", .workOrders, 0, 400)],
      rows: ["h.csv 100 0", "w.csv 400 0"]),
    Case(
      testDescription: "one file a month",
      files: (0..<12).map { File("h\($0).csv", .samples, Double($0) * 30, Double($0 + 1) * 30) }
        + [File("w.csv", .workOrders, 0, 360)],
      rows: (0..<12).map { "h\($0).csv 360 -" }.sorted() + ["w.csv 360 -"]),
    Case(
      testDescription: "two lines side by side, one of them new",
      files: [
        File("a.csv", .samples, 0, 360), File("b.csv", .samples, 330, 360),
        File("w.csv", .workOrders, 0, 360),
      ], rows: ["a.csv 360 -", "b.csv 30 -", "w.csv 360 -"]),
    Case(
      testDescription: "few work orders may go on",
      files: [File("h.csv", .samples, 0, 100), File("w.csv", .workOrders, 10, 70, rows: 6)],
      rows: ["h.csv 100 -", "w.csv 60 -"]),
    Case(
      testDescription: "a long outage counts, a short one does not",
      files: [File("h.csv", .samples, 0, 100), File("w.csv", .workOrders, 0, 100)],
      rows: ["h.csv 60 -", "w.csv 100 -"], outage: (20, 60)),
    Case(
      testDescription: "a short outage",
      files: [File("h.csv", .samples, 0, 100), File("w.csv", .workOrders, 0, 100)],
      rows: ["h.csv 100 -", "w.csv 100 -"], outage: (20, 21)),
  ]

  @Test(arguments: cases)
  func `a source has the days that it covers, and those that all cover`(example: Case) {
    var plant = Plant()
    plant.sources = example.files.map { file in
      let table = TableFacts(
        name: file.path, kind: file.kind, layout: nil, rows: file.rows, rejected: 0, rejects: [],
        encoding: nil, delimiter: nil, decimal: nil, timezone: nil, headerLine: 1, columns: [],
        reasons: [], confidence: 1, first: file.first * 86_400, last: file.last * 86_400)
      return SourceFacts(
        path: file.path, system: file.system, confidence: 1, bytes: 1, tables: [table],
        problems: [])
    }
    if let (start, end) = example.outage {
      var signal = SignalFacts(tag: "T1", path: "h.csv")
      signal.coverage.gaps = [Gap(start: start * 86_400, end: end * 86_400, cause: .outage)]
      plant.signals = [signal]
    }
    let rows = HistoryOverlap(.pumps, plant: plant).rows
    let told = rows.map { row in
      "\(row.path) \(Int(row.days.rounded())) "
        + (row.commonDays.map { "\(Int($0.rounded()))" } ?? "-")
    }
    #expect(told == example.rows)
    #expect(rows.allSatisfy { $0.neededDays == 365 })
  }
}
