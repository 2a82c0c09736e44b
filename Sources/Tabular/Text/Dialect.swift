/// How a text file writes its table, and where the rows begin.
package struct Dialect: Equatable, Sendable {
  /// `nil` for a table of one column.
  package var delimiter: UInt8?
  package var newline: UInt8
  /// Bytes of UTF-8 text above the first row.
  package var rowsOffset: Int
  /// The 1-based line of the first row.
  package var rowsLine: Int

  package init(
    delimiter: UInt8?, newline: UInt8 = 0x0A, rowsOffset: Int = 0, rowsLine: Int = 1
  ) {
    self.delimiter = delimiter
    self.newline = newline
    self.rowsOffset = rowsOffset
    self.rowsLine = rowsLine
  }
}

/// One record of the head of a file, taken apart slowly.
struct HeadRecord {
  var line: Int
  var range: Range<Int>
  var fields: [String]
  /// Whether a field of the record is quoted.
  var isQuoted = false

  var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
}

/// Takes the first records of a text apart with a given delimiter.
struct HeadParser {
  var bytes: [UInt8]
  var delimiter: UInt8?
  var newline: UInt8
  /// Whether the bytes are the whole text.
  var isWhole: Bool

  /// The complete records, at most `limit`; quotes mean the same as in `RecordScanner`.
  func records(limit: Int) -> [HeadRecord] {
    var records: [HeadRecord] = []
    var i = 0
    var line = 1
    while i < bytes.count, records.count < limit {
      guard let record = record(at: i, line: line) else { break }
      records.append(record)
      line += 1 + bytes[record.range].count { $0 == newline }
      i = record.range.upperBound + 1
    }
    return records
  }

  /// The record that starts at `start`, or `nil` when it is not complete.
  private func record(at start: Int, line: Int) -> HeadRecord? {
    var record = HeadRecord(line: line, range: start..<start, fields: [])
    var i = start
    while true {
      var text: [UInt8] = []
      var isQuoted = false
      while i < bytes.count, isBlank(bytes[i]), bytes[i] != delimiter { i += 1 }
      if i < bytes.count, bytes[i] == RecordScanner.quote {
        isQuoted = true
        record.isQuoted = true
        i += 1
        var isClosed = false
        while i < bytes.count, !isClosed {
          if bytes[i] != RecordScanner.quote {
            text.append(bytes[i])
          } else if i + 1 < bytes.count, bytes[i + 1] == RecordScanner.quote {
            text.append(bytes[i])
            i += 1
          } else {
            isClosed = true
          }
          i += 1
        }
        // A quote that is never closed is a mistake of one line; the reader rejects that line too.
        if !isClosed {
          guard isWhole else { return nil }
          let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
          record.range = start..<end
          record.fields = [String(decoding: bytes[start..<end], as: UTF8.self)]
          return record
        }
      }
      let quotedCount = text.count
      while i < bytes.count, bytes[i] != delimiter, bytes[i] != newline {
        text.append(bytes[i])
        i += 1
      }
      while text.count > (isQuoted ? quotedCount : 0), let last = text.last, isBlank(last) {
        text.removeLast()
      }
      record.fields.append(String(decoding: text, as: UTF8.self))
      if i == bytes.count, !isWhole { return nil }
      if i == bytes.count || bytes[i] == newline {
        record.range = start..<i
        return record
      }
      i += 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
