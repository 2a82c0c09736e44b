import Vocabulary

/// The parts of a workbook that its sheets refer to.
struct WorkbookParts: Sendable {
  struct Sheet: Sendable {
    var name: String
    var entryName: String
    var isHidden: Bool
  }

  var sheets: [Sheet] = []
  var usesDatesFrom1904 = false
  var styles: [DateStyle] = []
  var strings = SharedStrings()

  init(_ archive: ZipArchive) throws(ReadError) {
    let location = SourceLocation(path: archive.file.path)
    let root = try Self.relations(archive, of: "")
    let main = root.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    guard let entry = archive.entry(named: main) else {
      throw ReadError(
        .unsupported(format: Self.formatWithoutWorkbook(archive)), at: location)
    }
    guard !main.lowercased().hasSuffix(".bin") else {
      throw ReadError(.unsupported(format: UnreadableFormat.binaryWorkbook), at: location)
    }
    let book = WorkbookSink()
    try Self.parse(archive, entry, into: book)
    guard book.isWorkbook else {
      throw ReadError(.unsupported(format: UnreadableFormat.otherDocument), at: location)
    }
    usesDatesFrom1904 = book.usesDatesFrom1904
    let relations = try Self.relations(archive, of: main)
    for sheet in book.sheets {
      // Chart sheets and macros have no rows.
      guard let relation = relations.first(where: { $0.id == sheet.relation }),
        relation.type.hasSuffix("/worksheet")
      else { continue }
      sheets.append(Sheet(name: sheet.name, entryName: relation.target, isHidden: sheet.isHidden))
    }
    if let target = relations.first(where: { $0.type.hasSuffix("/styles") })?.target,
      let entry = archive.entry(named: target)
    {
      let sink = StylesSink()
      try Self.parse(archive, entry, into: sink)
      styles = sink.styles
    }
    if let target = relations.first(where: { $0.type.hasSuffix("/sharedStrings") })?.target,
      let entry = archive.entry(named: target)
    {
      let sink = StringsSink()
      try Self.parse(archive, entry, into: sink)
      guard !sink.isTooLarge else {
        throw ReadError(
          .corrupt("its shared texts are longer than \(SharedStrings.limit >> 20) MB"),
          at: location)
      }
      strings = sink.strings
    }
  }

  private static func formatWithoutWorkbook(_ archive: ZipArchive) -> String {
    let isOpenDocument =
      archive.entries.first?.name == "mimetype" && archive.entry(named: "content.xml") != nil
    return isOpenDocument ? UnreadableFormat.openDocument : UnreadableFormat.otherDocument
  }

  /// Whether an archive says to be a document; a broken one still does.
  static func hasMainPart(_ archive: ZipArchive) -> Bool {
    do {
      return try relations(archive, of: "").contains { $0.type.hasSuffix("/officeDocument") }
    } catch {
      return true
    }
  }

  /// Parses a whole entry.
  private static func parse(
    _ archive: ZipArchive, _ entry: ZipArchive.Entry, into sink: any XMLSink
  ) throws(ReadError) {
    let cursor = try XMLEntryCursor(archive, entry, sink)
    while try cursor.advance() {}
  }

  private struct Relation {
    var id: String
    var type: String
    var target: String
  }

  /// What a part refers to, with targets as names of entries.
  private static func relations(
    _ archive: ZipArchive, of part: String
  ) throws(ReadError) -> [Relation] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    guard let entry = archive.entry(named: "\(folder)_rels/\(name).rels") else { return [] }
    let sink = RelationsSink()
    try parse(archive, entry, into: sink)
    return sink.found.map { relation in
      Relation(id: relation.id, type: relation.type, target: resolve(relation.target, in: folder))
    }
  }

  private static func resolve(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The texts that cells share, one after the other.
struct SharedStrings: Sendable {
  /// In bytes; a file that unpacks to more is made to harm.
  static let limit = 1 << 28
  var bytes: [UInt8] = []
  var ends: [Int] = []

  subscript(index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// Parses the XML of an entry, a piece at a time.
final class XMLEntryCursor {
  private let stream: ZipEntryStream
  private let parser: XMLPushParser
  private let location: SourceLocation
  private let name: String
  private var piece = [UInt8](repeating: 0, count: 1 << 15)
  private var isAtEnd = false
  var bytesRead: Int { stream.bytesRead }

  init(_ archive: ZipArchive, _ entry: ZipArchive.Entry, _ sink: any XMLSink) throws(ReadError) {
    stream = try archive.open(entry)
    location = SourceLocation(path: archive.file.path)
    name = entry.name
    do {
      parser = try XMLPushParser(sink)
    } catch {
      throw ReadError(.corrupt(error.reason), at: location)
    }
  }

  /// Parses the next piece; false at the end.
  func advance() throws(ReadError) -> Bool {
    guard !isAtEnd else { return false }
    let count = try stream.read(into: &piece, at: 0)
    isAtEnd = count == 0
    do {
      try parser.parse(piece, count, isLast: isAtEnd)
    } catch {
      isAtEnd = true
      throw ReadError(.corrupt("'\(name)': \(error.reason)"), at: location)
    }
    return !isAtEnd
  }
}

private final class RelationsSink: XMLSink {
  var found: [(id: String, type: String, target: String)] = []

  func start(_ element: XMLStart) {
    guard element.name == "Relationship", let id = element.string("Id"),
      let type = element.string("Type"), let target = element.string("Target")
    else { return }
    found.append((id, type, target))
  }
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class WorkbookSink: XMLSink {
  var isWorkbook = false
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  var usesDatesFrom1904 = false

  func start(_ element: XMLStart) {
    if element.name == "workbook" {
      isWorkbook = true
    } else if element.name == "workbookPr" {
      usesDatesFrom1904 = ["1", "true"].contains(element.string("date1904") ?? "")
    } else if element.name == "sheet", let name = element.string("name"),
      let relation = element.string("id")
    {
      let state = element.string("state")
      sheets.append((name, relation, state == "hidden" || state == "veryHidden"))
    }
  }
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class StylesSink: XMLSink {
  var styles: [DateStyle] = []
  private var declared: [Int: DateStyle] = [:]
  private var isInCellFormats = false

  func start(_ element: XMLStart) {
    if element.name == "numFmt" {
      guard let id = element.number("numFmtId"), let code = element.string("formatCode") else {
        return
      }
      declared[id] = DateStyle(code: code)
    } else if element.name == "cellXfs" {
      isInCellFormats = true
    } else if element.name == "xf", isInCellFormats {
      let id = element.number("numFmtId") ?? 0
      styles.append(declared[id] ?? DateStyle(builtIn: id))
    }
  }
  func end(_ name: XMLName) {
    if name == "cellXfs" { isInCellFormats = false }
  }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class StringsSink: XMLSink {
  var strings = SharedStrings()
  var isTooLarge = false
  private var isInText = false
  private var isInPhonetic = false

  func start(_ element: XMLStart) {
    if element.name == "t" {
      isInText = true
    } else if element.name == "rPh" {
      isInPhonetic = true
    }
  }
  func end(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isInPhonetic = false
    } else if name == "si" {
      strings.ends.append(strings.bytes.count)
    }
  }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText, !isInPhonetic else { return }
    guard strings.bytes.count + strings.ends.count * 8 < SharedStrings.limit else {
      isTooLarge = true
      return
    }
    unsafe strings.bytes.append(contentsOf: bytes)
  }
}
