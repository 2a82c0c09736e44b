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

    /// A loop number with the letter of one of several, as in `VI-3310A`.
    var isLoop: Bool {
      guard !isNumber, letters.isEmpty, let last = digits.last, last.isLetter else { return false }
      return digits.count > 1 && digits.dropLast().allSatisfy(\.isNumber)
    }

    /// The letters of an instrument behind the number of its unit and before that of its loop, as in `11PI4110`.
    var embeddedCode: String? {
      guard letters.isEmpty, !isNumber else { return nil }
      let unit = digits.prefix(while: \.isNumber)
      let code = digits.dropFirst(unit.count).prefix(while: \.isLetter)
      let loop = digits.dropFirst(unit.count + code.count).prefix(while: \.isNumber)
      let rest = digits.count - unit.count - code.count - loop.count
      return unit.count <= 3 && 2...4 ~= code.count && 3...5 ~= loop.count && rest <= 1
        ? String(code) : nil
    }

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

    /// `fields` are ends that name a field of a block, which are no part of the name.
    static func split(_ tag: String, fields: [String]) -> [Token] {
      // Who provides it is no part of the name.
      var body = tag[Splitting.nameStart(of: tag)...]
      for field in fields where body.hasSuffix(field) {
        body = body.dropLast(field.count)
      }
      var place = (part: 0, segment: 0)
      // `('T01', 'Active power')`, a name of several levels as Python writes it: each level is a step.
      guard body.hasPrefix("('"), body.hasSuffix("')"), body.utf8.count > 4 else {
        return tokens(of: body, &place)
      }
      return body.dropFirst(2).dropLast(2).split(separator: nextLevel).flatMap { level in
        defer { place.segment += 1 }
        return tokens(of: level, &place)
      }
    }

    /// What stands between two levels of a name.
    static let nextLevel = "', '"

    /// - Parameter place: the part and the segment that were the last so far.
    private static func tokens(
      of body: Substring, _ place: inout (part: Int, segment: Int)
    ) -> [Token] {
      var isSegmentEmpty = true
      var end = body.startIndex
      return Splitting.tags.words(of: body).enumerated().map { number, word in
        let gap = body[end..<word.startIndex].utf8
        if number == 0 || !gap.isEmpty { place.part += 1 }
        // The point of an abbreviation, as in `Temp. bain`, begins no step.
        let isPoint = gap.elementsEqual(". ".utf8)
        for byte in gap where !isPoint {
          if Splitting.isPathSeparator(byte), !isSegmentEmpty { place.segment += 1 }
          isSegmentEmpty = Splitting.isPathSeparator(byte)
        }
        isSegmentEmpty = false
        end = word.endIndex
        return Token(word, part: place.part, segment: place.segment)
      }
    }
  }
}
