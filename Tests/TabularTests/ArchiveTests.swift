import Calendar
import Foundation
import Tabular
import Testing
import Vocabulary

/// A way to put files into one.
enum Packing: String, CaseIterable, Sendable {
  case stored, deflated, zip64, streamed, firstTar, posixTar, gnuTar, tarGzip, tarZstd, zipInTar
  case tarGzipInZip, zipInZip

  var suffix: String {
    switch self {
    case .stored, .deflated, .zip64, .streamed, .tarGzipInZip, .zipInZip: "zip"
    case .firstTar, .posixTar, .gnuTar, .zipInTar: "tar"
    case .tarGzip: "tar.gz"
    case .tarZstd: "tar.zst"
    }
  }

  /// Where the files stand below the archive.
  var folder: String {
    switch self {
    case .zipInTar, .zipInZip: "inner.zip/"
    case .tarGzipInZip: "inner.tgz/"
    default: ""
    }
  }

  func pack(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var zip = ZipFixture()
    var tar = TarFixture(self == .firstTar ? .first : self == .gnuTar ? .gnu : .posix)
    switch self {
    case .stored, .deflated, .zip64, .streamed:
      let lies = ZipFixture.Lies(isZip64: self == .zip64, isStreamed: self == .streamed)
      for (name, bytes) in files {
        zip.add(Array(name.utf8), bytes, deflated: self != .stored, lies)
      }
      return zip.finished()
    case .firstTar, .posixTar, .gnuTar:
      for (name, bytes) in files { tar.add("./" + name, bytes) }
      return tar.finished()
    case .tarGzip: return deflate(Packing.posixTar.pack(files))
    case .tarZstd: return zstd(Packing.posixTar.pack(files))
    case .zipInTar:
      tar.add("first.txt", [1])
      tar.add("inner.zip", Packing.deflated.pack(files))
      return tar.finished()
    case .zipInZip, .tarGzipInZip:
      let inner = self == .zipInZip ? Packing.deflated.pack(files) : Packing.tarGzip.pack(files)
      zip.add(Array(folder.dropLast().utf8), inner, deflated: true)
      return zip.finished()
    }
  }
}

@Suite struct ArchiveTests {
  private let long = String(repeating: "folder/", count: 16) + "long.csv"

  /// What is in a table's rows, or the error.
  private func rows(_ file: SourceFile) throws -> [[String]] {
    let source = try FileFormat.tables(of: file)[0]
    let contents = Contents(try source.open())
    #expect(contents.error == nil)
    return contents.rows
  }

  @Test(arguments: Packing.allCases)
  func `members are files of the export, and can be read again`(packing: Packing) throws {
    let folder = try TemporaryFolder()
    let book = WorkbookFixture(sheets: [
      ("s", WorkbookFixture.row(1, ["a", "b"]) + WorkbookFixture.row(2, ["x", "9"]))
    ])
    let files = [
      ("z.csv", Array("a,b\nx,1\n".utf8)), ("mes/", []),
      ("mes/a.csv.gz", deflate(Array("a,b\nx,2\n".utf8))),
      ("mes/a.csv.zst", zstd(Array("a,b\nx,3\n".utf8))), ("book.xlsx", book.zip().finished()),
      ("mes/trend.parquet", ParquetFixture.all[0].bytes), (long, Array("a,b\nx,5\n".utf8)),
      (".hidden", [1]), ("__MACOSX/a.csv", [1]),
    ].filter { packing.suffix.hasPrefix("tar") == false || $0.0 != "mes/" }
    let name = "dump.\(packing.suffix)"
    try folder.write(packing.pack(files), to: name)
    try folder.write("a,b\nx,0\n", to: "e.csv")
    let export = try Export.discover(folder.path)
    let inside = name + "/" + packing.folder
    var wanted =
      ["book.xlsx", long, "mes/a.csv.gz", "mes/a.csv.zst", "mes/trend.parquet", "z.csv"]
      .map { inside + $0 } + ["e.csv"]
    if packing == .zipInTar { wanted.insert("dump.tar/first.txt", at: 0) }
    #expect(export.files.map(\.path) == wanted)
    #expect(export.problems == [])
    #expect(export.leftOut.map(\.kind) == [.hidden, .systemFile])
    for _ in 0..<2 {
      for (path, value) in [
        ("z.csv", "1"), ("mes/a.csv.gz", "2"), ("mes/a.csv.zst", "3"), ("book.xlsx", "9"),
        (long, "5"),
      ] {
        let file = try #require(export.files.first { $0.path == inside + path })
        #expect(try rows(file) == [["x", value]])
      }
    }
    let parquet = try #require(export.files.first { $0.path.hasSuffix("parquet") })
    let plain = try folder.write(ParquetFixture.all[0].bytes, to: "plain.parquet")
    #expect(try rows(parquet) == rows(plain))
  }

