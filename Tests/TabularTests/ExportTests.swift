import Foundation
import Tabular
import Testing
import Vocabulary

@Suite struct ExportTests {
  @Test func `a folder lists its files by path and leaves out what is not data`() throws {
    let folder = try TemporaryFolder()
    var count = 0
    for name in [
      "b.csv", "B.csv", "a/z.csv", "a.csv", "é.csv", ".hidden", "a/.git/config", "__MACOSX/b.csv",
      "~$book.xlsx", "readiness-report/findings.csv",
      "delta/_delta_log/00000000000000000000.json",
    ] {
      // Each has bytes of its own, for a copy is listed once.
      try folder.write("\(Character(UnicodeScalar(UInt8(97 + count)))),y\n", to: name)
      count += 1
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
      export.problems == [
        Problem(
          severity: .error, location: SourceLocation(path: "broken"),
          message: "cannot be read: the link leads nowhere",
          help: "check who may read it, for example with 'ls -l', then run again")
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
