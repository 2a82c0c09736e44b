import Vocabulary

extension TagGrammar {
  /// A word of a tag, between separators or humps.
  struct Token {
    var text: Substring
    var folded: String
    var letters: String
    var digits: String
    /// Number of the part between separators, and of the segment between strong separators, that it belongs to.
    var part: Int
    var segment: Int
    /// `1LAC10AP001` begins with a digit and is still a name.
    var isNumber: Bool
    var isCode: Bool
    /// What it may mean: its letters, or all of it when it has none.
    var word: String { letters.isEmpty ? folded : letters }

    init(_ text: Substring, part: Int, segment: Int) {
      self.text = text
      self.part = part
      self.segment = segment
      let written = String(text)
      folded = Words.folded(written)
      if Words.isPlain(written) {
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        if let edge = folded.utf8.firstIndex(where: isDigit) {
          letters = String(folded[..<edge])
          digits = String(folded[edge...])
        } else {
          letters = folded
          digits = ""
        }
        isNumber = letters.isEmpty && !digits.isEmpty && digits.utf8.allSatisfy(isDigit)
        isCode =
          !letters.isEmpty
          && written.utf8.allSatisfy { isDigit($0) || ($0 >= 0x41 && $0 <= 0x5A) }
      } else {
        letters = String(folded.prefix { !$0.isNumber })
        digits = String(folded.drop { !$0.isNumber })
        isNumber = letters.isEmpty && !digits.isEmpty && digits.allSatisfy(\.isNumber)
        isCode = !letters.isEmpty && text.allSatisfy { $0.isUppercase || $0.isNumber }
      }
    }

    /// `. / \\ : |`, which divide a tag into segments.
    static func isStrongSeparator(_ byte: UInt8) -> Bool {
      byte == 0x2E || byte == 0x2F || byte == 0x5C || byte == 0x3A || byte == 0x7C
    }

    /// Those, and `_ - #`, blanks and tabs, which divide a segment into parts.
    static func isSeparator(_ byte: UInt8) -> Bool {
      isStrongSeparator(byte) || byte == 0x5F || byte == 0x2D || byte == 0x20 || byte == 0x09
        || byte == 0x23
    }

    /// `fields` are ends that name a field of a block, which are no part of the name.
    static func split(_ tag: String, fields: [String]) -> [Token] {
      var body = Substring(tag)
      // `[default]Line 1/Filler`: the provider is no part of the name.
      if body.hasPrefix("["), let close = body.firstIndex(of: "]"),
        body.index(after: close) < body.endIndex
      {
        body = body[body.index(after: close)...]
      }
      for field in fields where body.hasSuffix(field) {
        body = body.dropLast(field.count)
      }
      guard body.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x09 }) else {
        return splitCharacters(body)
      }
      var tokens: [Token] = []
      tokens.reserveCapacity(8)
      var part = 0
      var segment = 0
      var isSegmentEmpty = true
      var start: Substring.Index?
      var wasLowercase = false
      let bytes = body.utf8
      func close(at end: Substring.Index) {
        guard let from = start else { return }
        tokens.append(Token(body[from..<end], part: part, segment: segment))
        start = nil
      }
      for i in bytes.indices {
        let byte = bytes[i]
        switch byte {
        case _ where isStrongSeparator(byte):
          close(at: i)
          if !isSegmentEmpty { segment += 1 }
          isSegmentEmpty = true
        case _ where isSeparator(byte):
          close(at: i)
          isSegmentEmpty = false
        default:
          isSegmentEmpty = false
          if start == nil {
            part += 1
            start = i
          } else if byte >= 0x41, byte <= 0x5A, wasLowercase {
            close(at: i)
            start = i
          }
        }
        wasLowercase = byte >= 0x61 && byte <= 0x7A
      }
      close(at: body.endIndex)
      return tokens
    }

    private static func splitCharacters(_ body: Substring) -> [Token] {
      var tokens: [Token] = []
      var part = 0
      for (segment, piece) in body.split(whereSeparator: { "./\\:|".contains($0) }).enumerated() {
        for words in piece.split(whereSeparator: { "_- \t#".contains($0) }) {
          part += 1
          for word in humps(words) { tokens.append(Token(word, part: part, segment: segment)) }
        }
      }
      return tokens
    }

    /// `ActCurrent` is two words, `FIL01` and `TT101` one.
    private static func humps(_ part: Substring) -> [Substring] {
      var pieces: [Substring] = []
      var start = part.startIndex
      var previous: Character?
      for i in part.indices {
        let character = part[i]
        if let previous, character.isUppercase, previous.isLowercase {
          pieces.append(part[start..<i])
          start = i
        }
        previous = character
      }
      pieces.append(part[start...])
      return pieces
    }
  }
}
