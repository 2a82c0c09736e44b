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
