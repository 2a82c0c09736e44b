import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

struct BadInput: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var name = "x.csv"
  var bytes: [UInt8]
  var problem: Problem

  init(
    _ description: String, name: String = "x.csv", _ bytes: [UInt8],
    severity: Severity = .error, _ message: String, help: String
  ) {
    testDescription = description
    self.name = name
    self.bytes = bytes
    problem = Problem(
      severity: severity, location: SourceLocation(path: name), message: message, help: help)
  }

  /// The header and the directory of an OLE2 file, which is all that tells what it is.
  private static func compoundFile(streams: [String]) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 1024 - bytes.count)
    bytes[30] = 9
    for (i, name) in (["Root Entry"] + streams).enumerated() {
      let units = Array(name.utf16)
      var entry = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      entry += [UInt8](repeating: 0, count: 128 - entry.count)
      entry[64] = UInt8(2 * units.count + 2)
      bytes.replaceSubrange(512 + 128 * i..<512 + 128 * (i + 1), with: entry)
    }
    return bytes
  }

  static let again = "copy or export the file again"

  static let all: [BadInput] = [
    .init("nothing", [], "holds no data", help: "export it again, or remove it from the folder"),
    .init(
      "blank lines", Array("\r\n  \n".utf8), "holds no data",
      help: "export it again, or remove it from the folder"),
    .init(
      "junk", [0, 1, 2, 3, 200, 7, 0, 9, 1, 1], "holds binary data in no known format",
      help: "export the table as CSV or XLSX from the program that wrote it"),
    .init(
      "Parquet that is cut off", name: "x.parquet", Array("PAR1........".utf8),
      "is damaged: the footer of the Parquet data is missing, as if it was cut off", help: again),
    .init(
      "damaged zstd", name: "x.csv.zst",
      [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, 7, 0, 0],
      "is damaged: the zstd data cannot be decompressed", help: again),
    .init(
      "Git LFS", Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n".utf8),
      "is a Git LFS pointer, which cannot be read as a table",
      help: "fetch the real file with 'git lfs pull'"),
    .init(
      "git-annex", Array("/annex/objects/SHA256E-s9--1.csv\n".utf8),
      "is a git-annex pointer, which cannot be read as a table",
      help: "fetch the real file with 'git annex get'"),
    .init(
      "UTF-32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
      "is a UTF-32 text, which cannot be read as a table",
      help: "save it as UTF-8"),
    .init(
      "a text that is named like bytes", name: "x.parquet", Array("GARBAGE\n".utf8),
      "is damaged: its name ends in '.parquet', but it holds text", help: again),
    .init(
      "a connection string", Array("Driver={x};Server=a;Port=1433;PWD=secret\n".utf8),
      severity: .note, "is a configuration, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "an image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], severity: .note,
      "is an image, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "workbook with a password", name: "x.xlsx",
      compoundFile(streams: ["EncryptionInfo", "EncryptedPackage"]), "is protected by a password",
      help: "save a copy without a password, then run again"),
    .init(
      "text document in OLE2", name: "x.doc", compoundFile(streams: ["WordDocument"]),
      "is an office document without sheets, which cannot be read as a table",
      help: "export its tables as CSV or XLSX"),
    .init(
      "HTML", Array("\n<!DOCTYPE html><html><body>Login</body></html>".utf8),
      "is an HTML page, which cannot be read as a table",
      help: "open it in a spreadsheet program and save it as XLSX or CSV; "
        + "if it is a login or error page, export the data again"),
    .init(
      "XML", name: "a.xml", Array("<?xml version=\"1.0\"?><AF/>".utf8), severity: .note,
      "is an XML document without assets or values, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "JSON without values", name: "x.json", Array("{\n  \"Items\": []\n}".utf8), "holds no data",
      help: "export it again, or remove it from the folder"),
    .init(
      "old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0],
      "is an OLE2 file such as an old workbook (XLS), which cannot be read as a table",
      help: "open it in a spreadsheet program and save it as XLSX, without a password"),
    .init(
      "licence", name: "LICENSE.txt", Array("MIT License, and so on\n".utf8), severity: .note,
      "is a description or licence, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "script", name: "load.sql", Array("DELETE FROM a;\nSELECT 1;\n".utf8), severity: .note,
      "is a script, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "prose", name: "about.txt",
      Array(
        "These files were taken from the plant, in May.\nAsk the owner, then use them, please.\nThanks.\n"
          .utf8),
      severity: .note, "is running text, not a table",
      help: "nothing to do; if it should be a table, export it as CSV or XLSX"),
    .init(
      "zip that is cut off", Array("PK\u{03}\u{04}".utf8) + [20, 0, 0, 0],
      "is cut off: the directory at the end of the zip data is missing",
      help: "copy or export the file again; rows before the cut are used"),
    .init(
      "text document",
      {
        var zip = ZipFixture()
        zip.add("word/document.xml", "<document/>")
        return zip.finished()
      }(), "is an office document without sheets, which cannot be read as a table",
      help: "export its tables as CSV or XLSX"),
    .init(
      "encrypted zip",
      {
        var zip = ZipFixture()
        zip.add("a.csv", "a,b\n1,2\n", flags: 1)
        return zip.finished()
      }(), "is protected by a password", help: "save a copy without a password, then run again"),
    .init(
      "wrong checksum",
      {
        var zip = ZipFixture()
        zip.add("_rels/.rels", "<Relationships/>", checksum: 1)
        return zip.finished()
      }(), "is damaged: the checksum of '_rels/.rels' is wrong", help: again),
    .init(
      "document type in a workbook",
      {
        var zip = ZipFixture()
        zip.add("_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")
        return zip.finished()
      }(), "is damaged: '_rels/.rels': it declares a document type", help: again),
    .init(
      "workbook with broken XML",
      WorkbookFixture(sheets: [("s", "<row><c></row>")]).zip().finished(),
      "is damaged: 'xl/worksheets/sheet0.xml': the XML is not well-formed", help: again),
    .init(
      "workbook without text", WorkbookFixture(sheets: [("s", "<row/>")]).zip().finished(),
      "holds no data", help: "export it again, or remove it from the folder"),
    .init(
      "damaged gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF],
      "is damaged: the gzip data cannot be inflated", help: again),
  ]
}

