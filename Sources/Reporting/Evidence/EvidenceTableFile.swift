import Foundation

/// A table of the evidence while it is written: rows go to its file as they come.
final class EvidenceTableFile {
  private static let flushed = 1 << 16
  private let handle: FileHandle
  private var text = DelimitedText()

  init(_ table: EvidenceFiles.Table, in folder: String) throws {
    let path = folder + "/" + table.fileName
    try Data().write(to: URL(fileURLWithPath: path))
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    text.row(table.columns.map(\.name))
  }

  func row(_ fields: [String]) throws {
    text.row(fields)
    if text.bytes.count >= Self.flushed { try handle.write(contentsOf: text.take()) }
  }

  func close() throws {
    try handle.write(contentsOf: text.take())
    try handle.close()
  }
}
