import Foundation

/// Text as recognition compares it: lower case, without accents, split into words.
package enum Words {
  /// Lower case, accents off, `ß` as `ss`, full-width forms as plain ones.
  package static func folded(_ text: String) -> String {
    if isPlain(text) { return text.lowercased() }
    return text.precomposedStringWithCompatibilityMapping
      .replacingOccurrences(of: "ß", with: "ss")
      .replacingOccurrences(of: "ł", with: "l").replacingOccurrences(of: "Ł", with: "l")
      .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
      .lowercased()
  }

  /// The words of a name: split at everything that is no letter or digit, at camel-case humps, and between letters and
  /// digits when asked.
  package static func split(_ text: String, atDigits: Bool = false) -> [String] {
    if isPlain(text) {
      // Nearly all names, and much faster than by characters.
      let bytes = Array(text.utf8)
      return parts(bytes.map(Traits.init), atDigits).map { part in
        String(decoding: bytes[part], as: UTF8.self).lowercased()
      }
    }
    let characters = Array(text)
    return parts(characters.map(Traits.init), atDigits).map { folded(String(characters[$0])) }
  }

  /// True where a text is ASCII alone.
  static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }

  /// What the rules of splitting ask of a character.
  private struct Traits {
    var isNumber: Bool
    var isUpper: Bool
    var isLower: Bool
    var isWord: Bool

    init(_ character: Character) {
      isNumber = character.isNumber
      isUpper = character.isUppercase
      isLower = character.isLowercase
      isWord = isNumber || character.isLetter
    }

    init(_ ascii: UInt8) {
      isNumber = ascii &- 0x30 < 10
      isUpper = ascii &- 0x41 < 26
      isLower = ascii &- 0x61 < 26
      isWord = isNumber || isUpper || isLower
    }
  }

  /// The places of the words.
  private static func parts(_ text: [Traits], _ atDigits: Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for (i, character) in text.enumerated() where character.isWord {
      if i == 0 || !text[i - 1].isWord {
        start = i
      } else {
        let previous = text[i - 1]
        let isHump =
          character.isUpper
          && (previous.isLower || (previous.isUpper && i + 1 < text.count && text[i + 1].isLower))
        if isHump || (atDigits && previous.isNumber != character.isNumber) {
          parts.append(start..<i)
          start = i
        }
      }
      if i + 1 == text.count || !text[i + 1].isWord { parts.append(start..<(i + 1)) }
    }
    return parts
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

  /// `[m/s]` gives `m/s`.
  static func withoutBrackets(_ text: String) -> String {
    guard let first = text.first, let last = text.last, text.count > 2,
      ["()", "[]", "{}"].contains("\(first)\(last)")
    else { return text }
    return text.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
  }
}
