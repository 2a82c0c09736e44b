import Foundation
import Tabular
import Testing
import Vocabulary

@Suite struct ExportTests {
  @Test func `a folder lists its files by path and leaves out what is not data`() throws {
    let folder = try TemporaryFolder()
    for (number, name) in [
      "b.csv", "B.csv", "a/z.csv", "a.csv", "é.csv", ".hidden", "a/.git/config", "__MACOSX/b.csv",
      "~$book.xlsx", "a/.~lock.z.csv#", "Thumbs.db",
      "other/.readiness", "other/findings.csv",
      "delta/_delta_log/00000000000000000000.json",
    ].enumerated() {
      try folder.write("x,\(Character(UnicodeScalar(UInt8(97 + number))))\n", to: name)
    }
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: "..")
    try manager.createSymbolicLink(
      atPath: folder.path + "/a/0twin.csv", withDestinationPath: "z.csv")
    try manager.createSymbolicLink(atPath: folder.path + "/broken", withDestinationPath: "nowhere")
    let export = try Export.discover(folder.path)
    #expect(export.root == folder.path)
    #expect(export.files.map(\.path) == ["B.csv", "a.csv", "a/z.csv", "b.csv", "é.csv"])
    #expect(export.files.map(\.byteCount) == [4, 4, 4, 4, 4])
    #expect(
      export.leftOut == [
        LeftOut(kind: .hidden, count: 2, first: ".hidden"),
        LeftOut(kind: .lockFile, count: 2, first: "a/.~lock.z.csv#"),
        LeftOut(kind: .systemFile, count: 2, first: "Thumbs.db"),
        LeftOut(kind: .tableJournal, count: 1, first: "delta/_delta_log"),
        LeftOut(kind: .earlierReport, count: 1, first: "other"),
      ])
    #expect(
      export.problems == [
        Problem(
          severity: .error, location: SourceLocation(path: "broken"),
          message: "cannot be read: the link leads nowhere",
          help: "check who may read it, for example with 'ls -l', then run again")
      ])
  }

  @Test func `of copies in one folder one is listed, unless one is skipped`() throws {
    let folder = try TemporaryFolder()
    for name in ["h.csv", "k.csv", "m1/t.csv", "m2/t.csv"] {
      try folder.write("x,y\n", to: name)
    }
    let export = try Export.discover(folder.path)
    #expect(export.files.map(\.path) == ["h.csv", "m1/t.csv", "m2/t.csv"])
    #expect(export.problems.map(\.location.path) == ["k.csv"])
    let skipping = try Export.discover(folder.path) { $0 == "h.csv" }
    #expect(skipping.files.map(\.path).contains("k.csv") && skipping.problems.isEmpty)
  }

  @Test func `files that the log of a Delta table has removed are left out`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x,1\n", to: "t/part-1.csv")
    try folder.write("x,2\n", to: "t/part 2.csv")
    try folder.write(
      "{\"add\":{\"path\":\"part-1.csv\"}}\n", to: "t/_delta_log/00000000000000000000.json")
    try folder.write(
      "{\"remove\":{\"path\":\"part-1.csv\"}}\n{\"add\":{\"path\":\"part%202.csv\"}}\n",
      to: "t/_delta_log/00000000000000000001.json")
    let export = try Export.discover(folder.path)
    #expect(export.files.map(\.path) == ["t/part 2.csv"] && export.problems.isEmpty)
    #expect(
      export.leftOut == [
        LeftOut(kind: .tableJournal, count: 1, first: "t/_delta_log"),
        LeftOut(kind: .removedFile, count: 1, first: "t/part-1.csv"),
      ])
  }

  @Test func `a link to data elsewhere is followed`() throws {
    let (inside, outside) = (try TemporaryFolder(), try TemporaryFolder())
    try outside.write("x,y\n", to: "deep/t.csv")
    try FileManager.default.createSymbolicLink(
      atPath: inside.path + "/mount", withDestinationPath: outside.path)
    #expect(try Export.discover(inside.path).files.map(\.path) == ["mount/deep/t.csv"])
  }

  @Test func `who read a file at one time share one opening`() throws {
    let folder = try TemporaryFolder()
    let zip = try folder.write(
      Packing.deflated.pack([("a.csv", Array("x,y\n".utf8)), ("b.csv", Array("x,y\n".utf8))]),
      to: "t.zip")
    let members = try Export.discover(zip.absolutePath).files
    #expect(members.count == 2)
    var first = members[0].keptOpen()
    let second = try #require(members[1].keptOpen())
    #expect(first === second)
    first = nil
    #expect(members[0].keptOpen() === second)
    // Another file, though it may be the same one on disk.
    #expect(zip.keptOpen() !== second)
  }

  @Test func `a file that was read once is not opened again`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x,y\n1,2\n3,4\n", to: "t.csv")
    let table = try #require(try FileFormat.tables(of: file).first)
    try FileManager.default.removeItem(atPath: file.absolutePath)
    #expect(Contents(try table.open()).rows == [["1", "2"], ["3", "4"]])
  }

  @Test func `one file is an export too`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x,y\n", to: "t.csv")
    let export = try Export.discover(file.absolutePath)
    #expect(export.files.map(\.path) == ["t.csv"])
  }

  @Test func `a path that is not there is an error`() throws {
    let error = #expect(throws: ReadError.self) { try Export.discover("/nowhere/at/all") }
    #expect(
      error?.problem
        == Problem(
          severity: .error, location: SourceLocation(path: "/nowhere/at/all"),
          message: "there is no such file or folder", help: "check the spelling of the path"))
  }
}
