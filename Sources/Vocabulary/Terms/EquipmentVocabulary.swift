/// The words that plants use for equipment, for the levels that hold it and for what is out of use.
///
/// Read from `equipment.yml`; see the head of that file for its keys.
package struct EquipmentVocabulary: Sendable {
  package enum Level: Int, Sendable, Comparable {
    case site, area, line
    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// Everything that one word, or one phrase, may stand for.
  package struct Meaning: Sendable, Equatable {
    /// Indices into `classNames`; several when the word is ambiguous.
    package var classes: [Int] = []
    /// A whole word of a language, not an abbreviation.
    package var isWord = false
    package var level: Level?
    /// Index of the qualifier that the word stands for.
    package var qualifier: Int?
    package var isGeneric = false
    package var isRetired = false
    package var isOf = false
    package var isNumberSign = false
    /// Says the same of the number before it.
    package var isNumberBefore = false
    /// A code of one or two letters, which counts only next to a number.
    package var isLetterCode = false
    /// A word of streets, as in `Mill Road`.
    package var isStreet = false
    /// A code of a class that is one of an instrument as well, as PAL is of a low pressure alarm.
    package var isInstrument = false
    /// A word of a language in which what is meant comes last, as in `dryer fan`; elsewhere it comes first, as in
    /// `ventilateur séchoir`.
    package var isHeadLast = false
    /// What is fitted to a machine and named with it, as in `Temperaturfühler Ofen 1`.
    package var isFitting = false
  }

  /// A class word of a name, as it stands there.
  package struct Noun: Sendable {
    package var meaning: Meaning
    /// A word such as `of` stands between it and the class word before.
    package var followsOf: Bool
    /// A number stands behind it.
    package var isNumbered: Bool
    /// It is all that stands before a comma: `PUMP, BOILER FEED`.
    package var isAlone: Bool

    package init(_ meaning: Meaning, followsOf: Bool, isNumbered: Bool, isAlone: Bool) {
      self.meaning = meaning
      self.followsOf = followsOf
      self.isNumbered = isNumbered
      self.isAlone = isAlone
    }
  }

  package let classNames: [String]
  /// The classes of what is fitted to a machine, as sensors are.
  package let fittings: Set<Int>
  /// The classes that are part of what they drive, as motors are.
  package let drives: Set<Int>
  /// The classes that have the codes of instruments: those, and valves.
  package let controlled: Set<Int>
  /// Units in which names give sizes.
  package let ratings: Set<String>
  /// Numbers that are written as words, by the folded word.
  package let numberWords: [String: Int]
  /// For each class, the classes that plants often call by the same name.
  package let similar: [[Int]]
  /// By folded phrase; the words of a phrase stand one blank apart.
  package let meanings: [String: Meaning]
  package let longestPhrase: Int
  /// All words that stand in a phrase.
  package let phraseWords: Set<String>
  /// Letters of the longest single word, in bytes.
  private let longestWord: Int
  /// Folded single words of five letters or more, sorted, against which spelling is checked.
  package let words: [String]
  package let qualifierNames: [String]
  /// Single words as the vocabulary writes them, by their folded form.
  package let spellings: [String: String]

  /// The vocabulary that ships with the program.
  package static func builtIn() throws -> EquipmentVocabulary {
    try EquipmentVocabulary(
      yaml: VocabularyFile.equipment.text(), path: VocabularyFile.equipment.path)
  }

  /// - Throws: `VocabularyError` for text that is not YAML, keys that nobody knows and values of another shape.
  package init(yaml: String, path: String) throws {
    var builder = VocabularyBuilder()
    try builder.read(VocabularyFile.equipment.read(yaml, path: path))
    classNames = builder.classNames
    similar = builder.similar
    fittings = builder.fittings
    drives = builder.drives
    controlled = builder.controlled
    ratings = builder.ratings
    numberWords = builder.numberWords
    meanings = builder.meanings
    qualifierNames = builder.qualifierNames
    spellings = builder.spellings
    longestPhrase = builder.longestPhrase
    phraseWords = Set(
      builder.meanings.keys.lazy.filter { $0.contains(" ") }
        .flatMap { $0.split(separator: " ").map(String.init) })
    longestWord =
      builder.meanings.keys.lazy.filter { !$0.contains(" ") }.map(\.utf8.count).max() ?? 0
    words = builder.meanings.keys.filter { $0.utf8.count >= 3 && !$0.contains(" ") }.sorted()
  }

  /// The longest phrase that starts at `index`, and how many tokens it takes.
  package func meaning(of tokens: [NameToken], at index: Int) -> (Meaning, length: Int)? {
    guard index < tokens.count, !tokens[index].isNumber else { return nil }
    var length = 1
    while length < longestPhrase, index + length < tokens.count, !tokens[index + length].isNumber {
      length += 1
    }
    while length > 0 {
      let phrase = tokens[index..<index + length].map(\.text).joined(separator: " ")
      if let meaning = meanings[phrase] { return (meaning, length) }
      length -= 1
    }
    return compound(tokens[index].text).map { ($0.head, 1) }
  }

  /// The meaning of a compound by its last part, and what stands before it: a `Kreiselpumpe` is a pump.
  package func compound(_ word: String) -> (head: Meaning, rest: String)? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 8 else { return nil }
    for cut in max(3, bytes.count - longestWord)...(bytes.count - 5) {
      let tail = String(decoding: bytes[cut...], as: UTF8.self)
      if let meaning = meanings[tail], !meaning.classes.isEmpty, meaning.isWord {
        return (meaning, String(decoding: bytes[..<cut], as: UTF8.self))
      }
    }
    return nil
  }

  /// Which of the class words of a name is what it is, and not where it is or what it serves; `nil` without any.
  package static func head(of nouns: [Noun]) -> Int? {
    guard let first = nouns.first, let last = nouns.last else { return nil }
    if first.isAlone || first.meaning.isFitting || nouns.count > 1 && nouns[1].followsOf {
      return 0
    }
    // `Füller 2 Antrieb` says where before it says what.
    return last.meaning.isHeadLast || first.isNumbered ? nouns.count - 1 : 0
  }

  /// The class of equipment that a text names, such as `pump`; `nil` when it names none or several.
  package func className(of text: String) -> String? {
    let tokens = NameToken.split(text)
    var sure: [Noun] = []
    var codes: [Int] = []
    var followsOf = false
    let wordsBeforeComma = tokens.count { !$0.isAfterComma && !$0.isNumber }
    var index = 0
    while index < tokens.count {
      guard let (meaning, length) = meaning(of: tokens, at: index) else {
        index += 1
        continue
      }
      let next = index + length
      let hasNumber = next < tokens.count && tokens[next].isNumber
      if meaning.isWord, meaning.classes.count == 1 {
        sure.append(
          Noun(
            meaning, followsOf: followsOf, isNumbered: hasNumber,
            isAlone: index == 0 && length == wordsBeforeComma && tokens.last?.isAfterComma == true))
        followsOf = false
      } else if let only = meaning.classes.first, meaning.classes.count == 1, meaning.level == nil,
        !meaning.isLetterCode || hasNumber
      {
        codes.append(only)
      }
      if meaning.isOf, !sure.isEmpty { followsOf = true }
      index = next
    }
    let head = Self.head(of: sure).map { sure[$0] }
    return (head?.meaning.classes.first ?? codes.last).map { classNames[$0] }
  }

  /// The class that a cell of a class or a model says: `nil` of a number of a model, whose letters stand for something else.
  package func declaredClass(_ text: String) -> String? {
    let tokens = NameToken.split(text)
    // `S4NX500CC` is written in one piece of several.
    let pieces = tokens.indices.dropFirst().count { tokens[$0].isGlued }
    let isModel = pieces > 1 && pieces + 1 == tokens.count
    // `FAN65-160` is a size and `Fan 2` a fan.
    let isSize = tokens.count > 2 && tokens[1].isGlued && tokens[1].isNumber && tokens[2].isNumber
    if isSize { return nil }
    let isLetters = tokens.contains { meanings[$0.text]?.isLetterCode == true }
    let hasWord = tokens.indices.contains { meaning(of: tokens, at: $0)?.0.isWord == true }
    return (isModel || isLetters) && !hasWord ? nil : className(of: text)
  }

  /// The classes of the words that begin with some letters, in any language.
  package func classes(beginning letters: String) -> Set<Int> {
    let first = words.partitioningIndex { $0 >= letters }
    return words[first...].prefix { $0.hasPrefix(letters) }.reduce(into: []) { classes, word in
      if let meaning = meanings[word], meaning.isWord { classes.formUnion(meaning.classes) }
    }
  }

  /// Whether a text has a word or a code for a class of equipment, such as `Inverter`, and not for a level that holds it.
  package func namesEquipment(_ text: String) -> Bool { namesEquipment(NameToken.split(text)) }

  package func namesEquipment(_ tokens: [NameToken]) -> Bool {
    tokens.indices.contains { place in
      guard let meaning = meaning(of: tokens, at: place)?.0 else { return false }
      return !meaning.classes.isEmpty && !meaning.isLetterCode && meaning.level == nil
    }
  }

  package func classIndex(_ name: String) -> Int? { classNames.firstIndex(of: name) }
}
