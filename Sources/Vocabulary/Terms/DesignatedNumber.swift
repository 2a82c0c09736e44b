/// The number that a text says to be that of a thing: 11 of `Dyeing machine No 11 (500 kg)`, `PRESSE N° 11` and `11 NOLU HT`.
package struct DesignatedNumber: Sendable, Equatable {
  /// The digits without zeros before them.
  package var number: String
  /// Whether the text begins with it, as far as what says that it is a number, and goes on; that much of the text.
  package var beginning: Substring?

  /// `nil` for a text without such a number, or with two.
  package init?(_ text: String, _ vocabulary: EquipmentVocabulary) {
    let words = DesignatedNumber.words(of: text)
    var found: [(number: Substring, words: Range<Int>)] = []
    for place in words.indices where DesignatedNumber.isNumber(words[place]) {
      if place > 0, DesignatedNumber.isSign(words[place - 1], vocabulary) {
        found.append((words[place], place - 1..<place + 1))
      } else if place + 1 < words.count,
        vocabulary.meanings[Words.foldedName(String(words[place + 1]))]?.isNumberBefore == true
      {
        found.append((words[place], place..<place + 2))
      }
    }
    guard found.count == 1, let only = found.first else { return nil }
    let digits = only.number.drop { $0 == "0" }
    number = digits.isEmpty ? "0" : String(digits)
    if only.words.lowerBound == 0, only.words.upperBound < words.count {
      beginning = text[text.startIndex..<words[only.words.upperBound - 1].endIndex]
    }
  }

  /// Words and numbers; what tells a number sign from the letter stays with it: `N°`, `No.`, `#`.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start: String.Index?
    for index in text.indices {
      let sign = text[index]
      let isPart = sign.isLetter || sign.isNumber || sign == "°" || sign == "º" || sign == "#"
      let isEdge =
        start.map { begin in
          isDigit(text[begin]) != isDigit(sign)
            || isDigit(text[text.index(before: index)]) != isDigit(sign)
        } ?? false
      if let begin = start, !isPart || isEdge {
        words.append(text[begin..<index])
        start = nil
      }
      if start == nil, isPart { start = index }
    }
    if let start { words.append(text[start...]) }
    return words
  }

  private static func isDigit(_ sign: Character) -> Bool { sign.isASCII && sign.isNumber }

  private static func isNumber(_ word: Substring) -> Bool { word.allSatisfy(isDigit) }

  private static func isSign(_ word: Substring, _ vocabulary: EquipmentVocabulary) -> Bool {
    if ["#", "№", "n°", "nº", "N°", "Nº", "n#"].contains(word) { return true }
    return vocabulary.meanings[Words.foldedName(String(word))]?.isNumberSign == true
  }
}
