import Tabular

/// A row as it is shown: a line of the file as it stands, or the fields of a row side by side. Of many fields, only the
/// first and those around the ones to look at are shown.
struct RowText {
  private static let mostFields = 24
  private static let firstFields = 3
  private static let fieldsAround = 2
  /// Bytes of a line, and of a field between others.
  private static let longestLine = 2000
  private static let longestField = 300

  /// Between the fields of a row that is no line of text.
  static let separator = " | "

  private let bytes: [UInt8]
  /// Where the fields lie, without blanks and quotes around them.
  private let fields: [Range<Int>]
  private let delimiter: String
  private let isLine: Bool
  /// Whether fields follow that nobody looks at.
  private var goesOn = false

  /// A row that is no line of text.
  init(_ batch: borrowing Batch, _ row: Int, delimiter: String?) {
    var bytes: [UInt8] = []
    var fields: [Range<Int>] = []
    for column in 0..<batch.columnCount {
      let start = bytes.count
      bytes += batch.bytes[batch.range(row: row, column: column)]
      fields.append(start..<bytes.count)
    }
    (self.bytes, self.fields, self.delimiter) = (bytes, fields, delimiter ?? Self.separator)
    isLine = false
  }

  /// A line of a delimited file, of a wide one as far as it is shown around some columns, unless it is searched as a whole.
  init(line: [UInt8], delimiter: String, around columns: [Int], isWhole: Bool) {
    let last = isWhole ? Int.max : max(Self.mostFields, (columns.max() ?? 0) + Self.fieldsAround)
    var fields: [Range<Int>] = []
    fields.reserveCapacity(Self.mostFields)
    let (mark, quote) = (delimiter.utf8.first ?? 0, UInt8(ascii: "\""))
    var start = 0
    var isQuoted = false
    for i in line.indices {
      if line[i] == quote { isQuoted.toggle() }
      if line[i] == mark, !isQuoted {
        fields.append(Self.trimmed(line, start..<i))
        start = i + 1
        if fields.count > last {
          goesOn = true
          break
        }
      }
    }
    if !goesOn { fields.append(Self.trimmed(line, start..<line.count)) }
    (bytes, self.fields, self.delimiter, isLine) = (line, fields, delimiter, true)
  }

  private static func trimmed(_ line: [UInt8], _ field: Range<Int>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var range = field
    while let first = range.first, isBlank(line[first]) { range.removeFirst() }
    while let last = range.last, isBlank(line[last]) { range.removeLast() }
    if range.count > 1, line[range.lowerBound] == UInt8(ascii: "\""),
      line[range.upperBound - 1] == UInt8(ascii: "\"")
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return range
  }

  var count: Int { fields.count }

  /// A field as its writer meant it.
  func field(_ column: Int) -> String {
    let text = String(decoding: bytes[fields[column]], as: UTF8.self)
    return isLine && text.utf8.contains(UInt8(ascii: "\""))
      ? text.replacing("\"\"", with: "\"") : text
  }

  /// The first field that is a name, or else that has it in it, not as a part of another: P1 is not in `P10/Temp`.
  func column(holding word: String) -> Int? {
    let sought = Array(word.utf8)
    guard !sought.isEmpty else { return nil }
    return fields.firstIndex { bytes[$0].elementsEqual(sought) }
      ?? fields.firstIndex { Self.has(sought, in: bytes[$0]) }
  }

  /// Whether a field has the name in it, be it as a part of another.
  func hasPart(_ word: String) -> Bool {
    let sought = Array(word.utf8)
    return fields.contains { field in
      bytes[field].indices.contains { bytes[$0..<field.upperBound].starts(with: sought) }
    }
  }

  private static func has(_ word: [UInt8], in field: ArraySlice<UInt8>) -> Bool {
    func isOfName(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    guard field.count >= word.count else { return false }
    return (field.startIndex...field.endIndex - word.count).contains { start in
      let end = start + word.count
      return field[start..<end].elementsEqual(word)
        && (start == field.startIndex || !isOfName(field[start - 1]))
        && (end == field.endIndex || !isOfName(field[end]))
    }
  }

  /// The row, or what can be shown of it.
  func shown(around columns: [Int]) -> String {
    if isLine, fields.count <= Self.mostFields {
      return Self.clipped(bytes[...], Self.longestLine)
    }
    var parts: [String] = []
    var isLeftOut = false
    for (place, field) in fields.enumerated() {
      let isNear =
        columns.isEmpty
        ? place < Self.mostFields : columns.contains { abs(place - $0) <= Self.fieldsAround }
      if fields.count > Self.mostFields, place >= Self.firstFields, !isNear {
        if !isLeftOut { parts.append("…") }
        isLeftOut = true
        continue
      }
      isLeftOut = false
      parts.append(Self.clipped(bytes[field], Self.longestField))
    }
    if goesOn, !isLeftOut { parts.append("…") }
    return parts.joined(separator: delimiter)
  }

  private static func clipped(_ bytes: ArraySlice<UInt8>, _ limit: Int) -> String {
    let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
    return bytes.count > limit ? text + "…" : text
  }
}
