import Tabular
import Vocabulary

/// The slow, obvious twin of the fast reader: one byte after the other, one array for each field.
struct ReferenceCSV {
  var text: [UInt8]
  var delimiter: UInt8
  var newline: UInt8 = 0x0A
  var columnCount: Int

  private struct Record {
    var range: Range<Int>
    var fields: [[UInt8]] = []
    var isUnclosed = false
  }

  func contents(path: String) -> Contents {
    var contents = Contents()
    var i = 0
    var line = 1
    while i < text.count {
      let record = record(at: i)
      let isOpen = record.range.upperBound == text.count
      let recordLine = line
      i = record.range.upperBound + 1
      line += 1 + text[record.range].count { $0 == newline }
      if record.isUnclosed {
        reject(
          &contents, path, recordLine, record, "a quoted field that starts here is never closed")
        continue
      }
      if record.fields.allSatisfy(\.isEmpty) { continue }
      let count = record.fields.count
      let reason = "has \(count) field\(count == 1 ? "" : "s") where the header has \(columnCount)"
      if count < columnCount, isOpen {
        reject(&contents, path, recordLine, record, reason + ", and the file ends inside it")
      } else if record.fields.dropFirst(columnCount).contains(where: { !$0.isEmpty }) {
        reject(&contents, path, recordLine, record, reason)
      } else {
        let fields = record.fields.prefix(columnCount).map { String(decoding: $0, as: UTF8.self) }
        contents.rows.append(fields + Array(repeating: "", count: columnCount - fields.count))
        contents.lines.append(recordLine)
      }
    }
    return contents
  }

  private func record(at start: Int) -> Record {
    var fields: [[UInt8]] = []
    var i = start
    while true {
      while i < text.count, text[i] != delimiter, isBlank(text[i]) { i += 1 }
      var quoted: [UInt8]?
      if i < text.count, text[i] == 0x22 {
        var field: [UInt8] = []
        i += 1
        while true {
          if i == text.count {
            let end = text[start...].firstIndex(of: newline) ?? text.count
            return Record(range: start..<end, isUnclosed: true)
          }
          if text[i] == 0x22 {
            i += 1
            guard i < text.count, text[i] == 0x22 else { break }
          }
          field.append(text[i])
          i += 1
        }
        quoted = field
      }
      var rest: [UInt8] = []
      while i < text.count, text[i] != delimiter, text[i] != newline {
        rest.append(text[i])
        i += 1
      }
      while let last = rest.last, isBlank(last) { rest.removeLast() }
      fields.append((quoted ?? []) + rest)
      if i == text.count || text[i] == newline { return Record(range: start..<i, fields: fields) }
      i += 1
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0D].contains(byte) && byte != newline
  }

  private func reject(
    _ contents: inout Contents, _ path: String, _ line: Int, _ record: Record, _ reason: String
  ) {
    contents.rejectedCount += 1
    guard contents.rejects.count < 20 else { return }
    let characters = String(decoding: text[record.range], as: UTF8.self)
    let trimmed = characters.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    contents.rejects.append(
      Reject(
        location: SourceLocation(path: path, line: line), reason: reason,
        excerpt: String(trimmed.reversed().prefix(120))))
  }
}
