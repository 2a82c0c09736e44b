import Vocabulary

extension FileFormat {
  /// One file with a section per tag: a line that names the tag, a header, its rows; and then the next tag.
  static let tagSections = FileFormat.lines("sections by tag", TagSections.self)
}

/// The rows of all sections, with the tag of the section before them and, where sections say it, its unit.
///
/// Lines between the tag and the header say more of the section: its unit, a description, how it was fetched.
struct TagSections: DetectableLineFormat {
  let columns: [String]
  private let delimiter: UInt8
  private let width: Int
  /// Whether a column holds what the sections say of their units.
  private let hasUnits: Bool
  /// Whether tags stand in brackets, or behind their word and a delimiter, and not behind a colon or an equals sign.
  private let isMarked: Bool
  /// What the lines above the header of the first section speak of.
  private let keys: Set<String>
  private var tag: [UInt8] = []
  private var unit: [UInt8] = []
  /// Whether what is read stands above the header of its section.
  private var isAbove = true
  /// The place of the section's columns among those of the first one; `nil` before its header.
  private var order: [Int]?
  private var fields = LineFields()

  /// Lines above a header that may say something of its section, the tag among them.
  private static let mostAbove = 12
  /// What lines of a later section may speak of although the first has no such line.
  private static let roles: [ColumnRole] = [.unit, .description, .lowLimit, .highLimit, .span]

  init?(head: [[UInt8]]) {
    guard let known = Self(head, isMarked: false) ?? Self(head, isMarked: true) else { return nil }
    self = known
  }

  private init?(_ head: [[UInt8]], isMarked: Bool) {
    self.isMarked = isMarked
    // The header is right above the first row.
    guard let first = head.prefix(Self.mostAbove + 2).firstIndex(where: { Self.isRow($0.span) }),
      first >= 2
    else { return nil }
    let entries = head[..<(first - 1)].map { Self.entry($0, isMarked: isMarked) }
    let known = entries.compactMap(\.self)
    guard known.count == entries.count, known.contains(where: { Self.namesTag($0.key) }) else {
      return nil
    }
    let (header, row) = (head[first - 1], head[first])
    var fields = LineFields()
    let delimiter = DialectSniffer.candidates.first { delimiter in
      guard fields.split(header.span, at: delimiter), fields.count >= 2 else { return false }
      let count = fields.count
      return fields.split(row.span, at: delimiter) && fields.count == count
    }
    guard let delimiter, fields.split(header.span, at: delimiter) else { return nil }
    self.delimiter = delimiter
    width = fields.count
    let names = fields.texts(of: header.span)
    // One tag above columns that are called after others says nothing of them; it does where the header comes again, or has a
    // value.
    // A mark alone needs a time beside the value as well.
    guard
      head[first...].contains(header)
        || names.contains(where: { Self.says($0, .value) })
          && (!isMarked || names.contains(where: { Self.says($0, .time) }))
    else { return nil }
    keys = Set(known.map(\.key))
    let saysUnits = names.contains { Self.says($0, .unit) }
    hasUnits =
      !saysUnits
      && head.contains { line in
        guard !Self.isRow(line.span), let entry = Self.entry(line, isMarked: isMarked) else {
          return false
        }
        return Self.namesUnit(entry)
      }
    columns = HeaderSearch.uniqueNames(
      ["tag"] + names + (hasUnits ? ["unit"] : []), count: width + (hasUnits ? 2 : 1))
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if !Self.isRow(line),
      let entry = Self.entry(line.indices.map { line[$0] }, isMarked: isMarked), speaks(entry)
    {
      return note(entry)
    }
    guard fields.split(line, at: delimiter) else {
      return rows.reject("a quoted field that starts here is never closed")
    }
    isAbove = false
    if order == nil {
      // A section without a header of its own has that of the first.
      let names = fields.texts(of: line)
      let known = columns[1...width]
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
    if hasUnits { rows.add(unit) }
    rows.endRow()
  }

  /// Takes over what a line says of its section. The first line below rows begins one, whichever it is.
  private mutating func note(_ entry: Entry) {
    let namesTag = Self.namesTag(entry.key)
    if !isAbove, namesTag || keys.contains(entry.key) {
      isAbove = true
      unit = []
    }
    if namesTag {
      tag = entry.value
      order = nil
    }
    if Self.says(entry.key, .unit) { unit = entry.value }
  }

  /// Whether a line says something of a section, and is neither its header nor a row.
  private func speaks(_ entry: Entry) -> Bool {
    !entry.isPair || keys.contains(entry.key)
      || isAbove && Self.roles.contains { Self.says(entry.key, $0) }
  }

  /// What a line says: a key and its value.
  private struct Entry {
    var key: String
    var value: [UInt8]
    /// Whether they stand in two fields, as those of a header or a row may.
    var isPair = false
  }

  /// Whether a line begins with a number, quoted or not, as that of a time.
  private static func isRow(_ line: Span<UInt8>) -> Bool {
    let isQuoted = line[0] == UInt8(ascii: "\"") && line.count > 1
    return line[isQuoted ? 1 : 0] &- 0x30 < 10
  }

  /// A key and a value with a colon or an equals sign between them, and nothing but delimiters behind, or in fields of their own.
  private static func entry(_ line: [UInt8], isMarked: Bool) -> Entry? {
    if isMarked, let tag = mark(line) { return Entry(key: "tag", value: tag) }
    return said(line) ?? pair(line)
  }

  private static func said(_ line: [UInt8]) -> Entry? {
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
    return Entry(key: key, value: Array(value))
  }

  /// The key and the value of `Unit,degC`, of `"Unit","degC"`, and of `Unit;`, which says that there is none.
  private static func pair(_ line: [UInt8]) -> Entry? {
    guard line.count <= 200, let sign = line.first(where: { ",;\t|".utf8.contains($0) }) else {
      return nil
    }
    var fields = LineFields()
    guard fields.split(line.span, at: sign), fields.count >= 2 else { return nil }
    let key = String(decoding: fields.bytes(0, of: line.span), as: UTF8.self)
    // Two numbers say a range.
    let isShort = fields.ranges.dropFirst(3).allSatisfy(\.isEmpty)
    guard isShort, key.contains(where: \.isLetter), !namesTag(key) else { return nil }
    return Entry(key: key, value: fields.bytes(1, of: line.span), isPair: true)
  }

  /// The tag of `[K1.TEMP]` and of `Tag name,K1.TEMP`.
  private static func mark(_ line: [UInt8]) -> [UInt8]? {
    if line.count > 2, line[0] == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
      return Array(line[1..<(line.count - 1)])
    }
    guard let sign = line.first(where: { ",;\t|".utf8.contains($0) }) else { return nil }
    var fields = LineFields()
    guard fields.split(line.span, at: sign) else { return nil }
    let texts = fields.texts(of: line.span).filter { !$0.isEmpty }
    return texts.count == 2 && namesTag(texts[0]) ? Array(texts[1].utf8) : nil
  }

  private static func namesTag(_ key: String) -> Bool { says(key, .tag) }

  /// Whether an entry says a unit; the word may mean a machine as well.
  private static func namesUnit(_ entry: Entry) -> Bool {
    guard says(entry.key, .unit), let vocabulary = try? Vocabulary.builtIn() else { return false }
    return vocabulary.looksLikeUnit(String(decoding: entry.value, as: UTF8.self))
  }

  private static func says(_ name: String, _ role: ColumnRole) -> Bool {
    guard let vocabulary = try? Vocabulary.builtIn() else { return false }
    return vocabulary.says(name, role)
  }
}
