import Vocabulary

extension FileFormat {
  /// What databases write to be filled again: statements that create tables and put rows into them.
  static let sqlDump = FileFormat(
    name: "SQL dump",
    recognizes: { head, path in DelimitedText.isText(head) && SQLDump.isMeant(head, path) },
    tables: { (file) throws(ReadError) in try SQLDump(file).sources() })
}

/// A text of SQL; every table that it creates or fills is a table, in their order.
package struct SQLDump: Sendable {
  let file: SourceFile
  /// Bytes that are read at once; the tests read few.
  private let block: Int
  private let text: DelimitedText
  private let hasBackslashes: Bool

  private static let mostHead = 1 << 16

  package init(_ file: SourceFile, block: Int = 1 << 16) throws(ReadError) {
    self.file = file
    self.block = block
    text = DelimitedText(file)
    let (head, _) = try DelimitedText.head(try text.openText())
    hasBackslashes = Self.hasBackslashes(head[...])
  }

  /// Whether a text begins as SQL does and has rows. A name that says SQL is believed before the first rows are seen.
  static func isMeant(_ head: [UInt8], _ path: String) -> Bool {
    if isNamed(path) { return true }
    let (encoding, markLength) = TextEncoding.detect(head)
    guard encoding == .utf8 else { return false }
    let text = Array(head.dropFirst(markLength).prefix(mostHead))
    func feed() -> SQLFeed {
      SQLFeed(
        TextStream(HeadText(text), encoding: .utf8, markLength: 0),
        hasBackslashes: hasBackslashes(text[...]))
    }
    let start = feed()
    var first = start.next()
    while first.isSign(";") { first = start.next() }
    guard
      first.isSign("\\")
        || first.kind == .word
          && firstWords.contains(where: { SQLRow.equals(start.window[first.range], $0) })
    else { return false }
    var walk = SQLWalk(feed())
    while true {
      switch walk.next() {
      case .row: return true
      case .end: return false
      default: break
      }
    }
  }

  private static func isNamed(_ path: String) -> Bool {
    [".sql", ".sql.gz", ".sql.zst"].contains { path.lowercased().hasSuffix($0) }
  }

  private static let firstWords = [
    "insert", "create", "set", "begin", "start", "pragma", "drop", "use", "copy", "select", "lock",
    "alter", "replace", "delete", "truncate", "commit", "if", "exec", "go",
  ]

  /// MySQL takes backslashes in texts for escapes. It quotes names in its own way and says who wrote a dump.
  private static func hasBackslashes(_ head: ArraySlice<UInt8>) -> Bool {
    let marks = ["MySQL dump", "MariaDB dump", "ENGINE=", "INSERT INTO `", "CREATE TABLE `"]
    if marks.contains(where: { head.contains($0) }) { return true }
    // Where a backslash is nothing by itself, `E'it\'s'` says that it is something.
    if [" E'", "(E'", ",E'"].contains(where: { head.contains($0) }) { return false }
    return head.indices.dropLast(2).contains { i in
      // `'it\'s'`
      head[i] == UInt8(ascii: "\\") && head[i + 1] == UInt8(ascii: "'")
        && 0x61...0x7A ~= head[i + 2] | 0x20
    }
  }

  package func sources() throws(ReadError) -> [TableSource] {
    let stream = try text.openText()
    let feed = SQLFeed(stream, hasBackslashes: hasBackslashes, block: block)
    let outline = SQLOutline(SQLWalk(feed))
    let tables = outline.tables.filter { !$0.columns.isEmpty }
    guard outline.hasRows, !tables.isEmpty else {
      if let failure = feed.failure { throw failure }
      throw ReadError(.notATable("a script"), at: SourceLocation(path: file.path))
    }
    let (isAsStored, isExact) = (feed.isAsStored, feed.isExact)
    let mark = stream.markLength
    return tables.map { table in
      let info = TableInfo(
        name: outline.title(table),
        header: HeaderSearch.uniqueNames(table.columns, count: table.columns.count),
        hasHeader: true, headerLine: 0, encoding: stream.encodingName)
      return TableSource(info: info) { () throws(ReadError) in
        let feed =
          isAsStored ? try part(table, mark) : isExact ? try section(table) : try whole()
        return SQLReader(feed, table, info: info, path: file.path)
      }
    }
  }

  private func whole() throws(ReadError) -> SQLFeed {
    SQLFeed(try text.openText(), hasBackslashes: hasBackslashes, block: block)
  }

  /// The text from the first row of a table to its last, which is read from its place in the file.
  private func part(_ table: SQLOutline.Table, _ mark: Int) throws(ReadError) -> SQLFeed {
    let place = table.place ?? 0..<0
    let part = try FileStream(file, part: place.lowerBound + mark..<place.upperBound + mark)
    return SQLFeed(
      TextStream(part, encoding: .utf8, markLength: 0), hasBackslashes: hasBackslashes,
      place: place.lowerBound, line: table.line, block: block)
  }

  /// The same of a text that has to be unpacked or decoded up to there.
  private func section(_ table: SQLOutline.Table) throws(ReadError) -> SQLFeed {
    let place = table.place ?? 0..<0
    let feed = SQLFeed(
      try text.openText(), hasBackslashes: hasBackslashes, limit: place.upperBound, block: block)
    if !place.isEmpty { feed.skip(to: place.lowerBound, line: table.line) }
    return feed
  }
}

/// The head of a file, read as if it were the whole.
private final class HeadText: ByteStream {
  private var rest: ArraySlice<UInt8>
  var bytesRead = 0

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let count = min(range.count, rest.count)
    bytes.replaceSubrange(range.lowerBound..<(range.lowerBound + count), with: rest.prefix(count))
    rest = rest.dropFirst(count)
    bytesRead += count
    return count
  }
}

extension ArraySlice<UInt8> {
  /// Whether these bytes stand somewhere among them.
  fileprivate func contains(_ text: String) -> Bool {
    let text = Array(text.utf8)
    guard count >= text.count else { return false }
    return (startIndex...(endIndex - text.count)).contains { i in
      self[i] == text[0] && self[i..<(i + text.count)].elementsEqual(text)
    }
  }
}