@Suite struct BadInputTests {
  @Test(arguments: BadInput.all)
  func `what cannot be read says where, what and how to fix it`(input: BadInput) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(input.bytes, to: input.name)
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.problem == input.problem)
  }

  @Test(arguments: ["a,b\n1,2\n", ""])
  func `rows before a merge conflict are read`(above: String) throws {
    let conflict = "<<<<<<< HEAD\n3,4\n=======\n3,5\n>>>>>>> other\n"
    let folder = try TemporaryFolder()
    let file = try folder.write(above + conflict)
    guard !above.isEmpty else {
      let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
      #expect(error?.kind == .mergeConflict)
      return
    }
    let reader = try #require(FileFormat.tables(of: file).first).open()
    var batch = Batch()
    #expect(try reader.read(into: &batch))
    #expect(batch.lines == [2])
    let error = #expect(throws: ReadError.self) { try reader.read(into: &batch) }
    #expect(error == ReadError(.mergeConflict, at: SourceLocation(path: "table.csv", line: 3)))
  }

  @Test func `a file that is gone says so`() throws {
    let file = SourceFile(path: "gone.csv", absolutePath: "/nowhere/gone.csv", byteCount: 1)
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.kind == .notFound)
  }

  @Test func `rows before the cut in a gzip file are delivered`() throws {
    var random = SeededGenerator(state: 5)
    var text = "tag,n\n"
    for i in 0..<20_000 { text += "P-\(UInt32.random(in: 0..<1 << 31, using: &random)),\(i)\n" }
    let packed = deflate(Array(text.utf8))
    let (info, contents) = try table(Array(packed.prefix(packed.count / 2)), named: "x.csv.gz")
    #expect(info.name == "x")
    #expect(contents.error == "is cut off: the gzip data ends too early")
    #expect(contents.rows.count > 5000)
    #expect(contents.rows.map { $0[1] } == (0..<contents.rows.count).map(String.init))
    #expect(contents.rejects == [])
  }

  @Test func `members of a gzip file follow each other`() throws {
    let bytes = deflate(Array("a,b\n1,2\n3,".utf8)) + deflate(Array("4\n".utf8)) + [0, 0, 0]
    let (_, contents) = try table(bytes, named: "x.csv.gz")
    #expect(contents.rows == [["1", "2"], ["3", "4"]])
    #expect(contents.error == nil)
  }
}
