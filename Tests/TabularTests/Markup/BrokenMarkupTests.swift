import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

/// Valid files with bytes cut out, changed and doubled: whatever comes out, the reading ends, and soon.
@Suite struct BrokenMarkupTests {
  static let documents: [(name: String, text: String)] =
    (JSONExample.shapes + JSONExample.nests).map { ("x.json", $0.text) }
    + XMLCase.all.map { ("x.xml", $0.document) }

  /// A copy with one to six random changes.
  static func broken(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.removeSubrange(start...)
      case 2: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 3: bytes[start] = Array("{}[]\",:<>/&=\\\0\n".utf8).randomElement(using: &random) ?? 0
      case 4:
        let place = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(contentsOf: Array(bytes[start..<end]), at: place)
      default:
        let piece = Array(bytes[start..<end])
        for _ in 0..<Int.random(in: 1...60, using: &random) {
          bytes.insert(contentsOf: piece, at: start)
        }
      }
    }
    return bytes
  }

  /// Reads all tables; returns the number of rows and what is said of the file.
  private static func read(
    _ file: SourceFile, _ limits: JSONRecords.Limits?
  ) -> (rows: Int, words: [String]) {
    var rows = 0
    var words: [String] = []
    do {
      let sources =
        if let limits { try JSONRecords(file, limits: limits).sources() } else {
          try FileFormat.xmlTables(file)
        }
      for source in sources {
        let contents = Contents(try source.open())
        #expect(contents.rows.allSatisfy { $0.count == source.info.header.count })
        rows += contents.rows.count
        words += contents.rejects.map { "\($0)" } + [contents.error ?? ""]
      }
    } catch {
      words.append(error.problem.message)
    }
    return (rows, words)
  }

  /// How many copies of each document; `FUZZ_ROUNDS` asks for more.
  private static let rounds =
    ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 12

  @Test(arguments: documents.indices)
  func `a damaged file ends in rows or words, never in a crash`(index: Int) throws {
    let document = Self.documents[index]
    let isJSON = document.name.hasSuffix("json")
    let folder = try TemporaryFolder()
    for round in 0..<Self.rounds {
      var random = SeededGenerator(state: UInt64(index) << 32 | UInt64(round))
      let bytes = Self.broken(Array(document.text.utf8), &random)
      let file = try folder.write(bytes, to: document.name)
      let whole = Self.read(file, isJSON ? .init() : nil)
      guard isJSON else { continue }
      for block in [1, 13] {
        let other = Self.read(file, .init(block: block, batch: block))
        #expect(
          other.rows == whole.rows, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
        #expect(
          other.words == whole.words, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}
