import Foundation

/// Text as recognition compares it: lower case, without accents, split into words.
package enum Words {
  /// Lower case, accents off, `ß` as `ss`, the dotless `ı` as `i`, full-width forms as plain ones.
  package static func folded(_ text: String) -> String {
    if isPlain(text) { return text.lowercased() }
    return text.precomposedStringWithCompatibilityMapping
      .replacingOccurrences(of: "ß", with: "ss")
      .replacingOccurrences(of: "ł", with: "l").replacingOccurrences(of: "Ł", with: "l")
      .replacingOccurrences(of: "ı", with: "i")
      .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
      .lowercased()
  }

  /// Without blanks at its ends.
  static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

  /// The words of a name: split at everything that is no letter or digit, at camel-case humps, between Latin letters and
  /// those of East Asia, and between letters and digits when asked.
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
  package static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }

  /// Chinese characters, kana and Hangul, which are written without blanks.
  static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x2FFF, 0x3005...0x3007, 0x3031...0x318F, 0x31F0...0x31FF,
      0x3400...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  package static func isEastAsian(_ text: String) -> Bool {
    !isPlain(text) && text.unicodeScalars.contains(where: isEastAsian)
  }

  /// Whether a word says enough to be looked for inside other words: five letters, or two of East Asia.
  package static func isLong(_ word: String) -> Bool {
    word.count >= 5 || (word.count >= 2 && isEastAsian(word))
  }

  /// Whether a word that is long enough stands inside another one, or is the same.
  package static func holds(_ word: String, _ known: String) -> Bool {
    let (bytes, part) = (word.utf8, known.utf8)
    guard part.count >= 3, part.count <= bytes.count, isLong(known) else { return false }
    var rest = bytes[...]
    while rest.count >= part.count {
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// What the rules of splitting ask of a character.
  private struct Traits {
    var isNumber: Bool
    var isUpper: Bool
    var isLower: Bool
    var isWord: Bool
    var isEastAsian: Bool

    init(_ character: Character) {
      isNumber = character.isNumber
      isUpper = character.isUppercase
      isLower = character.isLowercase
      // `N.º de serie` is `n de serie`, as `N° de série` is.
      isWord = isNumber || (character.isLetter && character != "º" && character != "ª")
      isEastAsian = character.unicodeScalars.first.map(Words.isEastAsian) ?? false
    }

    init(_ ascii: UInt8) {
      isNumber = ascii &- 0x30 < 10
      isUpper = ascii &- 0x41 < 26
      isLower = ascii &- 0x61 < 26
      isWord = isNumber || isUpper || isLower
      isEastAsian = false
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
        let isOtherScript =
          previous.isEastAsian != character.isEastAsian && !previous.isNumber && !character.isNumber
        if isHump || isOtherScript || (atDigits && previous.isNumber != character.isNumber) {
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
    for (open, close) in brackets {
      guard header.hasSuffix(close), let start = header.range(of: open, options: .backwards)
      else { continue }
      let unit = narrow(header[start.upperBound...].dropLast().trimmingCharacters(in: .whitespaces))
      let name = header[..<start.lowerBound].trimmingCharacters(in: .whitespaces)
      if !name.isEmpty, !unit.isEmpty { return (name, unit) }
    }
    return (header, nil)
  }

  /// `[m/s]` gives `m/s`.
  package static func withoutBrackets(_ text: String) -> String {
    guard let first = text.first, let last = text.last, text.count > 2,
      brackets.contains(where: { $0.0 == String(first) && $0.1 == String(last) })
    else { return text }
    return narrow(text.dropFirst().dropLast().trimmingCharacters(in: .whitespaces))
  }

  private static let brackets = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("（", "）"), ("［", "］"), ("【", "】"), ("｛", "｝"),
    ("〔", "〕"),
  ]

  /// Full-width letters and units in one character as others write them: `℃` is `°C`, `㎜` is `mm`.
  private static func narrow(_ text: String) -> String {
    func isWide(_ scalar: Unicode.Scalar) -> Bool {
      (0x2100...0x214F).contains(scalar.value) || (0x3300...0x33FF).contains(scalar.value)
        || (0xFF00...0xFFEF).contains(scalar.value)
    }
    if isPlain(text) || !text.unicodeScalars.contains(where: isWide) { return text }
    return text.precomposedStringWithCompatibilityMapping
  }
}
