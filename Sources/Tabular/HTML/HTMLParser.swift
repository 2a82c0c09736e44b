/// Takes the tables out of a page. Everything else of the page is passed over; tags that are never closed are common.
final class HTMLParser {
  /// A table that is open; tables lie in cells of others.
  private struct OpenTable {
    var index: Int
    var rowNumber = 0
    var row = SheetRow()
    var column = 0
    var span = 1
    var rowSpan = 1
    var isInCell = false
    var cell: [UInt8] = []
    /// By column: cells of rows above that reach down, and into how many rows more.
    var reaching: [(rows: Int, text: [UInt8])] = []
  }

  /// A tag longer than this is text that looks like one.
  private static let tagLimit = 1 << 16
  private static let cellLimit = 32_767 * 4
  private static let tableLimit = 1000

  var tables: [SheetRows] = []
  private(set) var asksForPassword = false
  /// The table whose rows are all kept; of every table its first rows when it is `nil`.
  private let only: Int?
  private var open: [OpenTable] = []
  private var rest: [UInt8] = []
  /// The element whose text is no text of the page, such as a script.
  private var silent: [UInt8]?

  init(only: Int?) { self.only = only }

  /// Parses the next piece, in UTF-8.
  func parse(_ piece: ArraySlice<UInt8>, isLast: Bool) {
    let bytes = rest + piece
    rest = []
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "<") else {
        let end = bytes[i...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        // An entity may go on in the next piece.
        if end == bytes.count, !isLast, end - i < 1 << 12 {
          rest = Array(bytes[i...])
          return
        }
        text(bytes[i..<end])
        i = end
        continue
      }
      if let end = Self.tagEnd(bytes, i) {
        tag(bytes[(i + 1)..<end])
        i = end + 1
      } else if !isLast, bytes.count - i < Self.tagLimit {
        rest = Array(bytes[i...])
        return
      } else {
        i += 1
      }
    }
    if isLast { while !open.isEmpty { closeTable() } }
  }

  /// Where a tag or comment ends; `nil` when it goes on.
  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    let close = UInt8(ascii: ">")
    if bytes[start...].starts(with: Array("<!--".utf8)) {
      var i = start + 4
      while i < bytes.count {
        if bytes[i] == close, bytes[i - 1] == 0x2D, bytes[i - 2] == 0x2D, i - start >= 6 {
          return i
        }
        i += 1
      }
      return nil
    }
    var quote: UInt8 = 0
    for i in (start + 1)..<max(bytes.count, start + 1) {
      let byte = bytes[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == close {
        return i
      } else if byte == 0x22 || byte == 0x27, bytes[i - 1] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return nil
  }

  private func tag(_ tag: ArraySlice<UInt8>) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.dropFirst(isEnd ? 1 : 0)
      .prefix { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }.map { $0 | 0x20 }
    if let silent {
      if isEnd, name == silent { self.silent = nil }
      return
    }
    switch (String(decoding: name, as: UTF8.self), isEnd) {
    case ("script", false), ("style", false), ("title", false): silent = name
    case ("table", false): openTable()
    case ("table", true): closeTable()
    case ("tr", _): endRow()
    case ("td", false), ("th", false): beginCell(tag)
    case ("td", true), ("th", true): endCell()
    case ("br", _), ("p", _), ("div", _), ("li", _): text([0x20])
    case ("input", false):
      let text = String(decoding: tag, as: UTF8.self).lowercased()
      if text.contains("type=password") || text.contains("type=\"password") {
        asksForPassword = true
      }
    default: break
    }
  }

  private func text(_ text: ArraySlice<UInt8>) {
    guard silent == nil, let last = open.indices.last, open[last].isInCell,
      open[last].cell.count < Self.cellLimit
    else { return }
    for byte in HTMLEntities.decoded(text) {
      let isBlank = byte <= 0x20
      if isBlank, open[last].cell.last ?? 0x20 == 0x20 { continue }
      open[last].cell.append(isBlank ? 0x20 : byte)
    }
  }

  private func openTable() {
    guard tables.count < Self.tableLimit, open.count < 32 else { return }
    tables.append(SheetRows())
    open.append(OpenTable(index: tables.count - 1))
  }

  private func closeTable() {
    guard !open.isEmpty else { return }
    endRow()
    open.removeLast()
  }

  private func beginCell(_ tag: ArraySlice<UInt8>) {
    guard let last = open.indices.last else { return }
    endCell()
    open[last].span = Self.number("colspan", in: tag)
    open[last].rowSpan = Self.number("rowspan", in: tag)
    open[last].isInCell = true
    passReaching(last)
  }

  /// Fills in cells of rows above that reach down to here.
  private func passReaching(_ last: Int) {
    while open[last].column < open[last].reaching.count,
      open[last].reaching[open[last].column].rows > 0
    {
      let column = open[last].column
      open[last].reaching[column].rows -= 1
      open[last].row.append(open[last].reaching[column].text[...], column: column)
      open[last].column += 1
    }
  }

  private func endCell() {
    guard let last = open.indices.last, open[last].isInCell else { return }
    open[last].isInCell = false
    let (column, text) = (open[last].column, open[last].cell)
    open[last].cell = []
    guard column < 16_384 else { return }
    open[last].row.append(text[...], column: column)
    if open[last].rowSpan > 1 {
      while open[last].reaching.count <= column { open[last].reaching.append((0, [])) }
      open[last].reaching[column] = (open[last].rowSpan - 1, text)
    }
    open[last].column += open[last].span
  }

  private func endRow() {
    guard let last = open.indices.last else { return }
    endCell()
    guard open[last].column > 0 else { return }
    passReaching(last)
    open[last].rowNumber += 1
    let index = open[last].index
    let isKept =
      only.map { $0 == index } ?? (tables[index].numbers.count < SheetTable.headCount)
    if isKept { tables[index].append(open[last].row, number: open[last].rowNumber) }
    open[last].row.removeAll()
    open[last].column = 0
  }

  /// The number that an attribute gives; 1 when it gives none.
  private static func number(_ attribute: String, in tag: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: tag.prefix(400), as: UTF8.self).lowercased()
    guard let start = text.range(of: attribute) else { return 1 }
    let digits = text[start.upperBound...].drop {
      $0 == "=" || $0 == "\"" || $0 == "'" || $0 == " "
    }
    .prefix { $0.isNumber }
    return min(max(Int(digits) ?? 1, 1), 1000)
  }
}

