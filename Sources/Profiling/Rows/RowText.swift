import Tabular

/// A row in words: its fields, and how they are shown side by side.
enum RowText {
  /// Of more fields than this, only the first and those around the one to look at are shown.
  private static let mostFields = 24
  private static let firstFields = 3
  private static let fieldsAround = 2
  /// Characters of a field.
  private static let longest = 300

  static func fields(_ batch: borrowing Batch, _ row: Int) -> [String] {
    (0..<batch.columnCount).map { batch.string(row: row, column: $0) }
  }

  /// The fields of a line; doubled quotes inside quotes are one.
  static func fields(_ line: String, delimiter: String) -> [String] {
    guard let mark = delimiter.utf8.first else { return [line] }
    let quote = UInt8(ascii: "\"")
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    for byte in line.utf8 {
      if byte == quote {
        // The second of two inside quotes.
        if !isQuoted, wasQuoted { field.append(byte) }
        wasQuoted = isQuoted
        isQuoted.toggle()
      } else if byte == mark, !isQuoted {
        fields.append(trimmed(field))
        field.removeAll(keepingCapacity: true)
        wasQuoted = false
      } else {
        field.append(byte)
        wasQuoted = false
      }
    }
    fields.append(trimmed(field))
    return fields
  }

  private static func trimmed(_ field: [UInt8]) -> String {
    func isBlank(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
    var range = field.indices
    while let first = range.first, isBlank(field[first]) { range.removeFirst() }
    while let last = range.last, isBlank(field[last]) { range.removeLast() }
    return String(decoding: field[range], as: UTF8.self)
  }

  /// The fields as the file would part them; those with the sign that parts them in quotes.
  static func joined(_ fields: [String], delimiter: String?, around column: Int?) -> String {
    let mark = delimiter ?? " | "
    var parts: [String] = []
    var isLeftOut = false
    for (place, field) in fields.enumerated() {
      let isNear = column.map { abs(place - $0) <= fieldsAround } ?? (place < mostFields)
      guard fields.count <= mostFields || place < firstFields || isNear else {
        if !isLeftOut { parts.append("…") }
        isLeftOut = true
        continue
      }
      isLeftOut = false
      parts.append(quoted(field, mark))
    }
    return parts.joined(separator: mark)
  }

  private static func quoted(_ field: String, _ delimiter: String) -> String {
    let text = field.utf8.count > longest ? field.prefix(longest) + "…" : field[...]
    let mark = delimiter.utf8.first ?? 0
    let isPlain = text.utf8.allSatisfy {
      $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n")
        && (delimiter.utf8.count > 1 || $0 != mark)
    }
    return isPlain ? String(text) : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
