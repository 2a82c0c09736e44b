import Vocabulary

extension FileFormat {
  /// Tables of a page that carries the name of a workbook or a text file, as web programs export them.
  static let htmlTables = FileFormat(
    name: "HTML tables",
    recognizes: { head, path in isPage(head) && !isNamedPage(path) },
    tables: { (file) throws(ReadError) in try pageTables(file) })

  static func isPage(_ head: [UInt8]) -> Bool {
    let text = UnreadableFormat.start(of: head)
    return ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"]
      .contains { text.hasPrefix($0) }
  }

  /// Pages for people, such as reports and manuals, say so by their name.
  private static func isNamedPage(_ path: String) -> Bool {
    [".html", ".htm", ".xhtml"].contains { path.lowercased().hasSuffix($0) }
  }

  private static func pageTables(_ file: SourceFile) throws(ReadError) -> [TableSource] {
    let page = HTMLParser(only: nil)
    let cursor = try HTMLCursor(file, page)
    do {
      while try cursor.advance() {}
    } catch {
      // The rows before a break are read; the reader reports the break itself.
      if page.tables.allSatisfy(\.numbers.isEmpty) { throw error }
    }
    var sources: [TableSource] = []
    for (i, rows) in page.tables.enumerated() where !page.asksForPassword {
      let name = sources.isEmpty ? file.tableName : "\(file.tableName) \(i + 1)"
      for table in SheetTable.tables(name, rows) where table.isTable {
        sources.append(
          table.source(path: file.path) { () throws(ReadError) in
            try HTMLRows(file, table: i)
          })
      }
    }
    guard !sources.isEmpty else {
      throw ReadError(
        .unsupported(format: UnreadableFormat.page), at: SourceLocation(path: file.path))
    }
    return sources
  }
}

/// Feeds a file to an HTML parser.
final class HTMLCursor {
  private let stream: TextStream
  private let parser: HTMLParser
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  var bytesRead: Int { stream.bytesRead }

  init(_ file: SourceFile, _ parser: HTMLParser) throws(ReadError) {
    stream = try DelimitedText(file).openText()
    self.parser = parser
  }

  /// Parses the next piece of the file; false at the end.
  func advance() throws(ReadError) -> Bool {
    guard !isAtEnd else { return false }
    let count = try stream.read(into: &buffer, in: 0..<(1 << 16))
    isAtEnd = count == 0
    parser.parse(buffer[..<count], isLast: isAtEnd)
    return !isAtEnd
  }
}

/// The rows of one table of a page.
final class HTMLRows: SheetRowSource {
  private let parser: HTMLParser
  private let cursor: HTMLCursor
  private let table: Int
  private var none = SheetRows()
  var rows: SheetRows {
    get { table < parser.tables.count ? parser.tables[table] : none }
    set {
      if table < parser.tables.count { parser.tables[table] = newValue } else { none = newValue }
    }
  }
  var bytesRead: Int { cursor.bytesRead }

  init(_ file: SourceFile, table: Int) throws(ReadError) {
    self.table = table
    parser = HTMLParser(only: table)
    cursor = try HTMLCursor(file, parser)
  }

  func advance() throws(ReadError) -> Bool { try cursor.advance() }
}
