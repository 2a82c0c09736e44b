import Foundation
import Tabular
import TestSupport
import Testing

/// Lines come back as they stand, wherever reads end.
@Suite struct LineFetchTests {
  @Test(arguments: Laws.seeds(24, part: 4))
  func `the wanted lines of a file are those of its text`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let ending = seed % 2 == 0 ? "\n" : "\r\n"
    let lines =
      ["a,b,c"]
      + (1...3000).map {
        "\($0)," + String(repeating: "x", count: Int.random(in: 0...90, using: &random)) + ",é"
      }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("t.csv")
    // Every third file is in the code page of western Windows.
    let isLatin = seed % 3 == 0
    func bytes(_ text: String) -> [UInt8] {
      isLatin ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    }
    try Data(bytes(lines.joined(separator: ending))).write(to: place)
    let file = SourceFile(
      path: "t.csv", absolutePath: place.path,
      byteCount: (try Data(contentsOf: place)).count)
    let table = try #require(try FileFormat.tables(of: file).first)
    let fetch = try #require(table.lines)
    let wanted =
      [1, 2, 3, 3001, 3002, 0] + (0..<40).map { _ in Int.random(in: 1...3001, using: &random) }
    // Where some of the lines begin.
    var places = [RowPlace(byte: 0, linesBefore: 0)]
    var byte = 0
    for (i, line) in lines.enumerated() {
      byte += bytes(line).count + ending.utf8.count
      if i + 1 < lines.count, Int.random(in: 0..<200, using: &random) == 0 {
        places.append(RowPlace(byte: byte, linesBefore: i + 1))
      }
    }
    for known in [[], places] {
      let found = try fetch(wanted, known)
      for line in wanted {
        #expect(
          found[line] == (line >= 1 && line <= lines.count ? Array(lines[line - 1].utf8) : nil))
      }
    }
  }
}
