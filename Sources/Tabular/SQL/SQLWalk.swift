/// The name of a table, with that of its schema if it is written.
struct SQLName: Equatable {
  var schema: String?
  var table: String

  /// Whether two names may mean one table; case says nothing.
  func means(_ other: SQLName) -> Bool {
    guard table.lowercased() == other.table.lowercased() else { return false }
    guard let schema, let theirs = other.schema else { return true }
    return schema.lowercased() == theirs.lowercased()
  }
}

/// Walks over the statements of a dump, from row to row.
///
/// Only statements that create a table or put rows into one are understood; all others are passed over, whatever they hold.
struct SQLWalk {
  enum Event {
    /// `table` has `columns`.
    case created
    /// Rows follow for `columns` of `table`; `nil` for all of them in their order.
    case begun
    /// `row` holds the values of a row that begins at `line`.
    case row
    /// What stands at `line` cannot be read, or not as the row that it should be.
    case broken(String)
    case end
  }
  private enum State { case statement, values, copy, unread }

  var feed: SQLFeed { parser.feed }
  private(set) var table = SQLName(table: "")
  private(set) var columns: [String]?
  private(set) var row = SQLRow()
  private(set) var line = 1
  /// Where the statement begins that rows belong to, and the line of that place.
  private(set) var start = (place: 0, line: 1)
  /// What could not be read, as it stands there.
  private(set) var excerpt = ""
  /// The row as it stands there.
  var shown: String { Reject.excerpt(state == .copy ? row.bytes[...] : feed.marked) }
  private var state = State.statement
  /// What stands between the first word of the last statement of rows and its first row.
  private var head: [UInt8] = []
  /// Why the rows of a statement are not read.
  private var refusal = ""
  private var parser: SQLParser

  init(_ feed: SQLFeed) { parser = SQLParser(feed) }

  mutating func next() -> Event {
    while true {
      switch state {
      case .statement: if let event = statement() { return event }
      case .values: if let event = values() { return event }
      case .copy: if let event = copied() { return event }
      case .unread: return unread()
      }
    }
  }

  // MARK: Statements

  private mutating func statement() -> Event? {
    let token = parser.take()
    if token.kind == .end { return .end }
    feed.dropMark()
    start = (feed.tokenPlace, feed.line)
    if parser.says(token, "insert", "replace") { return insert(token) }
    if parser.says(token, "create") { return create() }
    if parser.says(token, "copy") { return copy() }
    if parser.says(token, "delimiter") {
      parser.skipRoutines()
    } else if token.isSign("\\") || parser.says(token, "prompt", "rem") {
      feed.skipLine()
    } else if !token.isSign(";"), !parser.says(token, "go") {
      parser.pending = token
      parser.skipStatement()
    }
    return nil
  }

  private mutating func insert(_ first: SQLToken) -> Event? {
    feed.setMark(first)
    // Where each row is a statement, all begin alike.
    if feed.pass(head[...]) {
      state = .values
      return nil
    }
    head.removeAll(keepingCapacity: true)
    var token = parser.take()
    while parser.says(
      token, "into", "ignore", "low_priority", "high_priority", "delayed", "or", "replace",
      "rollback", "abort", "fail", "overwrite")
    {
      token = parser.take()
    }
    parser.pending = token
    guard let name = parser.name() else {
      parser.skipStatement()
      return nil
    }
    var listed: [String]?
    token = parser.take()
    if token.isSign("(") {
      guard let names = parser.names() else {
        parser.skipStatement()
        return nil
      }
      listed = names
      token = parser.take()
    }
    while token.kind == .word, !parser.says(token, "values", "value") {
      if parser.says(token, "set") {
        (table, columns, line) = (name, nil, feed.line)
        refusal = "is an INSERT with SET, which is not read"
        parser.skipStatement()
        state = .unread
        return .begun
      }
      // What a database computes stands in no dump.
      guard parser.says(token, "overriding", "system", "user") else {
        parser.pending = token
        parser.skipStatement()
        return nil
      }
      token = parser.take()
    }
    if parser.says(token, "value") {
      let next = parser.take()
      if !parser.says(next, "values") { parser.pending = next }
    } else if parser.says(token, "values") {
      let whole = feed.marked.dropFirst(first.range.count)
      if !whole.contains(0x0A) { head.append(contentsOf: whole) }
    } else {
      parser.pending = token
      parser.skipStatement()
      return nil
    }
    (table, columns, state) = (name, listed, .values)
    return .begun
  }

