import Foundation

/// A run of letters or of digits in a name.
package struct NameToken: Sendable, Equatable {
  /// The word in folded spelling, or the digits without leading zeros.
  package var text: String
  /// As it stands in the name.
  package var written: String
  package var isNumber: Bool
  /// No separator stands between it and the token before.
  package var isGlued: Bool
  /// Stands in brackets, and so tells where a thing is or what else it is called.
  package var isAside = false
  /// Stands behind a comma, and so says more about what stands before it: `PUMP, BOILER FEED`.
  package var isAfterComma = false
  /// A number with the sign of inches behind it, and so a size: `78"`.
  package var isInches = false
  /// A sign says that the number is that of the thing: `#2`, or `(2)` with nothing else in the brackets.
  package var isDesignated = false
  /// A number with a dot and a blank behind it, which is of the word that follows: `4. line 40. station`.
  package var isOrdinal = false
  /// A word with a dot and a blank behind it, or a dot at the end: `Ventil. air`.
  package var isShortened = false

  /// Splits a name at separators, between letters and digits, and at the humps of camel case.
  package static func split(_ name: String) -> [NameToken] {
    let isPlain = Words.isPlain(name)
    // Compatibility forms taken apart, so that full-width digits and accented letters are plain ones.
    let text = isPlain ? name : Self.withoutOrdinals(name).decomposedStringWithCompatibilityMapping
    var end: String.Index?
    var depth = 0
    var isAfterComma = false
    // A closing quote is no sign of inches.
    var quotes = 0
    let words = Splitting.names.words(of: text[...])
    return (isPlain ? words : words.flatMap(scripts)).map { word in
      let written = String(word)
      let isNumber = word.utf8.first.map { $0 &- 0x30 < 10 } ?? false
      defer { end = word.endIndex }
      for byte in text[(end ?? text.startIndex)..<word.startIndex].utf8 {
        if byte == 0x28 || byte == 0x5B { depth += 1 }
        if byte == 0x29 || byte == 0x5D { depth = max(0, depth - 1) }
        if byte == 0x2C && depth == 0 { isAfterComma = true }
        if byte == 0x22 { quotes += 1 }
      }
      return NameToken(
        text: isNumber
          ? withoutZeros(written)
          : isNumberSign(written, text[word.endIndex...]) ? "no" : Words.foldedName(written),
        written: isPlain ? written : written.precomposedStringWithCanonicalMapping,
        isNumber: isNumber, isGlued: end == word.startIndex, isAside: depth > 0,
        isAfterComma: isAfterComma,
        isInches: isNumber && isInches(text[word.endIndex...])
          && quotes % 2 == 0,
        isDesignated: isNumber && isDesignated(word, in: text),
        isOrdinal: isNumber && text[word.endIndex...].hasPrefix(". "),
        isShortened: !isNumber && isShortened(text[word.endIndex...]))
    }
  }

  /// `n.` and `N°` stand for `no`.
  private static func isNumberSign(_ word: String, _ rest: Substring) -> Bool {
    guard word.utf8.count == 1, word.lowercased() == "n", let sign = rest.unicodeScalars.first
    else { return false }
    return sign == "." && rest.dropFirst().first == " " || sign == "°"
  }

  private static func isShortened(_ rest: Substring) -> Bool {
    var rest = rest.utf8.makeIterator()
    guard rest.next() == 0x2E else { return false }
    return rest.next().map { $0 == 0x20 } ?? true
  }

  private static func isDesignated(_ word: Substring, in text: String) -> Bool {
    let before = text.utf8[..<word.startIndex].last
    return before == 0x23 || before == 0x28 && text.utf8[word.endIndex...].first == 0x29
  }

  /// Whether what follows a number is a sign of inches.
  private static func isInches(_ rest: Substring) -> Bool {
    guard let first = rest.unicodeScalars.first else { return false }
    return inches.contains(first) || rest.utf8.starts(with: "''".utf8)
  }

  private static let inches: Set<Unicode.Scalar> = ["\"", "”", "″"]

  /// A text with blanks for the signs that make numbers ordinals: `3º TERNO`.
  private static func withoutOrdinals(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: ordinals.contains) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isOrdinal = ordinals.contains(scalar) && result.last.map { "0"..."9" ~= $0 } == true
      result.append(isOrdinal ? " " : scalar)
    }
    return String(result)
  }

  private static let ordinals: Set<Unicode.Scalar> = ["º", "ª"]

  /// A word parted where Latin letters meet East Asian ones, without the sign for a number before it: `A冷水机` and `号焊线机` of
  /// `1A冷水机` and `3号焊线机`. A counter of one letter, as in `3号機`, is a word.
  private static func scripts(_ word: Substring) -> [Substring] {
    guard let first = word.unicodeScalars.first else { return [word] }
    if numberSigns.contains(first), word.count > 2 { return [word.dropFirst()] }
    guard first.isASCII,
      let edge = word.firstIndex(where: { $0.unicodeScalars.contains(where: Words.isEastAsian) }),
      word[..<edge].allSatisfy({ $0.isASCII && $0.isLetter })
    else { return [word] }
    return [word[..<edge], word[edge...]]
  }

  private static let numberSigns: Set<Unicode.Scalar> = ["号", "號", "호"]

  private static func withoutZeros(_ digits: String) -> String {
    let stripped = digits.drop { $0 == "0" }
    return stripped.isEmpty ? "0" : String(stripped)
  }
}
