import Foundation

/// A table of the evidence while it is written: rows go to its file as they come.
final class EvidenceTableFile {
  private static let flushed = 1 << 16
  private let file: Int32
  private var text = DelimitedText()

  init(_ table: EvidenceFiles.Table, in folder: String) throws(SystemError) {
    file = try WholeFile.open(new: "\(folder)/\(table.fileName)")
    text.row(table.columns.map(\.name))
  }

  deinit { close(file) }

  func row(_ fields: [String]) throws(SystemError) {
    text.row(fields)
    if text.bytes.count >= Self.flushed { try flush() }
  }

  /// Writes what is left.
  func flush() throws(SystemError) { try WholeFile.write(text.take(), to: file) }
}