  private mutating func create() -> Event? {
    var token = parser.take()
    while parser.says(
      token, "or", "replace", "temp", "temporary", "global", "local", "unlogged", "external",
      "foreign", "definer", "constraint")
    {
      token = parser.take()
    }
    if parser.says(token, "trigger", "procedure", "proc", "function", "event", "package", "rule") {
      parser.skipRoutine()
      return nil
    }
    guard parser.says(token, "table") else {
      parser.pending = token
      parser.skipStatement()
      return nil
    }
    token = parser.take()
    while parser.says(token, "if", "not", "exists") { token = parser.take() }
    parser.pending = token
    guard let name = parser.name() else {
      parser.skipStatement()
      return nil
    }
    token = parser.take()
    guard token.isSign("("), let names = parser.definitions(), !names.isEmpty else {
      if !token.isSign("(") { parser.pending = token }
      parser.skipStatement()
      return nil
    }
    parser.skipStatement()
    (table, columns) = (name, names)
    return .created
  }

  // MARK: Rows

  private mutating func values() -> Event? {
    feed.dropMark()
    let token = parser.take()
    if token.isSign("(") { return tuple(token) }
    if token.isSign(",") { return nil }
    if token.kind == .word, parser.says(token, "row") { return nil }
    state = .statement
    if token.kind == .end || token.isSign(";") { return nil }
    parser.pending = token
    if token.kind == .word {
      // `ON CONFLICT DO NOTHING`, or the next statement where no semicolon ends one.
      let isNext = token.beginsLine && parser.says(token, "insert", "create", "copy", "go")
      if !isNext { parser.skipStatement() }
      return nil
    }
    line = feed.line
    feed.setMark(token)
    parser.pending = nil
    return broken("holds something else where a row should begin")
  }

  /// The values up to the bracket that belongs to this one.
  private mutating func tuple(_ open: SQLToken) -> Event {
    line = feed.line
    feed.setMark(open)
    row.removeAll()
    row.begin()
    var depth = 0
    while true {
      let token = feed.next()
      switch token.kind {
      case .end: return broken("is cut off: the file ends inside it")
      case .open:
        return broken("holds a text that is never closed, or of more than 1 MB")
      case .sign where depth == 0 && (token.isSign(",") || token.isSign(")")):
        row.end()
        if token.isSign(")") { return .row }
        guard row.count < SQLParser.mostNames else { return broken("has too many values") }
        row.begin()
      case .sign where token.isSign(";"):
        return broken("ends before its last bracket")
      case .sign:
        if token.isSign("(") { depth += 1 } else if token.isSign(")") { depth -= 1 }
        row.pass(token.sign)
      case .word where token.beginsLine && parser.says(token, "insert", "create", "copy", "go"):
        return broken("ends before its last bracket")
      default:
        guard row.bytes.count < Self.longestRow else { return broken("is longer than 16 MB") }
        guard row.take(feed.window, token, depth: depth) else {
          return broken("holds a text with a quote in it, or lacks a comma")
        }
      }
    }
  }

  private static let longestRow = 16 << 20

  /// Goes on in the next line that begins a row or a statement.
  private mutating func broken(_ reason: String) -> Event {
    excerpt = Reject.excerpt(feed.marked)
    feed.returnToMark()
    parser.pending = nil
    state = .statement
    while let byte = feed.nextByte {
      switch byte {
      case UInt8(ascii: "("):
        state = .values
        return .broken(reason)
      case UInt8(ascii: ","):
        _ = feed.next()
        if feed.nextByte == UInt8(ascii: "(") {
          state = .values
          return .broken(reason)
        }
      case 0x41...0x5A, 0x61...0x7A:
        let token = feed.next()
        if parser.says(token, "insert", "replace", "create", "copy", "go") {
          parser.pending = token
          return .broken(reason)
        }
      default: break
      }
      feed.skipLine()
    }
    return .broken(reason)
  }

  // MARK: Lines of PostgreSQL

  private mutating func copy() -> Event? {
    guard let name = parser.name() else {
      parser.skipStatement()
      return nil
    }
    var token = parser.take()
    var listed: [String]?
    if token.isSign("("), let names = parser.names() {
      listed = names
      token = parser.take()
    }
    guard parser.says(token, "from") else {
      parser.pending = token
      parser.skipStatement()
      return nil
    }
    token = parser.take()
    guard parser.says(token, "stdin") else {
      parser.pending = token
      parser.skipStatement()
      return nil
    }
    (table, columns, line) = (name, listed, feed.line)
    head.removeAll(keepingCapacity: true)
    var isText = true
    while !token.isSign(";"), token.kind != .end {
      token = parser.take()
      if parser.says(token, "csv", "binary", "delimiter", "null") { isText = false }
    }
    feed.skipLine()
    state = .copy
    if !isText {
      while let line = feed.takeLine(), !isEnd(line) {}
      refusal = "is a COPY with options, which is not read"
      state = .unread
    }
    return .begun
  }

  private mutating func unread() -> Event {
    state = .statement
    excerpt = ""
    return .broken(refusal)
  }

  private mutating func copied() -> Event? {
    line = feed.line
    guard let range = feed.takeLine(), !isEnd(range) else {
      state = .statement
      return nil
    }
    row.removeAll()
    row.copy(feed.window, range)
    return .row
  }

  private func isEnd(_ line: Range<Int>) -> Bool { feed.window[line].elementsEqual("\\.".utf8) }
}