  @Test func `a big member of a tar can be cut, and one of a zip is the same`() throws {
    let folder = try TemporaryFolder()
    let text = Array(("a,b\n" + (0..<30_000).map { "x\($0),\($0)\n" }.joined()).utf8)
    for packing in [Packing.stored, .deflated, .posixTar, .tarGzip] {
      try folder.write(
        packing.pack([("a.csv", Array("q,r\n1,2\n".utf8)), ("b.csv", text)]),
        to: "\(packing).\(packing.suffix)")
    }
    for file in try Export.discover(folder.path).files where file.path.hasSuffix("b.csv") {
      let source = try FileFormat.tables(of: file)[0]
      let opens = try source.parts?(3) ?? [source.open]
      #expect(opens.count == (file.path.contains("tar") ? 3 : 1))
      var count = 0
      for open in opens {
        let contents = Contents(try open())
        #expect(contents.error == nil)
        #expect(contents.rows.first == ["x\(count)", "\(count)"])
        count += contents.rows.count
      }
      #expect(count == 30_000)
    }
  }

  @Test func `a thousand files in a zip are a thousand files`() throws {
    let folder = try TemporaryFolder()
    let files = (0..<1000).map { ("f/\($0).csv", Array("a,b\nx,\($0)\n".utf8)) }
    let file = try folder.write(Packing.deflated.pack(files), to: "a.zip")
    let export = try Export.discover(file.absolutePath)
    #expect(export.files.count == 1000)
    #expect(export.problems == [])
    #expect(try rows(export.files[500]) == [["x", export.files[500].tableName]])
  }

