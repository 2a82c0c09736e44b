import Calendar
import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

/// An archive that is broken or made to harm, beside a sound member `ok.csv` where it has one.
struct BadArchive: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var name = "d.zip"
  var bytes: [UInt8]
  /// What can still be read.
  var files: [String] = []
  /// `path: message` of each problem.
  var problems: [String]

  private static let sound = Array("a,b\n1,2\n".utf8)

  private static func zip(
    _ name: String, content: [UInt8] = sound, deflated: Bool = false, _ lies: ZipFixture.Lies,
    _ problem: String, at path: String? = nil, files: [String] = ["ok.csv"]
  ) -> BadArchive {
    var zip = ZipFixture()
    zip.add(Array("ok.csv".utf8), sound)
    zip.add(Array(name.utf8), content, deflated: deflated, lies)
    let place = path ?? "d.zip/\(name)"
    return BadArchive(
      testDescription: "zip: \(problem)", bytes: zip.finished(), files: files.map { "d.zip/\($0)" },
      problems: ["\(place): \(problem)"])
  }

  private static func tar(
    _ name: String, _ content: [UInt8] = [], type: Character, _ problem: String,
    at path: String? = nil
  ) -> BadArchive {
    var tar = TarFixture(.posix)
    tar.add("ok.csv", sound)
    tar.add(name, content, type: type)
    tar.add("z.csv", sound)
    return BadArchive(
      testDescription: "tar: \(problem) \(type)", name: "d.tar", bytes: tar.finished(),
      files: ["d.tar/ok.csv", "d.tar/z.csv"], problems: ["\(path ?? "d.tar/\(name)"): \(problem)"])
  }

  static let all: [BadArchive] = [
    zip(
      "../../etc/x.csv", .init(), "is refused: its name '../../etc/x.csv' leads out of the archive",
      at: "d.zip/etc/x.csv"),
    zip(
      "/etc/x.csv", .init(), "is refused: its name '/etc/x.csv' leads out of the archive",
      at: "d.zip/etc/x.csv"),
    zip(
      "C:\\x.csv", .init(), "is refused: its name 'C:\\x.csv' leads out of the archive",
      at: "d.zip/C:/x.csv"),
    zip("a.csv", .init(flags: 1), "is protected by a password"),
    zip(
      "a.csv", .init(method: 9), "is packed with Deflate64, which cannot be read as a table"),
    zip("a.csv", .init(method: 14), "is packed with LZMA, which cannot be read as a table"),
    zip(
      "a", content: Array("b".utf8), .init(mode: 0o120777),
      "is a link inside an archive, not a table"),
    zip(
      "a.csv", .init(offset: 50), "is damaged: 'a.csv' is not where the zip directory says"),
    zip(
      "ok.csv", .init(), "is in its archive more than once, and only the last one is read"),
    zip(
      "a.csv", content: [UInt8](repeating: 48, count: 300_000), deflated: true, .init(),
      "is refused: it unpacks to more than 0 MB and 250 times its size", at: "d.zip",
      files: []),
    zip(
      "a.csv", .init(byteCount: 0xFFFF_FFF0),
      "is refused: it unpacks to more than 0 MB and 250 times its size", at: "d.zip",
      files: []),
    zip(
      "a.csv", .init(offset: 0), "is refused: its members lie over each other, as in a zip bomb",
      at: "d.zip", files: []),
    zip(
      "a.zip", content: Packing.zipInZip.pack([("a.csv", sound)]), .init(),
      "is refused: it is an archive inside an archive inside an archive",
      at: "d.zip/a.zip/inner.zip"
    ),
    zip(
      "a.zip",
      content: Packing.deflated.pack([
        ("1.zip", Packing.deflated.pack([("a.csv", sound)])),
        ("2.zip", Packing.deflated.pack([("a.csv", sound)])),
        ("3.tar", Packing.posixTar.pack([("a.csv", sound)])),
      ]), .init(),
      "is refused: it is an archive inside an archive inside an archive, and there are 2 more beside it",
      at: "d.zip/a.zip/1.zip"
    ),
    zip(
      "a.zip", content: Packing.tarGzipInZip.pack([("a.csv", sound)]), .init(),
      "is refused: it is an archive inside an archive inside an archive",
      at: "d.zip/a.zip/inner.tgz"
    ),
    zip(
      "a.tgz", content: Packing.tarGzip.pack([("a.csv", [UInt8](repeating: 48, count: 300_000))]),
      .init(),
      "is refused: it unpacks to more than 0 MB and 250 times its size"),
    tar("a", type: "2", "is a link inside an archive, not a table"),
    tar("a", type: "1", "is a link inside an archive, not a table"),
    tar("a", type: "3", "is a device or the like, not a table"),
    tar("a", type: "6", "is a device or the like, not a table"),
    tar(
      "a", sound, type: "S", "is a sparse file in a tar archive, which cannot be read as a table"),
    tar(
      "../a.csv", sound, type: "0", "is refused: its name '../a.csv' leads out of the archive",
      at: "d.tar/a.csv"),
    tar(
      "z.csv", sound, type: "0", "is in its archive more than once, and only the last one is read"),
    BadArchive(
      testDescription: "cut in the directory",
      bytes: Array(Packing.deflated.pack([("a.csv", sound), ("b.csv", sound)]).dropLast(30)),
      files: ["d.zip/a.csv", "d.zip/b.csv"],
      problems: ["d.zip: is cut off: the directory at the end of the zip data is missing"]),
    BadArchive(
      testDescription: "cut before the data of a later member",
      bytes: Array(Packing.zip64.pack([("ok.csv", sound), ("b.csv", sound)]).prefix(70)),
      files: ["d.zip/ok.csv"],
      problems: ["d.zip: is cut off: the directory at the end of the zip data is missing"]),
    BadArchive(
      testDescription: "cut and written as a stream",
      bytes: Array(Packing.streamed.pack([("a.csv", sound)]).dropLast(30)),
      files: ["d.zip/a.csv"],
      problems: ["d.zip: is cut off: the directory at the end of the zip data is missing"]),
    BadArchive(
      testDescription: "nothing in a zip", bytes: ZipFixture().finished(),
      problems: ["d.zip: holds no data"]),
    BadArchive(
      testDescription: "cut in the gzip data", name: "d.tar.gz",
      bytes: Array(Packing.tarGzip.pack([("ok.csv", sound)]).dropLast(12)),
      files: ["d.tar.gz/ok.csv"], problems: ["d.tar.gz: is cut off: the gzip data ends too early"]),
    BadArchive(
      testDescription: "a broken header", name: "d.tar",
      bytes: Packing.posixTar.pack([("ok.csv", sound)]).dropLast(1024)
        + [UInt8](repeating: 7, count: 1024),
      files: ["d.tar/ok.csv"], problems: ["d.tar: is damaged: the tar data is broken at byte 1024"]),
  ]
}

