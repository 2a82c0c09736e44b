import Vocabulary

/// Roman numerals at the ends of names: `Kiln III` beside `Kiln I`.
///
/// Capitals of two letters and more behind a word are numerals; `I`, `V` and `X` are where a name with the same words has such a
/// numeral, as letters tell sisters apart elsewhere.
enum RomanNumerals {
  private static let values = [
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12,
  ]

  /// What stands before the numerals of two letters and more.
  static func stems(of texts: some Sequence<String>) -> Set<String> {
    var stems: Set<String> = []
    for text in texts where mayHave(text) {
      let tokens = NameToken.split(text)
      if let place = place(in: tokens), tokens[place].written.utf8.count > 1 {
        stems.insert(stem(tokens, place))
      }
    }
    return stems
  }

  static func replaced(in tokens: [NameToken], behind stems: Set<String>) -> [NameToken] {
    guard !stems.isEmpty, let place = place(in: tokens), stems.contains(stem(tokens, place)),
      let value = values[tokens[place].written]
    else { return tokens }
    var tokens = tokens
    tokens[place].text = String(value)
    tokens[place].written = String(value)
    tokens[place].isNumber = true
    return tokens
  }

  private static func mayHave(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      let isNumeral = byte == 0x49 || byte == 0x56 || byte == 0x58
      if isNumeral, last == 0x49 || last == 0x56 || last == 0x58 { return true }
      last = byte
    }
    return false
  }

  /// The last token before what stands in brackets or behind a comma, where it is a numeral and a word stands before it.
  private static func place(in tokens: [NameToken]) -> Int? {
    guard let place = tokens.lastIndex(where: { !$0.isAside && !$0.isAfterComma }), place > 0,
      values[tokens[place].written] != nil, !tokens[place].isGlued,
      !tokens[place - 1].isNumber, tokens[place - 1].text.utf8.count > 2
    else { return nil }
    return place
  }

  private static func stem(_ tokens: [NameToken], _ place: Int) -> String {
    tokens[..<place].map(\.text).joined(separator: " ")
  }
}
