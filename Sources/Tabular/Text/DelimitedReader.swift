import Vocabulary

/// Reads the rows of a delimited text file, a block at a time.
package final class DelimitedReader: TableReader {
  /// Sizes in bytes; the tests make them tiny.
  package struct Limits: Sendable {
    package var block = 1 << 16
    package var record = 16 << 20
    /// The longest text of one field.
    package var text = 1 << 20
    /// Fields of one batch; short rows under a very wide header need more room than their bytes.
    package var fields = 8 << 20

    package init(
      block: Int = 1 << 16, record: Int = 16 << 20, text: Int = 1 << 20, fields: Int = 8 << 20
    ) {
      self.block = block
      self.record = record
      self.text = text
      self.fields = fields
    }
  }

  package let info: TableInfo
  package private(set) var rejectedCount = 0
  package private(set) var rejects: [Reject] = []
  package var bytesRead: Int { stream.bytesRead }
  package var nextLine: Int { scanner.line }
  package var nextByte: Int? {
    guard !isSkippingRecord, failure == nil, let place = stream.place,
      offsetToSkip == 0 || place == 0
    else { return nil }
    return place - carry.count
  }
  package private(set) var isCutCleanly = true
  /// Bytes that were no UTF-8 and were decoded as Windows-1252.
  package var repairedByteCount: Int { stream.repairedByteCount }

  private let path: String
  /// Whether another part of the file follows, so that this one ends with a record.
  private let isFollowed: Bool
  private let stream: TextStream
  private let limits: Limits
  private var scanner: RecordScanner
  private var offsetToSkip: Int
  /// The beginning of a record whose end was not read yet.
  private var carry: [UInt8] = []
  /// Whether the carry begins with whole records, because the last batch was full.
  private var carryHoldsRecords = false
  private var isSkippingRecord = false
  private var isFinished = false
  /// An error of the file, thrown when the rows before it are delivered.
  private var failure: ReadError?
  private var expectedRows = 1

  init(
    path: String, info: TableInfo, dialect: Dialect, stream: TextStream, limits: Limits,
    isFollowed: Bool = false
  ) {
    self.path = path
    self.isFollowed = isFollowed
    self.info = info
    self.stream = stream
    self.limits = limits
    scanner = RecordScanner(
      delimiter: dialect.delimiter ?? 0xFF, newline: dialect.newline, columnCount: info.header.count
    )
    scanner.line = dialect.rowsLine
    offsetToSkip = dialect.rowsOffset
    expectedRows = max(1, min(64, 4096 / max(info.header.count, 1)))
  }

  package func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeRows()
    batch.columnCount = info.header.count
    while !isFinished {
      let text = fill(&batch.bytes)
      scan(&batch, text)
      if batch.rowCount > 0 { return true }
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }

  /// Puts the carry and the next block into `bytes`; returns where the text lies. Bytes before and behind it may be read.
  private func fill(_ bytes: inout [UInt8]) -> Range<Int> {
    let front = RecordScanner.front
    // A record longer than a block doubles the next read, so that long records cost linear time; the longest one and its
    // newline always fit, wherever blocks end.
    let wanted = carry.count + max(limits.block, carry.count)
    let room = front + max(limits.block, min(wanted, limits.record + 1), carry.count)
    let size = room + RecordScanner.padding
    if bytes.count < size {
      bytes.appendZeros(size - bytes.count)
    }
    let kept = front + carry.count
    bytes.replaceSubrange(front..<kept, with: carry)
    carry.removeAll(keepingCapacity: true)
    if carryHoldsRecords {
      carryHoldsRecords = false
      return front..<kept
    }
    var got = 0
    do {
      got = try stream.read(into: &bytes, in: kept..<room)
    } catch {
      failure = error
    }
    if got == 0 { isFinished = true }
    var end = kept + got
    if bytes.count < end + 1 + RecordScanner.padding {
      bytes.appendZeros(1 + RecordScanner.padding)
    }
    if offsetToSkip > 0 {
      let skipped = min(offsetToSkip, end - front)
      offsetToSkip -= skipped
      return (front + skipped)..<end
    }
    if isFinished, failure == nil, end > front, bytes[end - 1] != scanner.newline {
      bytes[end] = scanner.newline
      end += 1
      scanner.lastRecordIsOpen = true
    }
    return front..<end
  }

  private func scan(_ batch: inout Batch, _ text: Range<Int>) {
    scanner.position = text.lowerBound
    scanner.rowCount = 0
    if isSkippingRecord { skipRecord(batch.bytes, text) }
    // The arrays leave the batch, because it may not be touched while its bytes are.
    var starts: [Int32] = []
    var ends: [Int32] = []
    var lines: [Int] = []
    swap(&starts, &batch.starts)
    swap(&ends, &batch.ends)
    swap(&lines, &batch.lines)
    var capacity = expectedRows
    while true {
      Self.resize(&starts, capacity * info.header.count)
      Self.resize(&ends, capacity * info.header.count)
      Self.resize(&lines, capacity)
      let stop = unsafe batch.bytes.withUnsafeMutableBufferPointer { bytes in
        unsafe starts.withUnsafeMutableBufferPointer { starts in
          unsafe ends.withUnsafeMutableBufferPointer { ends in
            unsafe lines.withUnsafeMutableBufferPointer { lines -> RecordScanner.Stop in
              guard let bytes = bytes.baseAddress, let starts = starts.baseAddress,
                let ends = ends.baseAddress, let lines = lines.baseAddress
              else { return .needsBytes(insideQuotes: false) }
              return unsafe scanner.scan(
                bytes, end: text.upperBound, starts: starts, ends: ends, lines: lines,
                rowCapacity: capacity)
            }
          }
        }
      }
      if stop == .needsRoom {
        if capacity > limits.fields / max(info.header.count, 1) {
          carry.append(contentsOf: batch.bytes[scanner.position..<text.upperBound])
          carryHoldsRecords = true
          isFinished = false
          break
        }
        capacity *= 2
      } else if case .misfit(let record, let line, let count) = stop {
        let bytes = batch.bytes[record]
        guard !MergeConflict.begins(bytes) else {
          failure = ReadError(.mergeConflict, at: SourceLocation(path: path, line: line))
          isFinished = true
          break
        }
        reject(bytes, line: line, reason: misfitReason(count))
      } else if case .needsBytes(let insideQuotes) = stop {
        guard endsInsideRecord(batch.bytes, text, insideQuotes: insideQuotes) else { break }
      }
    }
    expectedRows = min(
      max(scanner.rowCount + scanner.rowCount / 8, expectedRows / 2, 1),
      max(limits.fields / max(info.header.count, 1), 1))
    Self.resize(&starts, scanner.rowCount * info.header.count)
    Self.resize(&ends, scanner.rowCount * info.header.count)
    Self.resize(&lines, scanner.rowCount)
    swap(&starts, &batch.starts)
    swap(&ends, &batch.ends)
    swap(&lines, &batch.lines)
    if text.count > limits.text { dropLongTexts(&batch) }
  }

  /// Takes out the rows with a text that is longer than anything a person would write.
  private func dropLongTexts(_ batch: inout Batch) {
    batch.compact { batch, row in
      let long = (0..<batch.columnCount).first {
        batch.range(row: row, column: $0).count > limits.text
      }
      guard let long else { return true }
      reject(
        batch.bytes[batch.range(row: row, column: long)], line: batch.lines[row],
        reason: "has a text of more than \(Self.size(limits.text)) in '\(info.header[long])'")
      return false
    }
  }

  /// Keeps the beginning of a record for the next read, unless it can never become one; true to scan on.
  private func endsInsideRecord(_ bytes: [UInt8], _ text: Range<Int>, insideQuotes: Bool) -> Bool {
    let rest = scanner.position..<text.upperBound
    guard !rest.isEmpty else { return false }
    let isTooLong = rest.count > limits.record
    if failure != nil { return false }
    if isFinished, isFollowed {
      isCutCleanly = false
      return false
    }
    guard isFinished || isTooLong else {
      carry.append(contentsOf: bytes[rest])
      return false
    }
    if insideQuotes, let end = bytes[rest].firstIndex(of: scanner.newline) {
      // No other quote follows, so only this line is lost.
      reject(
        bytes[rest.lowerBound..<end], line: scanner.line,
        reason: "a quoted field that starts here is never closed")
      scanner.position = end + 1
      scanner.line += 1
      return true
    }
    reject(
      bytes[rest], line: scanner.line,
      reason: "is longer than \(Self.size(limits.record))")
    isSkippingRecord = true
    scanner.position = rest.upperBound
    return false
  }

  /// Passes over the rest of a record that is too long.
  private func skipRecord(_ bytes: [UInt8], _ text: Range<Int>) {
    if let end = bytes[text].firstIndex(of: scanner.newline) {
      scanner.position = end + 1
      scanner.line += 1
      isSkippingRecord = false
    } else {
      scanner.position = text.upperBound
    }
  }

  private func misfitReason(_ fieldCount: Int) -> String {
    let fields = fieldCount == 1 ? "1 field" : "\(fieldCount) fields"
    let reason = "has \(fields) where the header has \(info.header.count)"
    return fieldCount < info.header.count ? reason + ", and the file ends inside it" : reason
  }

  private func reject(_ record: ArraySlice<UInt8>, line: Int, reason: String) {
    rejectedCount += 1
    guard rejects.count < Reject.kept else { return }
    rejects.append(
      Reject(
        location: SourceLocation(path: path, line: line), reason: reason,
        excerpt: Reject.excerpt(record)))
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
  }

  private static func resize<Element: BinaryInteger>(_ array: inout [Element], _ count: Int) {
    if array.count < count {
      array.append(contentsOf: repeatElement(0, count: count - array.count))
    } else {
      array.removeLast(array.count - count)
    }
  }
}

extension String {
  /// Without blanks, tabs and line ends on both sides.
  func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in character.isWhitespace }
    var text = self[...]
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}
