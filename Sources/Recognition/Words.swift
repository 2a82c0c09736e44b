import Foundation

/// Text as recognition compares it: lower case, without accents, split into words.
package enum Words {
  /// Lower case, accents off, `ß` as `ss`, full-width forms as plain ones.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text.lowercased() }
    return text.precomposedStringWithCompatibilityMapping
      .replacingOccurrences(of: "ß", with: "ss")
      .replacingOccurrences(of: "ł", with: "l").replacingOccurrences(of: "Ł", with: "l")
      .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
      .lowercased()
  }

  /// The words of a name: split at everything that is no letter or digit, at camel-case humps, and between letters and
  /// digits when asked.
  package static func split(_ text: String, atDigits: Bool = false) -> [String] {
    if text.utf8.allSatisfy({ $0 < 128 }) { return splitPlain(Array(text.utf8), atDigits) }
    var words: [String] = []
    var word = ""
    var previous: Character?
    let characters = Array(text)
    for (i, character) in characters.enumerated() {
      let isWord = character.isLetter || character.isNumber
      if !isWord {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if let previous, !word.isEmpty {
          let isHump =
            character.isUppercase
            && (previous.isLowercase
              || (previous.isUppercase && i + 1 < characters.count
                && characters[i + 1].isLowercase))
          let isDigitEdge = atDigits && previous.isNumber != character.isNumber
          if isHump || isDigitEdge {
            words.append(word)
            word = ""
          }
        }
        word.append(character)
      }
      previous = isWord ? character : nil
    }
    if !word.isEmpty { words.append(word) }
    return words.map(folded)
  }

  /// `split` of ASCII, where nearly all names are.
  private static func splitPlain(_ text: [UInt8], _ atDigits: Bool) -> [String] {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    var words: [String] = []
    var word: [UInt8] = []
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for (i, byte) in text.enumerated() {
      guard isDigit(byte) || isUpper(byte) || isLower(byte) else {
        endWord()
        continue
      }
      if !word.isEmpty {
        let previous = text[i - 1]
        let isHump =
          isUpper(byte)
          && (isLower(previous)
            || (isUpper(previous) && i + 1 < text.count && isLower(text[i + 1])))
        if isHump || (atDigits && isDigit(previous) != isDigit(byte)) { endWord() }
      }
      word.append(isUpper(byte) ? byte | 0x20 : byte)
    }
    endWord()
    return words
  }

  /// A header without the unit in brackets at its end: `Wind speed (m/s)` gives `Wind speed` and `m/s`.
  package static func withoutUnit(_ header: String) -> (name: String, unit: String?) {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
      guard header.hasSuffix(close), let start = header.range(of: open, options: .backwards)
      else { continue }
      let unit = header[start.upperBound...].dropLast().trimmingCharacters(in: .whitespaces)
      let name = header[..<start.lowerBound].trimmingCharacters(in: .whitespaces)
      if !name.isEmpty, !unit.isEmpty { return (name, unit) }
    }
    return (header, nil)
  }
}
