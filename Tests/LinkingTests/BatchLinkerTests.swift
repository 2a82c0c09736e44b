import Linking
import TestSupport
import Testing
import Vocabulary

@Suite struct BatchLinkerTests {
  private func column(
    _ path: String, _ system: SourceSystem, _ ids: [String],
    key: IdentifierColumn.Key = .batch
  ) -> IdentifierColumn {
    IdentifierColumn(
      path: path, system: system, column: "id", key: key,
      identifiers: ids.enumerated().map { (text: $0.element, line: $0.offset + 2) })
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  struct Pair: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var a: @Sendable (String) -> String
    var b: @Sendable (String) -> String
    var transform: String
  }

  static let pairs: [Pair] = [
    Pair(testDescription: "as written", a: { "B-\($0)" }, b: { "B-\($0)" }, transform: "none"),
    Pair(
      testDescription: "case and blanks", a: { "b\($0)x" }, b: { " B\($0)X " },
      transform: "blanks around removed, upper and lower case taken as equal"),
    Pair(
      testDescription: "separators", a: { "B-\($0)/X" }, b: { "B \($0)x" },
      transform: "separators removed, upper and lower case taken as equal"),
    Pair(
      testDescription: "zeros of a SAP order", a: { "00000\($0)" }, b: { "\($0)" },
      transform: "separators and leading zeros removed"),
    Pair(
      testDescription: "prefix against zeros", a: { "CH-\($0)" }, b: { "0000\($0)" },
      transform: "letters that all IDs of a column share and leading zeros removed"),
    Pair(
      testDescription: "prefix against suffix", a: { "LOT\($0)" }, b: { "\($0)-L" },
      transform: "letters that all IDs of a column share and leading zeros removed"),
    Pair(
      testDescription: "prefix against nothing", a: { "WO\($0)" }, b: { "\($0)" },
      transform: "letters that all IDs of a column share and leading zeros removed"),
  ]

  @Test(arguments: pairs)
  func `IDs meet under the most careful transform that joins them`(pair: Pair) {
    let numbers = (1001...1100).map { padded($0, 6) }
    let links = BatchLinker().link([
      column("mes.csv", .mes, numbers.map(pair.a)),
      column("erp.csv", .erp, numbers.dropLast(3).map(pair.b) + [pair.b("999998")]),
    ])
    #expect(
      links == [
        BatchLink(
          key: .batch, a: "erp.csv", b: "mes.csv", matchedA: 97, totalA: 98, matchedB: 97,
          totalB: 100, transform: pair.transform,
          unmatchedA: [(text: pair.b("999998"), line: 99)],
          unmatchedB: (1098...1100).map { (text: pair.a(padded($0, 6)), line: $0 - 999) })
      ])
  }

  @Test func `a padded counter meets itself behind other letters`() {
    let links = BatchLinker().link([
      column("a.csv", .mes, (1...200).map { "LOT\(padded($0, 5))" }),
      column("b.csv", .erp, (1...190).map { "\(padded($0, 5))-L" }),
    ])
    #expect(links.map(\.matchedA) == [190])
  }

  @Test func `short counters that overlap are taken for chance`() {
    let links = BatchLinker().link([
      column("a.csv", .mes, (1...40).map(String.init)),
      column("b.csv", .erp, (1...300).map(String.init)),
    ])
    #expect(links == [])
  }

  @Test func `random numbers of one range are taken for chance`() {
    var random = SeededGenerator(state: 7)
    func draw() -> [String] {
      Array(Set((0..<300).map { _ in Int(random.next() % 2000) + 500 })).sorted().map(String.init)
    }
    let links = BatchLinker().link([
      column("a.csv", .mes, draw()), column("b.csv", .erp, draw()),
    ])
    #expect(links == [])
  }

  @Test func `IDs that a transform would merge stay as they are`() {
    let ids = (1...20).flatMap { ["A-\(100 + $0)", "B-\(100 + $0)"] }
    let links = BatchLinker().link([
      column("a.csv", .mes, ids), column("b.csv", .erp, (1...20).map { String(100 + $0) }),
    ])
    #expect(links == [])
  }

  @Test func `numbers that a spreadsheet spoiled match nothing`() {
    let links = BatchLinker().link([
      column("a.csv", .mes, ["1.23E+11", "1,24E+11", "B100", "B101", "B102"]),
      column("b.csv", .erp, ["1.23E+11", "1,24E+11", "B100", "B101", "B102"]),
    ])
    #expect(links.map(\.matchedA) == [3])
    #expect(links.first?.unmatchedA.map(\.text) == ["1.23E+11", "1,24E+11"])
  }

  @Test func `columns of different keys and of one file are not compared`() {
    let ids = (100...140).map { "X\($0)" }
    let links = BatchLinker().link([
      column("a.csv", .mes, ids), column("a.csv", .mes, ids),
      column("b.csv", .erp, ids, key: .order),
    ])
    #expect(links == [])
  }

  @Test func `the order of columns changes nothing`() {
    let columns = [
      column("a.csv", .mes, (1000...1040).map { "X\($0)" }),
      column("b.csv", .erp, (1000...1050).map { "\($0)" }),
      column("c.csv", .mes, (1010...1050).map { "00\($0)" }),
    ]
    let links = BatchLinker().link(columns)
    #expect(links.count == 3)
    #expect(links.first?.a == "a.csv" && links.first?.b == "b.csv")
    #expect(BatchLinker().link(columns.reversed()) == links)
  }

  @Test func `at most fifty IDs without a partner are listed`() {
    let links = BatchLinker().link([
      column("a.csv", .mes, (1000...1400).map { "X\($0)" }),
      column("b.csv", .erp, (1300...1400).map { "X\($0)" }),
    ])
    #expect(links.map(\.unmatchedB.count) == [0])
    #expect(links.map(\.unmatchedA.count) == [50])
  }
}
