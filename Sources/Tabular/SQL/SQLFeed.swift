/// A piece of SQL; `range` is what it holds, without its quotes, in the window of the feed until the next one is taken.
struct SQLToken {
  enum Kind {
    case word, number, text, sign, end
    /// In the quotes of identifiers, which some databases use for texts too.
    case name
    /// A text that is never closed, or longer than any that is read.
    case open
  }
  var kind: Kind
  var range: Range<Int>
  /// The sign that it is, or the quote that it stands in.
  var sign: UInt8 = 0
  /// Whether quotes are written twice in it, or behind a backslash.
  var isEscaped = false
  var hasBackslashes = false
  /// Whether nothing but blanks and comments stands before it in its line.
  var beginsLine = false

  func isSign(_ byte: Unicode.Scalar) -> Bool { kind == .sign && sign == UInt8(ascii: byte) }
}

/// Takes the text of a dump apart, a window at a time.
final class SQLFeed {
  private(set) var window: [UInt8] = []
  private(set) var line: Int
  private(set) var failure: ReadError?
  var bytesRead: Int { stream.bytesRead }
  /// Whether the text is the bytes of the file, so that places in it are places in the file.
  var isAsStored: Bool { stream.place != nil }
  /// Whether a place in the text is the same in every reading.
  var isExact: Bool { stream.page == nil && stream.repairedByteCount == 0 }
  /// The byte of the text where the last token begins.
  private(set) var tokenPlace = 0
  var place: Int { before + position }

  private let stream: TextStream
  /// Whether a backslash in a text takes the meaning of what follows.
  private let hasBackslashes: Bool
  private let block: Int
  /// Where the text is taken to end.
  private let limit: Int
  private var position = 0
  private var end = 0
  /// Bytes of the text before the window.
  private var before: Int
  private var tokenStart: Int?
  private var mark: (position: Int, line: Int)?
  private var isAtEnd = false
  private var beginsLine = true

  static let longestText = 1 << 20
  private static let longestLine = 16 << 20

  /// `place` and `line` are where the stream begins in the text.
  init(
    _ stream: TextStream, hasBackslashes: Bool, place: Int = 0, line: Int = 1,
    limit: Int = Int.max, block: Int = 1 << 16
  ) {
    self.stream = stream
    self.hasBackslashes = hasBackslashes
    self.block = block
    self.limit = limit
    self.line = line
    before = place
  }

  /// Goes on at a place without looking at what stands before it.
  func skip(to place: Int, line: Int) {
    while before + end <= place {
      position = end
      if !refill() { return }
    }
    position = place - before
    self.line = line
  }

  // MARK: Bytes

  /// The byte so far ahead, or `nil` behind the end.
  private func peek(_ ahead: Int = 0) -> UInt8? {
    while position + ahead >= end { if !refill() { return nil } }
    return window[position + ahead]
  }

  /// Reads on, keeping what is marked; false at the end.
  private func refill() -> Bool {
    if isAtEnd || before + end >= limit { return false }
    if let mark, position - mark.position > Self.longestLine { dropMark() }
    let kept = min(position, tokenStart ?? position, mark?.position ?? position)
    if kept > 0 {
      window.removeSubrange(..<kept)
      position -= kept
      end -= kept
      before += kept
      tokenStart = tokenStart.map { $0 - kept }
      mark?.position -= kept
    }
    let room = max(block, end)
    if window.count < end + room { window.appendZeros(end + room - window.count) }
    do throws(ReadError) {
      let got = try stream.read(into: &window, in: end..<(end + room))
      isAtEnd = got == 0
      end = min(end + got, limit - before)
    } catch {
      failure = error
      isAtEnd = true
    }
    return !isAtEnd
  }

  /// The place of the next byte that is one of these, or the end of the window.
  private func find(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    let range = position..<end
    return unsafe window.withUnsafeBufferPointer { bytes in
      var i = range.lowerBound
      while i < range.upperBound {
        let byte = unsafe bytes[i]
        if byte == a || byte == b || byte == c { break }
        i += 1
      }
      return i
    }
  }

  // MARK: Places

  /// Remembers the place of the last token as the beginning of a row.
  func setMark(_ token: SQLToken) { mark = (token.range.lowerBound, line) }

  func dropMark() { mark = nil }

  /// Goes on behind some bytes, none of them a line end, if they come next.
  func pass(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, peek(bytes.count - 1) != nil,
      window[position..<(position + bytes.count)].elementsEqual(bytes)
    else { return false }
    position += bytes.count
    return true
  }

  /// The text since the mark.
  var marked: ArraySlice<UInt8> { window[(mark?.position ?? position)..<position] }

  /// Goes on behind the line where the mark is; what was read since may have been misread.
  func returnToMark() {
    if let mark { (position, line) = (mark.position, mark.line) }
    mark = nil
    skipLine()
  }

  func skipLine() {
    while true {
      if position == end, !refill() { return }
      position = find(0x0A, 0x0A, 0x0A)
      if position < end { break }
    }
    position += 1
    line += 1
    beginsLine = true
  }

  /// The next line without its end, in the window until the next one is taken; `nil` behind the last.
  func takeLine() -> Range<Int>? {
    tokenStart = position
    defer { tokenStart = nil }
    guard peek() != nil else { return nil }
    while true {
      position = find(0x0A, 0x0A, 0x0A)
      if position < end { break }
      let isTooLong = position - (tokenStart ?? position) > Self.longestLine
      if isTooLong || !refill() { break }
    }
    let start = tokenStart ?? position
    var last = position
    if position < end, window[position] == 0x0A {
      position += 1
      line += 1
    }
    if last > start, window[last - 1] == 0x0D { last -= 1 }
    beginsLine = true
    return start..<last
  }

