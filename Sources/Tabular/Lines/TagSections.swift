import Vocabulary

extension FileFormat {
  /// One file with a section per tag: a line that names the tag, a header, its rows; and then the next tag.
  static let tagSections = FileFormat.lines("sections by tag", TagSections.self)
}

/// The rows of all sections, with the tag of the section before them.
struct TagSections: DetectableLineFormat {
  let columns: [String]
  private let delimiter: UInt8
  private let width: Int
  /// Whether tags stand in brackets, or behind their word and a delimiter, and not behind a colon or an equals sign.
  private let isMarked: Bool
  private var tag: [UInt8] = []
  /// The place of the section's columns among those of the first one; `nil` before its header.
  private var order: [Int]?
  private var fields = LineFields()

  /// Lines above a header that may say something of its section, the tag among them.
  private static let mostAbove = 12

  init?(head: [[UInt8]]) {
    guard let known = Self(head, isMarked: false) ?? Self(head, isMarked: true) else { return nil }
    self = known
  }

  private init?(_ head: [[UInt8]], isMarked: Bool) {
    self.isMarked = isMarked
    var above = 0
    var named = false
    while above < min(head.count, Self.mostAbove),
      let entry = Self.entry(head[above], isMarked: isMarked)
    {
      named = named || Self.namesTag(entry.key)
      above += 1
    }
    guard named, above + 1 < head.count else { return nil }
    let (header, row) = (head[above], head[above + 1])
    if Self.isRow(header.span) { return nil }
    var fields = LineFields()
    let delimiter = DialectSniffer.candidates.first { delimiter in
      guard fields.split(header.span, at: delimiter), fields.count >= 2 else { return false }
      let count = fields.count
      // Below the names stands a row that begins with a number, as times do.
      return fields.split(row.span, at: delimiter) && fields.count == count
        && (row.first.map { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "\"") } ?? false)
    }
    guard let delimiter, fields.split(header.span, at: delimiter) else { return nil }
    self.delimiter = delimiter
    width = fields.count
    let names = fields.texts(of: header.span)
    // One tag above columns that are called after others says nothing of them; it does where the header comes again, or has a
    // value.
    // A mark alone needs a time beside the value as well.
    guard
      head[(above + 1)...].contains(header)
        || names.contains(where: { Self.says($0, .value) })
          && (!isMarked || names.contains(where: { Self.says($0, .time) }))
    else { return nil }
    columns = HeaderSearch.uniqueNames(["tag"] + names, count: width + 1)
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if !Self.isRow(line),
      let entry = Self.entry(line.indices.map { line[$0] }, isMarked: isMarked)
    {
      if Self.namesTag(entry.key) {
        tag = entry.value
        order = nil
      }
      return
    }
    guard fields.split(line, at: delimiter) else {
      return rows.reject("a quoted field that starts here is never closed")
    }
    if order == nil {
      // A section without a header of its own has that of the first.
      let names = fields.texts(of: line)
      let known = columns.dropFirst()
      if names.count == width, Set(names) == Set(known) {
        order = names.compactMap { known.firstIndex(of: $0).map { $0 - 1 } }
        return
      }
      guard line[0] &- 0x30 < 10 || line[0] == UInt8(ascii: "\"") else {
        return rows.reject("the header of this section differs from that of the first")
      }
      order = Array(0..<width)
    }
    guard fields.count == width, let order else {
      return rows.reject("has \(fields.count) fields where the header has \(width)")
    }
    rows.add(tag)
    for column in 0..<width {
      if let place = order.firstIndex(of: column) { fields.write(place, of: line, into: &rows) }
      rows.endField()
    }
    rows.endRow()
  }

  /// Whether a line begins with a number, quoted or not, as that of a time.
  private static func isRow(_ line: Span<UInt8>) -> Bool {
    let isQuoted = line[0] == UInt8(ascii: "\"") && line.count > 1
    return line[isQuoted ? 1 : 0] &- 0x30 < 10
  }

  /// A key and a value with a colon or an equals sign between them, and nothing but delimiters behind.
  private static func entry(_ line: [UInt8], isMarked: Bool) -> (key: String, value: [UInt8])? {
    if isMarked, let tag = mark(line) { return ("tag", tag) }
    var text = line[...]
    while let first = text.first, "#*/ \"".utf8.contains(first) { text = text.dropFirst() }
    while let last = text.last, ",;\t| \r".utf8.contains(last) { text = text.dropLast() }
    guard text.count <= 200,
      let sign = text.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") })
    else { return nil }
    var name = text[..<sign]
    if name.last == UInt8(ascii: "\"") { name = name.dropLast() }
    let key = String(decoding: name, as: UTF8.self).trimmingBlanks()
    var value = text[(sign + 1)...]
    while let first = value.first, first <= 0x20 || ",;\"".utf8.contains(first) {
      value = value.dropFirst()
    }
    while let last = value.last, last <= 0x20 || last == UInt8(ascii: "\"") {
      value = value.dropLast()
    }
    guard !key.isEmpty, !value.isEmpty, key.contains(where: \.isLetter),
      !key.utf8.contains(where: { ",;\t|".utf8.contains($0) })
    else { return nil }
    return (key, Array(value))
  }

  /// The tag of `[K1.TEMP]` and of `Tag name,K1.TEMP`.
  private static func mark(_ line: [UInt8]) -> [UInt8]? {
    if line.count > 2, line[0] == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
      return Array(line[1..<(line.count - 1)])
    }
    let fields = line.split(whereSeparator: { ",;\t".utf8.contains($0) })
    guard fields.count == 2, namesTag(String(decoding: fields[0], as: UTF8.self)) else {
      return nil
    }
    return Array(fields[1])
  }

  private static func namesTag(_ key: String) -> Bool { says(key, .tag) }

  private static func says(_ name: String, _ role: ColumnRole) -> Bool {
    guard let vocabulary = try? Vocabulary.builtIn() else { return false }
    return vocabulary.says(name, role)
  }
}
