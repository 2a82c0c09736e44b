/// What texts say of work: whether it repairs or prevents, and whether anybody has begun with it.
struct WorkTexts: Sendable {
  private let corrective: Lexicon
  private let preventive: Lexicon
  private let ahead: Lexicon
  /// Words that say only that work is planned, and negated that it repairs.
  private let planned: Lexicon
  private let negations: Set<String>
  private let prefixes: [String]
  private let codes: (corrective: Set<String>, preventive: Set<String>)

  /// Words that are the same but for the last vowel too: `programado` and `programada`, `planowy` and `planowe`.
  private struct Lexicon {
    let words: Set<String>
    let stems: Set<String>
    /// Of one long word each, which may stand in compounds.
    let parts: [String]

    init(_ words: Set<String>) {
      self.words = words
      stems = Set(words.map(WorkTexts.stem))
      parts = words.filter { word in
        word.utf8.count >= 6 && word.utf8.allSatisfy { 97...122 ~= $0 }
      }.sorted()
    }

    func holds(_ text: String) -> Bool {
      words.contains(text) || stems.contains(WorkTexts.stem(text))
    }

    /// Whether a word is put together of one of them and of something else, as `Jahreswartung` and `Störungsbeseitigung` are.
    func isPart(of word: String) -> Bool {
      parts.contains { part in
        word.utf8.count >= part.utf8.count + 4 && (word.hasPrefix(part) || word.hasSuffix(part))
      }
    }
  }

  init(_ entry: WordFile) {
    corrective = Lexicon(entry["corrective"].folded)
    planned = Lexicon(entry["planned"].folded)
    preventive = Lexicon(entry["preventive"].folded.union(entry["planned"].folded))
    ahead = Lexicon(entry["ahead"].folded)
    negations = entry["negations"].folded
    prefixes = entry["negating-prefixes"].folded.sorted()
    codes = (
      corrective.words.filter { $0.utf8.count <= 2 }, preventive.words.filter { $0.utf8.count <= 2 }
    )
  }

  /// Without the last vowel of a long word.
  private static func stem(_ text: String) -> String {
    guard text.utf8.count >= 6, let last = text.last, "aeiouy".contains(last) else { return text }
    return String(text.dropLast())
  }

  /// Whether the state of an order says that nobody has begun with it, or never will.
  func isAhead(_ text: String) -> Bool {
    ahead.holds(Words.folded(text)) || Words.split(text).contains(where: ahead.holds)
  }

  /// True for corrective, false for preventive work, `nil` when the text says neither.
  func isCorrective(_ text: String) -> Bool? {
    let key = Words.trimmed(Words.folded(text))
    if let known = meaning(key) { return known }
    if Words.isEastAsian(key) {
      if corrective.words.contains(where: { Words.isEastAsian($0) && key.contains($0) }) {
        return true
      }
      if preventive.words.contains(where: { Words.isEastAsian($0) && key.contains($0) }) {
        return false
      }
    }
    let words = Words.split(text)
    // `not planned`, `oplanerat`
    let isNegated = words.indices.contains { place in
      place > 0 && negations.contains(words[place - 1]) && planned.holds(words[place])
        || prefixes.contains {
          words[place].hasPrefix($0) && planned.holds(String(words[place].dropFirst($0.count)))
        }
    }
    if isNegated { return true }
    // `PM - Condition based`
    let phrase = " " + words.joined(separator: " ") + " "
    func holds(_ known: Set<String>) -> Bool {
      known.contains { $0.contains(" ") && phrase.contains(" " + $0 + " ") }
    }
    if holds(corrective.words) { return true }
    if holds(preventive.words) { return false }
    for word in words where word.count > 2 {
      if let known = meaning(word) { return known }
    }
    for word in words {
      let (isRepair, isCare) = (corrective.isPart(of: word), preventive.isPart(of: word))
      if isRepair != isCare { return isRepair }
    }
    return code(key, words)
  }

  private func meaning(_ word: String) -> Bool? {
    if corrective.words.contains(word) { return true }
    if preventive.words.contains(word) { return false }
    return corrective.holds(word) ? true : preventive.holds(word) ? false : nil
  }

  /// What two letters before a dash, a colon or the like say, where no word says more: `PM - Meter reading`, but not
  /// `PM - Corrective`, of which the letters name the system.
  private func code(_ key: String, _ words: [String]) -> Bool? {
    guard words.count > 1, let first = words.first, first.utf8.count == 2, key.hasPrefix(first),
      let sign = key.dropFirst(2).first(where: { $0 != " " }), !sign.isLetter, !sign.isNumber
    else { return nil }
    if codes.corrective.contains(first) { return true }
    return codes.preventive.contains(first) ? false : nil
  }
}