  // MARK: Tokens

  func next() -> SQLToken {
    skipBlanks()
    tokenStart = position
    tokenPlace = place
    defer {
      tokenStart = nil
      beginsLine = false
    }
    guard let byte = peek() else { return SQLToken(kind: .end, range: position..<position) }
    switch byte {
    case UInt8(ascii: "'"): return quoted(.text, byte, hasBackslashes)
    case UInt8(ascii: "\""): return quoted(.name, byte, hasBackslashes)
    case UInt8(ascii: "`"): return quoted(.name, byte, false)
    case UInt8(ascii: "["): return quoted(.name, UInt8(ascii: "]"), false)
    case UInt8(ascii: "$"): return dollar()
    case 0x30...0x39: return number()
    case UInt8(ascii: ".") where peek(1).map({ 0x30...0x39 ~= $0 }) ?? false: return number()
    default: return Self.isWord(byte) ? word() : sign(byte)
    }
  }

  private func token(_ kind: SQLToken.Kind) -> SQLToken {
    SQLToken(kind: kind, range: (tokenStart ?? position)..<position, beginsLine: beginsLine)
  }

  private func sign(_ byte: UInt8) -> SQLToken {
    position += 1
    var found = token(.sign)
    found.sign = byte
    return found
  }

  private func word() -> SQLToken {
    position += 1
    while let byte = peek(), Self.isWord(byte) || 0x30...0x39 ~= byte || byte == 0x24 {
      position += 1
    }
    let isQuoted = peek() == UInt8(ascii: "'")
    let found = token(.word)
    // `N'…'` is a text like any other, and `E'…'` has backslashes.
    if isQuoted, found.range.count == 1 {
      let mark = window[found.range.lowerBound] | 0x20
      if mark == UInt8(ascii: "n") || mark == UInt8(ascii: "e") {
        return quoted(.text, UInt8(ascii: "'"), hasBackslashes || mark == UInt8(ascii: "e"))
      }
    }
    return found
  }

  private func number() -> SQLToken {
    var last: UInt8 = 0
    while let byte = peek() {
      let isSigned =
        (byte == 0x2B || byte == 0x2D) && last | 0x20 == 0x65
        && !(window[tokenStart ?? position] == 0x30 && peekedHexadecimal)
      guard Self.isWord(byte) || 0x30...0x39 ~= byte || byte == 0x2E || isSigned else { break }
      last = byte
      position += 1
    }
    return token(.number)
  }

  /// Whether the number that is being read is written as `0x1F`.
  private var peekedHexadecimal: Bool {
    let start = (tokenStart ?? position) + 1
    return start < end && window[start] | 0x20 == 0x78
  }

  private func quoted(_ kind: SQLToken.Kind, _ quote: UInt8, _ takesBackslashes: Bool) -> SQLToken {
    position += 1
    // The quote may not be the first byte of the token.
    let prefix = position - (tokenStart ?? position)
    var isEscaped = false
    let backslash = takesBackslashes ? UInt8(ascii: "\\") : quote
    while true {
      guard position - (tokenStart ?? position) <= Self.longestText, peek() != nil else {
        return token(.open)
      }
      position = find(quote, backslash, 0x0A)
      guard position < end else { continue }
      if window[position] == 0x0A {
        line += 1
      } else if window[position] == quote {
        guard peek(1) == quote else { break }
        isEscaped = true
        position += 1
      } else {
        isEscaped = true
        if peek(1) == 0x0A { line += 1 }
        position += 1
      }
      position += 1
    }
    var found = token(kind)
    found.range = (found.range.lowerBound + prefix)..<position
    found.sign = quote
    found.isEscaped = isEscaped
    found.hasBackslashes = takesBackslashes
    position += 1
    return found
  }

  /// `$$ … $$` and `$body$ … $body$`, in which nothing is escaped.
  private func dollar() -> SQLToken {
    var length = 1
    while let byte = peek(length), Self.isWord(byte) || 0x30...0x39 ~= byte { length += 1 }
    guard peek(length) == UInt8(ascii: "$") else { return sign(UInt8(ascii: "$")) }
    length += 1
    let delimiter = Array(window[position..<(position + length)])
    position += length
    // Functions have no values, and may be long.
    tokenStart = nil
    while peek(length - 1) != nil {
      if window[position] == 0x0A { line += 1 }
      if window[position] == delimiter[0],
        window[position..<(position + length)].elementsEqual(delimiter)
      {
        position += length
        return SQLToken(kind: .text, range: position..<position)
      }
      position += 1
    }
    return SQLToken(kind: .open, range: position..<position)
  }

  /// The first byte of what comes behind blanks and comments.
  var nextByte: UInt8? {
    skipBlanks()
    return peek()
  }

  private func skipBlanks() {
    while let byte = peek() {
      switch byte {
      case 0x0A:
        line += 1
        position += 1
        beginsLine = true
      case 0...0x20: position += 1
      case UInt8(ascii: "-") where peek(1) == byte: skipLine()
      case UInt8(ascii: "#") where hasBackslashes: skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
      default: return
      }
    }
  }

  private func skipComment() {
    position += 2
    while let byte = peek() {
      position += 1
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "*"), peek() == UInt8(ascii: "/") { break }
    }
    if peek() != nil { position += 1 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || byte == 0x5F || byte >= 0x80 || byte == 0x40 || byte == 0x23
  }
}