extension String {
  /// Where a text first occurs.
  fileprivate func range(of text: String) -> Range<Index>? {
    guard let first = text.first else { return nil }
    for i in indices where self[i] == first && self[i...].hasPrefix(text) {
      return i..<index(i, offsetBy: text.count)
    }
    return nil
  }
}

/// Characters that pages write as names or numbers.
enum HTMLEntities {
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var out: [UInt8] = []
    var i = text.startIndex
    while i < text.endIndex {
      if text[i] == UInt8(ascii: "&"),
        let end = text[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(text[(i + 1)..<end])
      {
        out += character.utf8
        i = end + 1
      } else {
        out.append(text[i])
        i += 1
      }
    }
    return out
  }

  private static func character(_ name: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: name, as: UTF8.self)
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let number =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      // A no-break blank pads cells.
      if number == 160 { return " " }
      return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
    return named[name]
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "deg": "°",
    "micro": "µ", "sup2": "²", "sup3": "³", "euro": "€", "ndash": "–", "mdash": "—", "szlig": "ß",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "eacute": "é",
    "egrave": "è", "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â", "ccedil": "ç",
    "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "ograve": "ò", "ugrave": "ù",
    "atilde": "ã", "otilde": "õ", "aring": "å", "oslash": "ø", "Oslash": "Ø", "aelig": "æ",
  ]
}
