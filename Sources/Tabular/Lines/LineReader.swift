import Vocabulary

/// Reads a text line by line, a block at a time, into the rows that its format makes of them.
final class LineReader<Format: LineFormat>: TableReader {
  let info: TableInfo
  private(set) var rejectedCount = 0
  private(set) var rejects: [Reject] = []
  var bytesRead: Int { stream.bytesRead }

  private let path: String
  private let stream: TextStream
  private var format: Format
  private var rows = LineRows()
  private var text: [UInt8] = []
  /// The complete lines in the text that are still to be read.
  private var unread = 0..<0
  private var isSkippingLine = false
  private var isAtEnd = false
  /// An error of the file, thrown when the rows before it are delivered.
  private var failure: ReadError?

  private static var block: Int { 1 << 16 }
  private static var longestLine: Int { 16 << 20 }
  /// Bytes of a batch; the line that reaches them ends it.
  private static var batch: Int { 1 << 18 }

  init(_ format: Format, info: TableInfo, path: String, stream: TextStream) {
    self.format = format
    self.info = info
    self.path = path
    self.stream = stream
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeAll()
    batch.columnCount = info.header.count
    rows.removeAll()
    while rows.lines.isEmpty {
      if unread.isEmpty {
        if isAtEnd { break }
        fill()
      }
      readLines()
    }
    swap(&batch.bytes, &rows.bytes)
    swap(&batch.starts, &rows.starts)
    swap(&batch.ends, &rows.ends)
    swap(&batch.lines, &rows.lines)
    if batch.rowCount > 0 { return true }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }

  /// Reads on until a line is complete.
  private func fill() {
    text.removeSubrange(..<unread.upperBound)
    unread = 0..<0
    while unread.isEmpty, !isAtEnd {
      let start = text.count
      text.appendZeros(max(Self.block, start))
      var got = 0
      do {
        got = try stream.read(into: &text, in: start..<text.count)
      } catch {
        failure = error
      }
      text.removeLast(text.count - start - got)
      if got == 0 {
        isAtEnd = true
        // What stands before a fault of the file is no whole line.
        unread = 0..<(failure == nil ? text.count : 0)
      } else if let end = text[start...].lastIndex(of: 0x0A) {
        unread = 0..<(end + 1)
      } else if text.count > Self.longestLine {
        if !isSkippingLine { reject(text[...], "is longer than \(Self.longestLine >> 20) MB") }
        isSkippingLine = true
        text.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Hands complete lines to the format until the batch is full.
  private func readLines() {
    let text = text
    while !unread.isEmpty, rows.bytes.count < Self.batch {
      let end = unsafe text.withUnsafeBufferPointer { text in
        unsafe text[unread].firstIndex(of: 0x0A) ?? unread.upperBound
      }
      var line = unread.lowerBound..<end
      unread = min(end + 1, unread.upperBound)..<unread.upperBound
      if let last = text[line].last, last == 0x0D { line = line.dropLast() }
      if isSkippingLine {
        isSkippingLine = false
      } else if text[line].contains(where: { $0 > 0x20 }) {
        format.read(text.span.extracting(line), into: &rows)
      }
      if let fault = rows.fault { reject(text[line], fault) }
      rows.endLine(columnCount: info.header.count)
    }
  }

  private func reject(_ line: ArraySlice<UInt8>, _ reason: String) {
    rejectedCount += 1
    guard rejects.count < Reject.kept else { return }
    rejects.append(
      Reject(
        location: SourceLocation(path: path, line: rows.line), reason: reason,
        excerpt: Reject.excerpt(line)))
  }
}
