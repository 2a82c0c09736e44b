import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

@Suite struct ParquetTests {
  /// What the samples hold; every seventh row from the fourth on is null where a column may be.
  private static let samples: [[String]] = (0..<40).map { i in
    let isNull = i % 7 == 3
    let time = "2024-01-01T00:00:00" + (i == 0 ? "" : ".0" + (i < 10 ? "0" : "") + "\(i)") + "Z"
    return [
      isNull ? "" : "P-\(i % 5)", "text \(i * i)", isNull ? "" : "\(i % 3 == 0)",
      "\(i * 1000 - 5)", isNull ? "" : "\(i * i * 1_000_003 - 7)", isNull ? "" : short(i, 8),
      short(i, 10), isNull ? "" : time,
    ]
  }

  private static func short(_ number: Int, _ divisor: Int) -> String {
    let text = "\(Double(number) / Double(divisor))"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  @Test(arguments: ParquetFixture.samples)
  func `every encoding, codec and kind of page gives the same rows`(fixture: ParquetFixture) throws
  {
    let (info, contents) = try table(fixture.bytes, named: "plant/x.parquet")
    #expect(info.name == "x")
    #expect(info.header == ["tag", "text", "flag", "small", "big", "real", "float", "time"])
    #expect(info.hasHeader)
    #expect(contents.error == nil)
    #expect(contents.rows == Self.samples)
    #expect(contents.lines == Array(1...40))
  }

  @Test(arguments: ParquetFixture.samples)
  func `stored values say the same as their text`(fixture: ParquetFixture) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixture.bytes, to: "x.parquet")
    let reader = try Parquet(file).reader(groups: 0..<Parquet(file).rowGroupCount)
    var batch = Batch()
    batch.uses = [.any]
    var rows: [[String]] = []
    while try reader.read(into: &batch) {
      #expect(batch.typed.count == 8)
      for row in 0..<batch.rowCount {
        rows.append((0..<8).map { Self.text(batch, row, $0) })
      }
    }
    #expect(rows == Self.samples)
  }

  @Test(arguments: ParquetFixture.samples, [ColumnUse.text, .instants, .numbers, .codes])
  func `a column comes in no form that its reader cannot use`(
    fixture: ParquetFixture, use: ColumnUse
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(fixture.bytes, to: "x.parquet")
    let reader = try Parquet(file).reader(groups: 0..<Parquet(file).rowGroupCount)
    var batch = Batch()
    batch.uses = Array(repeating: use, count: 8)
    var rows: [[String]] = []
    while try reader.read(into: &batch) {
      for typed in batch.typed {
        switch typed {
        case .text: break
        case .instants: #expect(use == .instants)
        case .numbers: #expect(use == .numbers)
        case .codes: #expect(use == .codes)
        }
      }
      for row in 0..<batch.rowCount {
        rows.append((0..<8).map { Self.text(batch, row, $0) })
      }
    }
    #expect(rows == Self.samples)
  }

  /// The typed value as text; ranges count only where a column is text, and are empty elsewhere.
  private static func text(_ batch: Batch, _ row: Int, _ column: Int) -> String {
    let written = batch.string(row: row, column: column)
    switch batch.typed[column] {
    case .text: return written
    case .codes(let codes, let texts):
      #expect(codes.count == batch.rowCount && written.isEmpty)
      return codes[row] < 0 ? "" : String(decoding: texts[Int(codes[row])], as: UTF8.self)
    case .numbers(let numbers):
      #expect(numbers.count == batch.rowCount && written.isEmpty)
      guard !numbers[row].isNaN else { return "" }
      let text = "\(numbers[row])"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .instants(let instants):
      #expect(instants.count == batch.rowCount && written.isEmpty)
      guard instants[row] != .min else { return "" }
      let thousandths = (instants[row] - 1_704_067_200_000_000) / 1000
      if thousandths == 0 { return "2024-01-01T00:00:00Z" }
      return "2024-01-01T00:00:00.0" + (thousandths < 10 ? "0" : "") + "\(thousandths)Z"
    }
  }

  @Test(arguments: ["dictionary", "plain"])
  func `logical types are written as people write them`(kind: String) throws {
    let (info, contents) = try table(
      ParquetFixture.named("logical types, \(kind)").bytes, named: "x.parquet")
    let columns = info.header.enumerated().map { i, name in
      [name] + contents.rows.map { $0[i] }
    }
    #expect(contents.error == nil)
    #expect(
      columns == [
        ["date", "2024-02-29", "1969-12-31", ""],
        ["t32", "01:02:03.004", "00:00:00", ""],
        ["t64", "23:59:59.999999", "00:00:00", ""],
        ["ms", "2024-02-29T12:34:56.789Z", "1969-12-31T23:59:59.999Z", ""],
        ["us", "2024-02-29T12:34:56.789012", "1969-12-31T23:59:59.999999", ""],
        ["ns", "2024-02-29T12:34:56.789012345Z", "1969-12-31T23:59:59.999999999Z", ""],
        ["u32", "4294967295", "0", ""],
        ["u64", "18446744073709551615", "1", ""],
        ["i8", "-128", "127", ""],
        ["d5", "12.50", "-0.05", ""],
        ["d30", "-12345678901234567890.123", "0.001", ""],
        ["half", "0.5", "-2", ""],
        ["fixed", "00ff", "6162", ""],
        ["bin", "abc", "", ""],
        ["null", "", "", ""],
        ["real", "NaN", "1e+300", ""],
      ])
  }

  @Test func `values that would lose digits stay text`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      ParquetFixture.named("logical types, plain").bytes, to: "x.parquet")
    let reader = try Parquet(file).reader(groups: 0..<1)
    var batch = Batch()
    batch.uses = [.any]
    #expect(try reader.read(into: &batch))
    let forms = zip(reader.info.header, batch.typed).map { name, typed in
      switch typed {
      case .text: "\(name) text"
      case .instants(let instants): "\(name) \(instants.map { $0 == .min ? "none" : "\($0)" })"
      case .numbers(let numbers): "\(name) \(numbers)"
      case .codes: "\(name) codes"
      }
    }
    #expect(
      forms == [
        "date text", "t32 text", "t64 text",
        #"ms ["1709210096789000", "-1000", "none"]"#,
        #"us ["1709210096789012", "-1", "none"]"#,
        #"ns ["1709210096789012", "-1", "none"]"#,
        "u32 [4294967295.0, 0.0, nan]", "u64 text", "i8 [-128.0, 127.0, nan]",
        "d5 [12.5, -0.05, nan]", "d30 text", "half [0.5, -2.0, nan]", "fixed text", "bin text",
        "null [nan, nan, nan]", "real [nan, 1e+300, nan]",
      ])
    #expect(batch.string(row: 0, column: 7) == "18446744073709551615")
    #expect(batch.string(row: 0, column: 10) == "-12345678901234567890.123")
  }

  @Test func `INT96 instants are read`() throws {
    let (_, contents) = try table(ParquetFixture.named("INT96").bytes)
    #expect(
      contents.rows == [["2024-02-29T12:34:56.789012"], ["1969-12-31T23:59:59.999999"], [""]])
  }

  @Test func `parts have the rows of the table`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(ParquetFixture.samples[2].bytes, to: "x.parquet")
    let source = try FileFormat.tables(of: file)[0]
    let opens = try #require(try source.parts?(5))
    #expect(opens.count == 2)
    let parts = try opens.map { Contents(try $0()) }
    #expect(parts.flatMap(\.rows) == Self.samples)
    #expect(parts.map { $0.lines.first } == [1, 26])
  }

  @Test func `a table without rows has its columns`() throws {
    let (info, contents) = try table(ParquetFixture.named("no rows").bytes)
    #expect(info.header == ["id"])
    #expect(contents == Contents())
  }

  @Test(arguments: [
    (
      "nested", "is a Parquet file with nested values in the column 'parts'",
      "write it with one plain column per value"
    ),
    (
      "Brotli", "is a Parquet file with Brotli compression",
      "write it with snappy or zstd compression"
    ),
  ])
  func `what is not read says so`(name: String, message: String, help: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(ParquetFixture.named(name).bytes, to: "x.parquet")
    let error = #expect(throws: ReadError.self) {
      var batch = Batch()
      _ = try FileFormat.tables(of: file)[0].open().read(into: &batch)
    }
    #expect(error?.problem.message == message + ", which cannot be read as a table")
    #expect(error?.problem.help == help)
  }

  @Test(arguments: ["dictionary, gzip, page 2.0", "deltas and split, page 1.0"])
  func `a file that is cut off is an error`(name: String) throws {
    let fixture = ParquetFixture.named(name)
    for count in stride(from: 4, to: fixture.bytes.count, by: 7) {
      let cut = Array(fixture.bytes.prefix(count))
      #expect(throws: ReadError.self) { try Self.readAll(cut, uses: []) }
    }
  }

  @Test(arguments: [
    "dictionary, snappy, page 1.0", "deltas and split, page 1.0", "split integers, page 2.0",
  ])
  func `a flipped byte never crashes`(name: String) throws {
    let fixture = ParquetFixture.named(name)
    let folder = try TemporaryFolder()
    for place in fixture.bytes.indices.dropFirst(4) where Laws.areComplete || place % 4 < 2 {
      var bytes = fixture.bytes
      bytes[place] ^= [0x01, 0x80, 0xFF][place % 3]
      let file = try folder.write(bytes, to: "x.parquet")
      // Some flips change a value, which no one can tell; most are errors.
      _ = try? Self.read(file, uses: place % 2 == 0 ? [.any] : [])
    }
  }

  @Test func `a checksum finds a changed value`() throws {
    var bytes = ParquetFixture.named("many pages with checksums").bytes
    // The first value of a page, behind its length; the statistics have it without.
    let text = [6, 0, 0, 0] + Array("text 0".utf8)
    let place = bytes.indices.first { bytes[$0...].starts(with: text) }
    bytes[try #require(place) + 5] ^= 1
    let error = #expect(throws: ReadError.self) { try Self.readAll(bytes, uses: []) }
    #expect(error?.problem.message == "is damaged: the checksum of a page is wrong")
  }

  private static func readAll(_ bytes: [UInt8], uses: [ColumnUse]) throws {
    let folder = try TemporaryFolder()
    try read(folder.write(bytes, to: "x.parquet"), uses: uses)
  }

  private static func read(_ file: SourceFile, uses: [ColumnUse]) throws {
    let reader = try Parquet(file).reader(groups: 0..<Parquet(file).rowGroupCount)
    var batch = Batch()
    batch.uses = uses
    var rows = 0
    while try reader.read(into: &batch), rows < 1 << 20 { rows += batch.rowCount }
  }
}
