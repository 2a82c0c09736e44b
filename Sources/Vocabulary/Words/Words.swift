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
  /// The letters and digits of a text, folded: what all spellings of a name share.
  package static func signs(_ text: String) -> String {
    folded(text).filter { $0.isLetter || $0.isNumber }
  }

  static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

  /// A word of a name also without what languages write differently for one letter: `ø` as `o`, `æ` as `a`, and in words of
  /// four letters and more `ue` as `u`, so that `Rührwerk`, `Ruehrwerk` and `Ruhrwerk` are one. In other scripts than the
  /// Latin only the case is folded, for their accents make other letters, and the long vowel at the end of a Japanese word goes: JIS Z
  /// 8301 leaves it out, others write it (`コンプレッサー`, `コンプレッサ`).
  package static func foldedName(_ word: String) -> String {
    let letters = folded(isPlain(word) ? word : withoutDiacritics(word)).utf8
    guard letters.allSatisfy({ $0 < 128 }) else {
      let folded = word.precomposedStringWithCanonicalMapping.lowercased()
      return folded.count >= 4 && folded.hasSuffix("ー") ? String(folded.dropLast()) : folded
    }
    guard letters.count >= 4 else { return String(decoding: letters, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    for letter in letters {
      if letter == 101, let last = result.last, last == 97 || last == 111 || last == 117 {
        continue
      }
      result.append(letter)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Without accents that stand apart, and with plain letters for those of Danish, Norwegian, French and Croatian that no
  /// accent makes.
  private static func withoutDiacritics(_ word: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "ø", "Ø", "œ", "Œ": scalars.append("o")
      case "æ", "Æ": scalars.append("a")
      case "đ", "Đ": scalars.append("d")
      case "\u{300}"..."\u{36F}": continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The words of a name, folded, with numbers as words of their own when asked.
  package static func split(_ text: String, atDigits: Bool = false) -> [String] {
    (atDigits ? Splitting.paths : .headers).words(of: text[...]).map { folded(String($0)) }
  }

  /// True where a text is ASCII alone.
  package static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 < 128 }
  }

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
