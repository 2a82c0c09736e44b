import Tabular
import Testing

@Suite struct RecordScannerTests {
  private struct Case {
    var text: String
    var delimiter: UInt8
    var newline: UInt8 = 0x0A
    var columnCount: Int
  }

  private func expectSame(_ test: Case, block: Int, keepsBatch: Bool = false) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(test.text)
    let names = (0..<test.columnCount).map { "c\($0)" }
    let info = TableInfo(name: "t", header: names, hasHeader: false, headerLine: 0)
    let reader = try DelimitedText(file, limits: .init(block: block)).reader(
      info: info, dialect: Dialect(delimiter: test.delimiter, newline: test.newline))
    let fast = Contents(reader, keepsBatch: keepsBatch)
    let slow = ReferenceCSV(
      text: Array(test.text.utf8), delimiter: test.delimiter, newline: test.newline,
      columnCount: test.columnCount
    ).contents(path: file.path)
    #expect(fast == slow, "\(test) in blocks of \(block)")
  }

  @Test(arguments: 0..<40)
  func `the fast reader gives what the slow one gives, wherever blocks end`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let pieces = [
      "a", "bc", "1.5", "-3,25", " ", "  ", "\t", "\"", "\"\"", "\"x\"", "\"a,b\"", "\"a\nb\"",
      "\"é\"", "ü",
      "€", "😀", ",", ",", ";", "\n", "\n", "\r\n", "\n\n", "2024-05-01T08:30:00Z,",
      "long text without end ",
    ]
    for _ in 0..<25 {
      let count = Int.random(in: 0...60, using: &random)
      var text = ""
      for _ in 0..<count { text += pieces.randomElement(using: &random) ?? "" }
      let delimiter: UInt8 = [0x2C, 0x2C, 0x3B, 0x09, 0x7C].randomElement(using: &random) ?? 0x2C
      let test = Case(
        text: text, delimiter: delimiter, columnCount: Int.random(in: 1...5, using: &random))
      for block in [1, 2, 3, 7, 16, 64, 65, 4096] { try expectSame(test, block: block) }
    }
  }

  @Test(arguments: 0..<8)
  func `well-formed tables of many rows survive every block size`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(1000 + seed))
    let values = [
      "1", "22.5", "Good", "\"a \"\"quoted\"\" word\"", "\"two\nlines\"", "", " x ", "Bänder",
    ]
    var text = ""
    for _ in 0..<300 {
      text +=
        (0..<4).map { _ in values.randomElement(using: &random) ?? "" }
        .joined(separator: ";") + (Bool.random(using: &random) ? "\r\n" : "\n")
    }
    let test = Case(text: text, delimiter: 0x3B, columnCount: 4)
    for block in [1, 13, 64, 100, 777, 1 << 13] {
      try expectSame(test, block: block)
      try expectSame(test, block: block, keepsBatch: true)
    }
  }

  @Test func `carriage returns alone end records`() throws {
    let test = Case(text: "a,b\r\"c\rd\",e\r\rf,g", delimiter: 0x2C, newline: 0x0D, columnCount: 2)
    for block in [1, 5, 64] { try expectSame(test, block: block) }
  }

  @Test func `a record beyond the limit is rejected and the next one is read`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 5000)
    let file = try folder.write("1,2\n\(long),3\n4,5\n")
    let info = TableInfo(name: "t", header: ["a", "b"], hasHeader: false, headerLine: 0)
    let reader = try DelimitedText(file, limits: .init(block: 100, record: 1000)).reader(
      info: info, dialect: Dialect(delimiter: 0x2C))
    let contents = Contents(reader, keepsBatch: false)
    #expect(contents.rows == [["1", "2"], ["4", "5"]])
    #expect(contents.lines == [1, 3])
    #expect(
      contents.rejects == [
        Reject(
          location: SourceLocation(path: "table.csv", line: 2), reason: "is longer than 1000 bytes",
          excerpt: String(long.prefix(120)))
      ])
  }

  @Test func `a quote that is never closed costs its line, not the rest of the file`() throws {
    var text = "tag,value\n"
    for i in 0..<2000 { text += i == 700 ? "\"3 inch,7\n" : "P-\(i),\(i)\n" }
    let (_, contents) = try table(text)
    #expect(contents.rows.count == 1999)
    #expect(contents.lines.last == 2001)
    #expect(contents.rejects.map(\.location.line) == [702])
    #expect(contents.rejects.map(\.excerpt) == ["\"3 inch,7"])
  }

  @Test func `only the first rejects are kept and all are counted`() throws {
    let text = "a,b\n" + String(repeating: "1,2\n1,2,3\n", count: 50)
    let (_, contents) = try table(text)
    #expect(contents.rows.count == 50)
    #expect(contents.rejectedCount == 50)
    #expect(contents.rejects.count == 20)
    #expect(contents.rejects.first?.reason == "has 3 fields where the header has 2")
  }
}