  @Test func `names may be in the first code page of the PC`() throws {
    let folder = try TemporaryFolder()
    var zip = ZipFixture()
    let content = Array("a,b\n1,2\n".utf8)
    zip.add([0x81, 0x62, 0x2E, 0x63, 0x73, 0x76], content)
    zip.add(Array("Prüfung\\é.csv".utf8), content, .init(flags: 0x800))
    zip.add(Array("ö.csv".utf8), content)
    try folder.write(zip.finished(), to: "d.zip")
    #expect(
      try Export.discover(folder.path).files.map(\.path) == [
        "d.zip/Prüfung/é.csv", "d.zip/ö.csv", "d.zip/üb.csv",
      ])
  }

  @Test func `an AAS package is a folder, and an office document is not`() throws {
    let folder = try TemporaryFolder()
    var package = ZipFixture()
    package.add("[Content_Types].xml", "<Types/>")
    package.add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/aasx-origin\" Target=\"b\"/></Relationships>")
    package.add("aasx/_rels/origin.rels", "<Relationships/>")
    package.add("aasx/aasx-origin", "Intentionally empty.")
    package.add("aasx/pump.aas.xml", "<a/>")
    try folder.write(package.finished(), to: "p.aasx")
    var document = ZipFixture()
    document.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    document.add("content.xml", "<a/>")
    try folder.write(document.finished(), to: "s.ods")
    #expect(
      try Export.discover(folder.path).files.map(\.path) == ["p.aasx/aasx/pump.aas.xml", "s.ods"])
  }

  /// Files that are read at any place, and a database with what SQLite keeps beside it while a program writes to it.
  private func seekable(_ folder: TemporaryFolder) throws -> [(name: String, bytes: [UInt8])] {
    let book = WorkbookFixture(sheets: [
      ("s", WorkbookFixture.row(1, ["a", "b"]) + WorkbookFixture.row(2, ["x", "9"]))
    ])
    let database = try folder.database(
      "CREATE TABLE t(a, b); INSERT INTO t VALUES ('x', 7); CREATE VIEW v AS SELECT b, a AS c FROM t;",
      named: "made.db")
    return [
      ("whole.db", Array(try Data(contentsOf: URL(fileURLWithPath: database.absolutePath)))),
      ("book.xlsx", book.zip().finished()), ("trend.parquet", ParquetFixture.all[0].bytes),
    ]
  }

  @Test(arguments: Packing.allCases)
  func `databases, workbooks and Parquet files in archives are read`(packing: Packing) throws {
    let folder = try TemporaryFolder()
    let files = try seekable(folder)
    // Something before the database moves it away from the first byte.
    let archive = try folder.write(
      packing.pack([("a.csv", Array("a,b\n1,2\n".utf8))] + files), to: "dump.\(packing.suffix)")
    let export = try Export.discover(archive.absolutePath)
    #expect(export.problems == [])
    for (name, bytes) in files {
      let member = try #require(export.files.first { $0.path.hasSuffix("/" + name) })
      let plain = try folder.write(bytes, to: name)
      let tables = try FileFormat.tables(of: member)
      let wanted = try FileFormat.tables(of: plain)
      #expect(tables.map(\.info) == wanted.map(\.info))
      for (table, wanted) in zip(tables, wanted) {
        #expect(Contents(try table.open()) == Contents(try wanted.open()))
        let parts = try table.parts?(2) ?? []
        guard !parts.isEmpty else { continue }
        let rows = try parts.flatMap { Contents(try $0()).rows }
        #expect(rows == Contents(try wanted.open()).rows)
      }
    }
  }

  @Test(arguments: ["gz", "zst"])
  func `databases, workbooks, Parquet files and zips may be compressed`(ending: String) throws {
    let folder = try TemporaryFolder()
    var files = try seekable(folder)
    files.append(("inner.zip", Packing.deflated.pack([("a.csv", Array("a,b\nx,1\n".utf8))])))
    for (name, bytes) in files {
      try folder.write(
        ending == "gz" ? deflate(bytes) : zstd(bytes), to: "packed/\(name).\(ending)")
    }
    let export = try Export.discover(folder.path + "/packed")
    #expect(export.problems == [])
    #expect(
      export.files.map(\.path) == [
        "book.xlsx.\(ending)", "inner.zip.\(ending)/a.csv", "trend.parquet.\(ending)",
        "whole.db.\(ending)",
      ])
    #expect(try rows(export.files[0]) == [["x", "9"]])
    #expect(try rows(export.files[1]) == [["x", "1"]])
    #expect(try rows(export.files[2]) == rows(folder.write(files[2].bytes, to: "plain")))
    #expect(try rows(export.files[3]) == [["x", "7"]])
  }

  @Test(arguments: [Packing.deflated, .posixTar, .tarGzip])
  func `a database in an archive that a program still wrote to is not read`(packing: Packing) throws
  {
    let folder = try TemporaryFolder()
    try folder.database(
      "PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1);", isLeftOpen: true)
    let files = try ["x.db", "x.db-wal"].map { name in
      (name, Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))))
    }
    let archive = try folder.write(packing.pack(files), to: "d.\(packing.suffix)")
    let member = try #require(try Export.discover(archive.absolutePath).files.first)
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: member) }
    #expect(
      error?.problem.message
        == "is a SQLite database whose newest rows may still be in 'x.db-wal', which cannot be read as a table"
    )
    #expect(
      error?.problem.help
        == "close the program that writes to it, or unpack the archive and run "
        + "'sqlite3 x.db \"PRAGMA wal_checkpoint(TRUNCATE)\"', then run again")
  }

  @Test func `what was unpacked goes with the program, however that ends`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Packing.tarGzip.pack([("a.csv", Array("a,b\n1,2\n".utf8))]), to: "a.tgz")
    let export = try Export.discover(folder.path)
    let file = try #require(export.files.first)
    #expect(try rows(file) == [["1", "2"]])
    var status = stat()
    try #require(unsafe stat(file.absolutePath, &status) == 0)
    // It has no name left that could be found.
    #expect(status.st_nlink == 0)
  }
}