@Suite struct BadArchiveTests {
  private let limits = {
    var limits = ArchiveLimits()
    limits.unpackedByteCount = 200_000
    return limits
  }()

  @Test(arguments: BadArchive.all)
  func `what is wrong is told, and the rest is read`(archive: BadArchive) throws {
    let folder = try TemporaryFolder()
    try folder.write(archive.bytes, to: archive.name)
    try folder.write("a,b\n1,2\n", to: "rest.csv")
    let export = try Export.discover(folder.path, limits: limits)
    #expect(export.files.map(\.path) == archive.files + ["rest.csv"])
    #expect(
      export.problems.map { "\($0.location.path): \($0.message)" } == archive.problems)
    for file in export.files {
      #expect(Contents(try FileFormat.tables(of: file)[0].open()).rows == [["1", "2"]])
    }
  }

  @Test func `a workbook that is cut is one file`() throws {
    let folder = try TemporaryFolder()
    let parts = [("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/sheet.xml", [1])]
    try folder.write(Array(Packing.deflated.pack(parts).dropLast(30)), to: "d.xlsx")
    let export = try Export.discover(folder.path)
    #expect(export.files.map(\.path) == ["d.xlsx"])
    #expect(export.problems == [])
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: export.files[0]) }
    #expect(
      error?.problem.message
        == "is cut off: the directory at the end of the zip data is missing")
  }

  @Test func `an archive of too many files is refused`() throws {
    let folder = try TemporaryFolder()
    var limits = ArchiveLimits()
    limits.memberCount = 2
    for packing in [Packing.stored, .posixTar] {
      try folder.write(
        packing.pack((0..<3).map { ("\($0).csv", [1]) }), to: "a.\(packing.suffix)")
    }
    let export = try Export.discover(folder.path, limits: limits)
    #expect(export.files == [])
    #expect(
      export.problems.map(\.message)
        == [String](
          repeating: "is refused: it holds more than 2 files", count: 2))
  }

  /// Members that only reading to their end shows to be broken.
  @Test(arguments: [
    ("wrong checksum", "is damaged: the checksum of 'a.csv' is wrong"),
    ("longer than said", "is damaged: 'a.csv' is longer than the zip directory says"),
    ("cut off", "is cut off: the archive ends inside it"),
    ("zip cut off", "is cut off: 'a.csv' in the zip data ends too early"),
  ])
  func `rows before the break are read`(kind: String, message: String) throws {
    let folder = try TemporaryFolder()
    let text = Array(("a,b\n" + (0..<50_000).map { "x\($0),\($0)\n" }.joined()).utf8)
    var zip = ZipFixture()
    var bytes: [UInt8]
    switch kind {
    case "wrong checksum":
      zip.add(Array("a.csv".utf8), text, deflated: true, .init(checksum: 1))
      bytes = zip.finished()
    case "longer than said":
      zip.add(Array("a.csv".utf8), text, deflated: true, .init(byteCount: 500_000))
      bytes = zip.finished()
    case "zip cut off":
      zip.add(Array("a.csv".utf8), text)
      bytes = Array(zip.finished().prefix(500_000))
    default: bytes = Array(Packing.posixTar.pack([("a.csv", text)]).prefix(500_000))
    }
    try folder.write(bytes, to: "d")
    let export = try Export.discover(folder.path)
    #expect(export.files.map(\.path) == ["d/a.csv"])
    let contents = Contents(try FileFormat.tables(of: export.files[0])[0].open())
    #expect(contents.error == message)
    #expect(contents.rows.count > 30_000)
    #expect(contents.rows.map { $0[1] } == (0..<contents.rows.count).map(String.init))
  }

  /// `content` so often that a bomb must be seen before it has burst: 300 MB.
  private func packed(_ content: [UInt8], _ ending: String) -> [UInt8] {
    let layer = ending.hasSuffix("gz") ? deflate(content) : zstd(content)
    return (0..<(300 << 20) / content.count).flatMap { _ in layer }
  }

  @Test(arguments: ["csv.gz", "csv.zst", "tar.gz", "tar.zst"])
  func `a bomb is refused before it bursts`(ending: String) throws {
    let folder = try TemporaryFolder()
    let zeros = [UInt8](repeating: 48, count: 1 << 20)
    let isTar = ending.hasPrefix("tar")
    let content = isTar ? Packing.posixTar.pack([("a.csv", zeros)]) : zeros
    let file = try folder.write(packed(content, ending), to: "d." + ending)
    try folder.write("a,b\n1,2\n", to: "rest.csv")
    let export = try Export.discover(folder.path)
    let message = "is refused: it unpacks to more than 256 MB and 250 times its size"
    #expect(export.problems.map(\.message) == (isTar ? [message] : []))
    #expect(export.files.map(\.path) == (isTar ? [] : ["d." + ending]) + ["rest.csv"])
    guard !isTar else { return }
    let stream = try openByteStream(file)
    let error = #expect(throws: ReadError.self) { _ = try count(stream) }
    #expect(error?.problem.message == message)
    #expect(stream.bytesRead < file.byteCount)
  }

  private func count(_ stream: any ByteStream) throws -> Int {
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while case let got = try stream.read(into: &bytes, at: 0), got > 0 { count += got }
    return count
  }

  @Test(arguments: ["csv.gz", "csv.zst"])
  func `samples that repeat themselves are no bomb`(ending: String) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(state: 1)
    // 33 bytes a line, of which about one is new.
    let lines = (0..<20_000).map { _ in
      "2024-01-01T00:00:00Z,TT-101,20.\(Int.random(in: 10...99, using: &random)),\n"
    }
    let content = Array(lines.joined().utf8)
    let file = try folder.write(packed(content, ending), to: "d." + ending)
    #expect((15...60).contains((300 << 20) / file.byteCount))
    #expect(
      try count(openByteStream(file)) == content.count * ((300 << 20) / content.count))
  }

  @Test func `a bomb in layers is refused when it is read`() throws {
    let folder = try TemporaryFolder()
    let layer = deflate([UInt8](repeating: 48, count: 1 << 20))
    let layers = (0..<1100).flatMap { _ in layer }
    try folder.write(Packing.deflated.pack([("a.csv.gz", layers)]), to: "d.zip")
    let file = try Export.discover(folder.path).files[0]
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.problem.message == "is refused: it is packed in layers, as a bomb is")
  }

  @Test func `damage anywhere never crashes`() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(state: 3)
    let files = (0..<3).map { ("\($0).csv", Array("a,b\nx,\($0)\n".utf8)) }
    for packing in [Packing.deflated, .zip64, .posixTar, .gnuTar, .tarGzip, .zipInTar] {
      let sound = packing.pack(files)
      for _ in Laws.seeds(60, part: 20) {
        var bytes = sound
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        if Bool.random(using: &random) {
          bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &random))
        }
        try folder.write(bytes, to: "d.bin")
        for file in try Export.discover(folder.path).files {
          guard let sources = try? FileFormat.tables(of: file) else { continue }
          for source in sources { _ = Contents(try source.open()) }
        }
      }
    }
  }
}
