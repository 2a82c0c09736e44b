import Vocabulary

/// Numbers that a list writes as words: `Refinador dois - máquina um` beside `Refinador três - máquina um`.
///
/// A word is a number where the list has another one behind the same words, since many are articles, too.
struct NumberWords {
  /// By the folded word.
  private var values: [String: Int] = [:]

  init() {}

  init(of texts: some Sequence<String>, _ vocabulary: EquipmentVocabulary) {
    let words = vocabulary.numberWords
    let marks = Self.marks(of: words.keys)
    var behind: [String: Set<String>] = [:]
    for text in texts where Self.mayHave(text, marks) {
      let tokens = NameToken.split(text)
      for place in Self.places(in: tokens, words) {
        let stem = tokens[..<place].map { words[$0.text] == nil ? $0.text : "#" }
        behind[stem.joined(separator: " "), default: []].insert(tokens[place].text)
      }
    }
    for found in behind.values where Set(found.map { words[$0] }).count > 1 {
      for word in found { values[word] = words[word] }
    }
  }

  func replaced(in tokens: [NameToken]) -> [NameToken] {
    guard !values.isEmpty else { return tokens }
    var tokens = tokens
    for place in Self.places(in: tokens, values) {
      guard let value = values[tokens[place].text] else { continue }
      tokens[place].text = String(value)
      tokens[place].written = String(value)
      tokens[place].isNumber = true
    }
    return tokens
  }

  /// Where words for numbers stand behind other words.
  private static func places(in tokens: [NameToken], _ words: [String: Int]) -> [Int] {
    tokens.indices.filter { place in
      place > 0 && !tokens[place].isNumber && !tokens[place].isGlued
        && !tokens[place - 1].isNumber && words[tokens[place].text] != nil
        && words[tokens[place - 1].text] == nil
    }
  }

  /// Whether a text has a word for a number behind another one, as far as a glance tells: nearly all names have none.
  private static func mayHave(_ text: String, _ marks: Set<Int>) -> Bool {
    text.utf8.split(separator: 0x20).dropFirst().contains { word in
      mark(of: word).map(marks.contains) ?? true
    }
  }

  /// The first two letters of a word, whatever their case; `nil` for one with accents.
  private static func mark(of word: some Collection<UInt8>) -> Int? {
    guard word.allSatisfy({ $0 < 0x80 }) else { return nil }
    return word.prefix(2).reduce(0) { $0 << 8 | Int($1 | 0x20) }
  }

  private static func marks(of words: some Sequence<String>) -> Set<Int> {
    Set(words.compactMap { mark(of: $0.utf8) })
  }
}
