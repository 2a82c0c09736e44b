import Tabular
import TestSupport
import Testing
import Vocabulary

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

  @Test(arguments: Laws.seeds(40, part: 8))
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

  /// Fields and quotes around the edges of the 64 bytes that are scanned at once.
  @Test(arguments: Laws.seeds(24, part: 6))
  func `quotes and line ends may stand at any place of a block`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(5000 + seed))
    func long(_ tail: Int) -> String {
      String(repeating: "y", count: Int.random(in: 55...70, using: &random) - tail)
    }
    for _ in 0..<12 {
      let delimiter: UInt8 = [0x2C, 0x09, 0x3B].randomElement(using: &random) ?? 0x2C
      let mark = String(UnicodeScalar(delimiter))
      let columnCount = Int.random(in: 1...4, using: &random)
      // Mostly tidy, so that long stretches take the short walk.
      let isTidy = Bool.random(using: &random)
      var text = String(repeating: "z", count: Int.random(in: 0...64, using: &random)) + "\n"
      for _ in 0..<Int.random(in: 5...40, using: &random) {
        var count = columnCount
        if Int.random(in: 0..<8, using: &random) == 0 {
          count = Int.random(in: 0...(columnCount + 2), using: &random)
        }
        let fields = (0..<count).map { _ -> String in
          switch Int.random(in: 0..<(isTidy ? 9 : 16), using: &random) {
          case 0: return "\"\""
          case 1: return "\"\(long(2))\""
          case 2: return long(0)
          case 3: return "\"a\(mark)b\""
          case 4: return ""
          case 5, 6: return "1.5"
          case 7, 8: return "\"x\""
          case 9: return "\"\(long(4))\"\"\""
          case 10: return "\"\"\"\""
          case 11: return "\"a\r\n\(long(9))\""
          case 12: return "3\"\(long(20))\"4"
          case 13: return " \"x\" "
          case 14: return "\"x\"y\"\"z"
          default: return "\"x\"\"\(long(30))\"\"\" "
          }
        }
        text += fields.joined(separator: mark)
        text += ["\n", "\n", "\r\n", "\n\n"].randomElement(using: &random) ?? "\n"
      }
      if Bool.random(using: &random) { text.removeLast() }
      let test = Case(text: text, delimiter: delimiter, columnCount: columnCount)
      for block in [1, 9, 63, 64, 65, 1 << 14] { try expectSame(test, block: block) }
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

  @Test func `a carriage return at the edge of a block is no part of the quoted field before it`()
    throws
  {
    let text = String(repeating: "z", count: 59) + "\n\"x\"\r\n3\"\n"
    let test = Case(text: text, delimiter: 0x2C, columnCount: 1)
    for block in [63, 64, 65, 4096] { try expectSame(test, block: block) }
  }

  @Test(arguments: [63, 64, 65, 127, 128, 129, 200, 1000], [0, 1, 3])
  func `a long field where the record has one too many or too few ends`(length: Int, column: Int)
    throws
  {
    let long = String(repeating: "y", count: length)
    var fields = ["a", "b", "c", "d"]
    fields[column] = long
    for count in 1...4 {
      let text = "1,2,3\n4,5,6\n" + fields.prefix(count).joined(separator: ",") + "\n7,8,9\n"
      let test = Case(text: text + text, delimiter: 0x2C, columnCount: 3)
      for block in [64, 4096] { try expectSame(test, block: block) }
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

  @Test func `a text beyond the limit costs its row`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 500)
    let file = try folder.write("1,2\n3,\(long)\n4,5\n")
    let info = TableInfo(name: "t", header: ["a", "b"], hasHeader: false, headerLine: 0)
    let reader = try DelimitedText(file, limits: .init(text: 400)).reader(
      info: info, dialect: Dialect(delimiter: 0x2C))
    let contents = Contents(reader)
    #expect(contents.rows == [["1", "2"], ["4", "5"]])
    #expect(contents.lines == [1, 3])
    #expect(contents.rejects.map(\.reason) == ["has a text of more than 400 bytes in 'b'"])
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

  @Test(arguments: ["", "\n"])
  func `a full batch goes on where it ended`(end: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write((0..<500).map { "\($0)" }.joined(separator: "\n") + ",1" + end)
    let names = (0..<100).map { "c\($0)" }
    let info = TableInfo(name: "t", header: names, hasHeader: false, headerLine: 0)
    let reader = try DelimitedText(file, limits: .init(fields: 5000)).reader(
      info: info, dialect: Dialect(delimiter: 0x2C))
    var batch = Batch()
    var first: [String] = []
    while try reader.read(into: &batch) {
      #expect(batch.starts.count <= 10_000)
      first += (0..<batch.rowCount).map { batch.string(row: $0, column: 0) }
    }
    #expect(first == (0..<(end.isEmpty ? 499 : 500)).map { "\($0)" })
    #expect(reader.rejects.map(\.location.line) == (end.isEmpty ? [500] : []))
  }
}
