import Foundation
import Tabular
import Testing
import Vocabulary

@Suite struct JSONTests {
  @Test(arguments: JSONExample.shapes + JSONExample.nests)
  func `arrays of records become tables`(example: JSONExample) throws {
    let (tables, contents) = try JSONExample.tables(Array(example.text.utf8))
    #expect(tables == example.tables)
    #expect(contents.allSatisfy { $0.error == nil && $0.rejectedCount == 0 })
  }

  @Test(arguments: JSONExample.shapes + JSONExample.nests, [1, 2, 3, 7, 16, 33])
  func `blocks that end anywhere give the same rows`(example: JSONExample, block: Int) throws {
    let limits = JSONRecords.Limits(block: block, batch: block)
    let (tables, contents) = try JSONExample.tables(Array(example.text.utf8), limits: limits)
    #expect(tables == example.tables)
    #expect(contents.allSatisfy { $0.error == nil && $0.rejectedCount == 0 })
  }

  @Test func `a JSON file is recognised by its content`() throws {
    let (info, contents) = try table(#" [ {"a":"1,5"} ]"#, named: "export.txt")
    #expect(info.name == "export")
    #expect(info.header == ["a"])
    #expect(info.encoding == "utf-8")
    #expect(contents.rows == [["1,5"]])
  }

  @Test(arguments: ["utf-16le", "utf-16be"])
  func `UTF-16 is read like UTF-8`(encoding: String) throws {
    let units = Array("[{\"größe\":\"5 €\"}]".utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return encoding == "utf-16le" ? pair : pair.reversed()
    }
    let (info, contents) = try table(bytes, named: "x.json")
    #expect(info.encoding == encoding)
    #expect(info.header == ["größe"])
    #expect(contents.rows == [["5 €"]])
  }

  @Test func `rows know their lines`() throws {
    let text = "[\n  {\"a\": \"x\"},\n\n  {\n    \"a\": 2}, {\"a\":\n3}\n]"
    let (_, contents) = try table(text, named: "x.json")
    #expect(contents.lines == [2, 4, 5])
  }

  struct Broken: Sendable {
    var text: String
    var rows: [[String]]
    var message: String
    var line: Int
  }

  @Test(arguments: [
    Broken(
      text: "[{\"a\":1},\n{\"a\":2},\n{\"a\":3", rows: [["1"], ["2"]],
      message: "is cut off: the JSON ends before its last bracket", line: 3),
    Broken(
      text: "[{\"a\":1},\n{\"a\":2 \"b\":3}]", rows: [["1"]],
      message: "is damaged: a comma or '}' is missing before '\"b\":3}]'", line: 2),
    Broken(
      text: "[{\"a\":1},\n{\"a\" 2}]", rows: [["1"]],
      message: "is damaged: a colon is missing before '2}]'", line: 2),
    Broken(
      text: "[{\"a\":1},\n{a:2}]", rows: [["1"]],
      message: "is damaged: a name in quotes is missing before 'a:2}]'", line: 2),
    Broken(
      text: "[{\"a\":1},\n\n{\"a\":1x}]", rows: [["1"]],
      message: "is damaged: '1x}]' stands where a value should be", line: 3),
    Broken(
      text: "[{\"a\":\"1\"},{\"a\":\"2", rows: [["1"]],
      message: "is cut off: the JSON ends before its last bracket", line: 1),
  ])
  func `rows before a break are read, and the break has a line`(broken: Broken) throws {
    let folder = try TemporaryFolder()
    for block in [1, 2, 3, 5, 7, 16, 31, 64, 1 << 16] {
      let file = try folder.write(broken.text, to: "x.json")
      let source = try #require(try JSONRecords(file, limits: .init(block: block)).sources().first)
      let reader = try source.open()
      var batch = Batch()
      var rows: [[String]] = []
      let error = #expect(throws: ReadError.self) {
        while try reader.read(into: &batch) {
          rows += (0..<batch.rowCount).map { [batch.string(row: $0, column: 0)] }
        }
      }
      #expect(rows == broken.rows)
      #expect(error?.problem.message == broken.message)
      #expect(error?.problem.location == SourceLocation(path: "x.json", line: broken.line))
      #expect(try !reader.read(into: &batch))
    }
  }

