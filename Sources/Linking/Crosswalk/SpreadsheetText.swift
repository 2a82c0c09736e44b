/// Reads what a spreadsheet saves as CSV: fields in quotes or not, apart by commas, semicolons or tabs.
struct SpreadsheetText {
  private let bytes: [UInt8]
  private var place = 0
  /// The physical line at `place`, from 1.
  private var line = 1
  private var delimiter = UInt8(ascii: ",")
  private(set) var headerLine = 0
  /// Where a quote opens that nothing closes; 0 for nowhere.
  private(set) var openQuote = 0

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The names of the columns in lower case; `nil` when no delimiter makes a column called `name` of the first row.
  mutating func header(_ name: String) -> [String]? {
    let start = (place, line)
    for delimiter in [",", ";", "\t"] {
      (place, line) = start
      self.delimiter = delimiter.utf8.first ?? 0
      while let (line, fields) = next() {
        // Some programs say the delimiter in a line of its own.
        if fields.count <= 2, fields[0].lowercased().hasPrefix("sep=") { continue }
        let names = fields.map { $0.lowercased().filter { !$0.isWhitespace } }
        if names.contains(name) {
          headerLine = line
          return names
        }
        break
      }
    }
    return nil
  }

  /// The next row that holds something, with the line that it begins in.
  mutating func next() -> (line: Int, fields: [String])? {
    while place < bytes.count {
      let first = line
      let fields = row()
      if fields.contains(where: { !$0.isEmpty }) { return (first, fields) }
    }
    return nil
  }

  private mutating func row() -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var quote = 0
    func ended() -> String { String(decoding: field, as: UTF8.self) }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 0x0A || byte == 0x0D && !(place < bytes.count && bytes[place] == 0x0A) {
        line += 1
        if !isQuoted { break }
      }
      switch byte {
      case 0x22 where isQuoted:
        if place < bytes.count, bytes[place] == 0x22 {
          field.append(byte)
          place += 1
        } else {
          isQuoted = false
        }
      case 0x22 where field.isEmpty:
        isQuoted = true
        quote = line
      case delimiter where !isQuoted:
        fields.append(ended())
        field.removeAll(keepingCapacity: true)
      case 0x0D where !isQuoted && place < bytes.count && bytes[place] == 0x0A: break
      default: field.append(byte)
      }
    }
    if isQuoted { openQuote = quote }
    fields.append(ended())
    return fields
  }
}
