/// What statements are made of: names, lists of them, and ends.
struct SQLParser {
  let feed: SQLFeed
  /// A token that was looked at and belongs to what follows.
  var pending: SQLToken?

  /// Most columns that a table may have.
  static let mostNames = 1 << 15

  init(_ feed: SQLFeed) { self.feed = feed }

  mutating func take() -> SQLToken {
    if let token = pending {
      pending = nil
      return token
    }
    return feed.next()
  }

  /// Whether a token is one of some words, which are written in small letters.
  func says(_ token: SQLToken, _ words: String...) -> Bool {
    token.kind == .word && words.contains { SQLRow.equals(feed.window[token.range], $0) }
  }

  // MARK: Ends

  /// Goes on behind the statement. Not all scripts end each with a semicolon: a line that begins with a word for rows or a table
  /// begins the next.
  mutating func skipStatement() {
    var isFirst = pending != nil
    while true {
      let token = take()
      if token.kind == .end || token.isSign(";") { return }
      if token.kind == .open { return feed.skipLine() }
      if token.beginsLine, !isFirst, says(token, "insert", "create", "copy", "go") {
        pending = token
        return
      }
      isFirst = false
    }
  }

  /// A trigger or a procedure has statements of its own, up to an `END` that stands for its `BEGIN`.
  mutating func skipRoutine() {
    var depth = 0
    while true {
      let token = take()
      if token.kind == .end || token.isSign(";") && depth <= 0 { return }
      if token.beginsLine, says(token, "go") { return }
      if says(token, "begin", "case") { depth += 1 }
      if says(token, "end") { depth -= 1 }
    }
  }

  /// Between two lines that begin with `DELIMITER` there are routines; the second one brings the semicolon back.
  mutating func skipRoutines() {
    feed.skipLine()
    while let line = feed.takeLine() {
      let words = feed.window[line].drop { $0 <= 0x20 }
      if SQLRow.equals(words.prefix(9), "delimiter") { return }
    }
  }

  // MARK: Names

  /// A name of one or more parts with points between them; what follows is left.
  mutating func name() -> SQLName? {
    var parts: [String] = []
    while true {
      let token = take()
      guard [.word, .name, .text].contains(token.kind) else {
        pending = token
        return nil
      }
      parts.append(text(token))
      let next = take()
      if next.isSign(".") { continue }
      pending = next
      return SQLName(schema: parts.dropLast().last, table: parts[parts.count - 1])
    }
  }

  private func text(_ token: SQLToken) -> String {
    var row = SQLRow()
    row.begin()
    row.write(feed.window, token)
    return String(decoding: row.bytes, as: UTF8.self)
  }

  /// The names up to a bracket; `nil` where something else stands among them.
  mutating func names() -> [String]? {
    var names: [String] = []
    while true {
      let token = take()
      guard [.word, .name].contains(token.kind), !says(token, "select", "with"),
        names.count < Self.mostNames
      else {
        pending = token
        return nil
      }
      names.append(text(token))
      let next = take()
      if next.isSign(")") { return names }
      guard next.isSign(",") else {
        pending = next
        return nil
      }
    }
  }

  /// The names of the columns that a table is created with; what ties several of them is none.
  mutating func definitions() -> [String]? {
    var names: [String] = []
    while true {
      let first = take()
      let isRule =
        says(first, "constraint", "primary", "unique", "key", "index", "foreign", "check")
        || says(first, "fulltext", "spatial", "exclude", "period", "like")
      let isLike = says(first, "like", "constraint")
      guard [.word, .name, .text].contains(first.kind), names.count < Self.mostNames else {
        return nil
      }
      let name = text(first)
      var depth = 1
      var bracket: SQLToken.Kind?
      while depth > 0 {
        let token = take()
        if token.kind == .end || token.kind == .open || token.isSign(";") { return nil }
        if token.isSign("(") {
          depth += 1
          if bracket == nil {
            let inside = take()
            bracket = inside.kind
            pending = inside
          }
        } else if token.isSign(")") {
          depth -= 1
        } else if token.isSign(","), depth == 1 {
          break
        }
      }
      // `KEY (tag)` ties columns; `key VARCHAR(40)` is one.
      let isTie = isRule && (isLike || bracket.map { $0 != .number } ?? false)
      if !isTie { names.append(name) }
      if depth == 0 { return names }
    }
  }
}