  @Test(arguments: [1, 2, 6, 33, 500, 1 << 16])
  func `a broken line of JSON lines costs no more than itself`(block: Int) throws {
    let text = "{\"a\":1}\n{\"a\":2,\"b\":{\"c\":\n{\"a\":oops}\n{\"a\":\"4}\n{\"a\":5}\n"
    let (tables, contents) = try JSONExample.tables(
      Array(text.utf8), limits: .init(block: block))
    #expect(tables[0].rows == [["1"], ["5"]])
    #expect(contents[0].rejects.map(\.location.line) == [2, 3, 4])
    #expect(contents[0].rejects.map(\.excerpt) == ["", "oops}", "\"4}"])
    #expect(contents[0].error == nil)
  }

  @Test func `deep nesting is refused, not followed`() throws {
    for text in [
      String(repeating: "[", count: 200_000), String(repeating: "{\"a\":", count: 200_000),
    ] {
      let error = #expect(throws: ReadError.self) { try table(text, named: "x.json") }
      #expect(
        error?.problem.message == "is damaged: objects and arrays are nested more than 512 deep")
    }
    let deep = String(repeating: "{\"a\":", count: 500) + "1" + String(repeating: "}", count: 500)
    let (info, contents) = try table("[\(deep)]", named: "x.json")
    #expect(info.header == [Array(repeating: "a", count: 500).joined(separator: "/")])
    #expect(contents.rows == [["1"]])
  }

  @Test(arguments: [3, 100, 1 << 16])
  func `a text that is too long is left out and counted`(block: Int) throws {
    let long = String(repeating: "x\\\"", count: 2000)
    let text = "[{\"a\":\"\(long)\",\"b\":1},\n{\"a\":\"y\",\"b\":2}]"
    let (tables, contents) = try JSONExample.tables(
      Array(text.utf8), limits: .init(block: block, value: 1000))
    #expect(tables[0].rows == [["", "1"], ["y", "2"]])
    #expect(contents[0].rejectedCount == 1)
    #expect(contents[0].rejects.map(\.location.line) == [1])
  }

  @Test func `columns have a limit, and what is beyond it is counted`() throws {
    let record = "{" + (0..<10_300).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    let (info, contents) = try table("[\(record),\n\(record)]", named: "x.json")
    #expect(info.header.count == 10_000)
    #expect(contents.rows.map(\.last) == ["9999", "9999"])
    #expect(contents.rejectedCount == 600)
    #expect(
      contents.rejects.map(\.reason) == ["holds values under more names than can be columns"])
  }

  @Test func `a map of many IDs stays narrow`() throws {
    let text = "{" + (0..<20_000).map { "\"id\($0)\":{\"v\":\($0)}" }.joined(separator: ",") + "}"
    let (info, contents) = try table(text, named: "x.json")
    #expect(info.header == ["key", "v"])
    #expect(contents.rows.count == 20_000)
    #expect(contents.rows.last == ["id19999", "19999"])
  }

  @Test func `tables that are not read are said, once`() throws {
    let arrays = (0..<230).map { i in
      let rows = (0...(i % 7)).map { "{\"v\":\($0),\"w\":1}" }
      return "\"k\(i)\":[\(rows.joined(separator: ","))]"
    }
    let text = "{\"id\":1,\(arrays.joined(separator: ",")),\"z\":{\"a\":[1]}}"
    let (tables, contents) = try JSONExample.tables(Array(text.utf8))
    #expect(tables.count == 200)
    #expect(tables.map(\.rows.count).reduce(0, +) == 917 - 30)
    #expect(
      contents.flatMap(\.rejects).map(\.reason) == [
        "holds 230 tables; 30 with the fewest rows (30 in all) are not read, such as 'k21'"
      ])
  }

  /// More rows than a table has columns, in each of the layouts.
  @Test(arguments: [20, 300, 12_000])
  func `columns become rows, however many`(count: Int) throws {
    let rows = 0..<count
    let list = rows.map(String.init).joined(separator: ",")
    let map = rows.map { "\"\($0)\":\($0)" }.joined(separator: ",")
    for text in [
      "{\"a\":[\(list)],\"b\":[\(list)]}",
      "{\"columns\":[\"a\",\"b\"],\"data\":[[\(list)],[\(list)]]}",
      "{\"a\":{\(map)},\"b\":{\(map)}}",
    ] {
      let (info, contents) = try table(text, named: "x.json")
      #expect(info.header.suffix(2) == ["a", "b"])
      #expect(contents.rows.map { $0.suffix(2) } == rows.map { ["\($0)", "\($0)"] })
      #expect(contents.rejectedCount == 0)
      #expect(contents.error == nil)
    }
  }

  @Test func `more columns than fit in memory are refused`() throws {
    let list = (0..<100).map(String.init).joined(separator: ",")
    var limits = JSONRecords.Limits()
    limits.series = 1000
    let (_, contents) = try JSONExample.tables(
      Array("{\"a\":[\(list)],\"b\":[\(list)]}".utf8), limits: limits)
    #expect(contents[0].rows.isEmpty)
    #expect(
      contents[0].error
        == "is JSON that stands column by column and holds more than 0 MB, which cannot be read as a table"
    )
  }

  @Test func `records in records go on in the next batch`() throws {
    let leaves = (0..<500).map { "{\"name\":\"s\($0)\"}" }.joined(separator: ",")
    let text = "{\"tags\":[{\"name\":\"L1\",\"tags\":[\(leaves)]},{\"name\":\"L2\"}]}"
    let (tables, _) = try JSONExample.tables(Array(text.utf8), limits: .init(batch: 64))
    #expect(tables[0].rows.count == 502)
    #expect(tables[0].rows[499] == ["L1/s499", "L1", "s499"])
    #expect(tables[0].rows.suffix(2) == [["L1", "", "L1"], ["L2", "", "L2"]])
  }

  /// Each level of one deep record has a name and an array; the names stand above the rows of all arrays.
  @Test(.timeLimit(.minutes(1)))
  func `what names a deep record is found once for all its arrays`() throws {
    var text = "1"
    for level in 0..<480 {
      text = "{\"id\":\"x\(level)\",\"rows\":[{\"size\":1}],\"inner\":\(text)}"
    }
    let (tables, contents) = try JSONExample.tables(Array("{\"all\":[\(text)]}".utf8))
    #expect(tables.count == 200)
    #expect(tables.dropFirst().allSatisfy { $0.rows.count == 1 && $0.rows[0].suffix(1) == ["1"] })
    #expect(contents.flatMap(\.rejects).count == 1)
    #expect(
      contents[0].rejects[0].reason.hasPrefix(
        "holds 481 tables; 281 with the fewest rows (281 in all) are not read"))
  }

  @Test(arguments: ["{}", "[]", "{\"Items\": []}", "[{}, {}]"])
  func `a document without values holds no data`(text: String) throws {
    let error = #expect(throws: ReadError.self) { try table(text, named: "x.json") }
    #expect(error?.kind == .empty)
  }

  @Test func `lists beside the tables and tables of names are told`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      #"{"ids": [1, 2], "tags": [{"name": "P1", "v": 1}, {"name": "P2", "v": 2}]}"#, to: "x.json")
    #expect(
      try FileFormat.tables(of: file).flatMap(\.info.problems).map(\.message) == [
        "'ids' beside the tables are plain values and are not read"
      ])
    let key = String(repeating: "k", count: 3000)
    let long = try folder.write(
      "{\"\(key)\": [{\"a\": 1, \"b\": 2}], \"c\": [{\"d\": 1, \"e\": 2}]}", to: "y.json")
    #expect(try FileFormat.tables(of: long).map(\.info.name.count).max() == 120)
  }
}
