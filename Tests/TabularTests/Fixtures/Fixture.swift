import Foundation
import Tabular
import Vocabulary

/// A folder that lives as long as a test needs it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("tabular-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> SourceFile {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return SourceFile(path: name, absolutePath: url.path, byteCount: bytes.count)
  }

  @discardableResult
  func write(_ text: String, to name: String = "table.csv") throws -> SourceFile {
    try write(Array(text.utf8), to: name)
  }
}

/// Everything that a reader gave.
struct Contents: Equatable {
  var rows: [[String]] = []
  var lines: [Int] = []
  var rejects: [Reject] = []
  var rejectedCount = 0
  /// The error at the end, in words.
  var error: String?

  init() {}

  /// Reads with a new batch each time when `keepsBatch` is false, so that blocks keep their size.
  init(_ reader: any TableReader, keepsBatch: Bool = true) {
    var batch = Batch()
    do {
      while try reader.read(into: &batch) {
        for row in 0..<batch.rowCount {
          rows.append((0..<batch.columnCount).map { batch.string(row: row, column: $0) })
        }
        lines += batch.lines
        if !keepsBatch { batch = Batch() }
      }
    } catch {
      self.error = error.problem.message
    }
    rejects = reader.rejects
    rejectedCount = reader.rejectedCount
  }
}

/// The one table of a text.
func table(_ text: String, named name: String = "table.csv") throws -> (TableInfo, Contents) {
  try table(Array(text.utf8), named: name)
}

func table(_ bytes: [UInt8], named name: String = "table.csv") throws -> (TableInfo, Contents) {
  let folder = try TemporaryFolder()
  let sources = try FileFormat.tables(of: folder.write(bytes, to: name))
  let contents = Contents(try sources[0].open())
  return (sources[0].info, contents)
}
