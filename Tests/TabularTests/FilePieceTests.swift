import Foundation
import Tabular
import TestSupport
import Testing

/// A file that is read from a place where a row begins has the rows that it has from its start.
@Suite struct FilePieceTests {
  private struct Block {
    var byte: Int?
    var linesBefore: Int
    var lines: [Int]
    var rows: [[String]]
  }

  private static func blocks(_ reader: any TableReader) throws -> [Block] {
    var blocks: [Block] = []
    var batch = Batch()
    while true {
      var block = Block(
        byte: reader.nextByte, linesBefore: reader.nextLine - 1, lines: [], rows: [])
      guard try reader.read(into: &batch) else { return blocks }
      block.lines = batch.lines
      block.rows = (0..<batch.rowCount).map { row in
        (0..<batch.columnCount).map { batch.string(row: row, column: $0) }
      }
      blocks.append(block)
    }
  }

  private static func text(_ seed: Int) -> String {
    var random = SeededGenerator(state: UInt64(seed))
    let ending = seed % 3 == 0 ? "\r\n" : "\n"
    let head = ["", "\u{FEFF}", "sep=," + ending][seed % 3]
    let rows = (1...300).map { i in
      switch Int.random(in: 0..<20, using: &random) {
      case 0: "\(i),\"two" + ending + "lines\",x"
      case 1: "\(i),\"a \"\"word\"\"\",é"
      case 2: "\(i),too,many,fields"
      default: "\(i),v\(i * 7 % 11)," + String(repeating: "z", count: i % 9)
      }
    }
    return head + (["id,name,rest"] + rows).joined(separator: ending) + ending
  }

  @Test(arguments: Laws.seeds(24, part: 4))
  func `a file goes on where a block of it began`(seed: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("t.csv")
    let bytes = Array(Self.text(seed).utf8)
    try Data(bytes).write(to: place)
    let file = SourceFile(path: "t.csv", absolutePath: place.path, byteCount: bytes.count)
    let table = try DelimitedText(file, limits: .init(block: 50 + 13 * (seed % 7))).source()
    let piece = try #require(table.piece)
    let blocks = try Self.blocks(try table.open())
    #expect(blocks.count > 10)
    for (i, block) in blocks.enumerated() {
      let byte = try #require(block.byte)
      let end = i + 3 < blocks.count ? try #require(blocks[i + 3].byte) : Int.max
      let again = try Self.blocks(try piece(byte..<end))
      let expected = blocks[i..<min(i + 3, blocks.count)]
      #expect(again.flatMap(\.rows) == expected.flatMap(\.rows))
      // Lines count from the piece, but in the first, which has what lies above the rows.
      let before = byte == 0 ? 0 : block.linesBefore
      #expect(again.flatMap(\.lines).map { $0 + before } == expected.flatMap(\.lines))
    }
  }

  /// Bytes that are no UTF-8, and text that is stored in pairs of bytes.
  private static let others: [[UInt8]] = [
    Array("id,name\n1,M".utf8) + [0xFC] + Array("ller\n2,Maier\n".utf8),
    [0xFF, 0xFE] + Array("id,name\n1,x\n2,y\n".utf8).flatMap { [$0, UInt8(0)] },
  ]

  @Test(arguments: others)
  func `where text is not the bytes of the file, no place is known`(bytes: [UInt8]) throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let file = SourceFile(path: "t.csv", absolutePath: place.path, byteCount: bytes.count)
    let table = try DelimitedText(file).source()
    let reader = try table.open()
    var batch = Batch()
    while try reader.read(into: &batch) {}
    #expect(table.piece == nil || reader.nextByte == nil)
  }
}
