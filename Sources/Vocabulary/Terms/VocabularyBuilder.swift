/// Puts the words of `equipment.yml` into the tables of an `EquipmentVocabulary`.
struct VocabularyBuilder {
  typealias Meaning = EquipmentVocabulary.Meaning

  private(set) var classNames: [String] = []
  private(set) var fittings: Set<Int> = []
  private(set) var drives: Set<Int> = []
  private(set) var controlled: Set<Int> = []
  private(set) var ratings: Set<String> = []
  private(set) var numberWords: [String: Int] = [:]
  private(set) var similar: [[Int]] = []
  private(set) var meanings: [String: Meaning] = [:]
  private(set) var qualifierNames: [String] = []
  private(set) var spellings: [String: String] = [:]
  private(set) var longestPhrase = 1

  mutating func read(_ file: WordFile) throws {
    try readClasses(file)
    for word in file["generic"].words { add(word) { $0.isGeneric = true } }
    for (level, name) in [
      (EquipmentVocabulary.Level.site, "site"), (.area, "area"), (.line, "line"),
    ] {
      for (key, words) in file["levels"][name].entries {
        for word in words.words {
          add(word) {
            $0.level = level
            if key == "words" { $0.isWord = true }
            if key == "letters" { $0.isLetterCode = true }
          }
        }
      }
    }
    for (index, entry) in file["qualifiers"].entries.enumerated() {
      qualifierNames.append(entry.key)
      for word in entry.value.words { add(word) { $0.qualifier = index } }
    }
    for word in file["retired"].words { add(word) { $0.isRetired = true } }
    for word in file["of"].words { add(word) { $0.isOf = true } }
    for word in file["number"].words { add(word) { $0.isNumberSign = true } }
    ratings = Set(file["ratings"].words.map(Words.foldedName))
    for word in file["number-before"].words { add(word) { $0.isNumberBefore = true } }
    for (key, words) in file["number-words"].entries {
      for word in words.words { numberWords[Words.foldedName(word)] = Int(key) }
    }
    for word in file["streets"].words { add(word) { $0.isStreet = true } }
    for word in file["instruments"].words { add(word) { $0.isInstrument = true } }
    for word in file["head-last"].words { add(word) { $0.isHeadLast = true } }
  }

  private mutating func readClasses(_ file: WordFile) throws {
    let classes = file["classes"].entries
    let fittings = file["fittings"].words
    classNames = classes.map(\.key)
    self.fittings = Set(fittings.compactMap(classNames.firstIndex))
    drives = Set(file["drives"].words.compactMap(classNames.firstIndex))
    controlled = self.fittings.union(file["controlled"].words.compactMap(classNames.firstIndex))
    similar = Array(repeating: [], count: classNames.count)
    for (index, entry) in classes.enumerated() {
      for (key, value) in entry.value.entries where key != "like" {
        for (place, text) in value.words.enumerated() {
          let isHeadLast = key == "words" && (place == 0 || Words.isEastAsian(text))
          let isFitting = key == "words" && fittings.contains(entry.key)
          add(text) {
            Self.put(index, as: key, into: &$0)
            if isHeadLast { $0.isHeadLast = true }
            if isFitting { $0.isFitting = true }
          }
        }
      }
      for text in entry.value["like"].words {
        guard let other = classNames.firstIndex(of: text) else {
          throw VocabularyError(
            message:
              "\(VocabularyFile.equipment.name):\(entry.value.line): '\(text)' is not a class of equipment",
            help: Wording.nearest(to: text, in: classNames).map { "did you mean '\($0)'?" }
              ?? "use one of 'classes'")
        }
        if !similar[index].contains(other) { similar[index].append(other) }
        if !similar[other].contains(index) { similar[other].append(index) }
      }
    }
  }

  private static func put(_ index: Int, as key: String, into meaning: inout Meaning) {
    // A word of a language outranks the same letters as a code.
    if key != "words" && meaning.isWord { return }
    if key == "words" && !meaning.isWord { meaning.classes = [] }
    if key == "words" { meaning.isWord = true }
    if key == "letters" && !meaning.classes.isEmpty && !meaning.isLetterCode { return }
    if key == "letters" { meaning.isLetterCode = true }
    if !meaning.classes.contains(index) { meaning.classes.append(index) }
  }

  private mutating func add(_ phrase: String, _ change: (inout Meaning) -> Void) {
    let words = NameToken.split(phrase).filter { !$0.isNumber }.map(\.text)
    guard !words.isEmpty else { return }
    longestPhrase = max(longestPhrase, words.count)
    if words.count == 1, spellings[words[0]] == nil { spellings[words[0]] = phrase }
    change(&meanings[words.joined(separator: " "), default: Meaning()])
    // Plants also write phrases in one word.
    if words.count == 2 { change(&meanings[words.joined(), default: Meaning()]) }
  }
}

extension VocabularyFile {
  static let equipment = VocabularyFile(
    name: "equipment.yml",
    shape: .fields([
      FileField(
        "classes", .named(.fields(spellings + [FileField("like", .list(.text), "Alike.")])),
        "Classes of equipment."),
      FileField("generic", .list(.text), "Words for any machine."),
      FileField(
        "levels",
        .fields(["site", "area", "line"].map { FileField($0, .fields(spellings), "A level.") }),
        "What holds equipment."),
      FileField("qualifiers", .named(.list(.text)), "What tells one from another."),
      FileField("retired", .list(.text), "Words for what is out of use."),
      FileField("of", .list(.text), "Words that put the head first."),
      FileField("number", .list(.text), "Words before a number."),
      FileField("ratings", .list(.text), "Units of sizes in names."),
      FileField("number-before", .list(.text), "Words behind a number."),
      FileField("number-words", .named(.list(.text)), "Numbers written as words."),
      FileField("streets", .list(.text), "Words of streets."),
      FileField("instruments", .list(.text), "Codes that are those of instruments as well."),
      FileField("head-last", .list(.text), "Words of languages in which the head comes last."),
      FileField("fittings", .list(.text), "Classes of what is fitted to a machine."),
      FileField("drives", .list(.text), "Classes that are part of what they drive."),
      FileField("controlled", .list(.text), "Classes that have the codes of instruments."),
    ]))

  private static let spellings = [
    FileField("words", .list(.text), "Whole words, the English one first."),
    FileField("codes", .list(.text), "Abbreviations."),
    FileField("letters", .list(.text), "Codes of one or two letters."),
  ]
}
