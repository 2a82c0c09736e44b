/// The phrases of all roles, found by what a header has of them.
package struct PhraseIndex: Sendable {
  typealias Phrase = Vocabulary.Phrase

  /// What a header says of each role: 0…1, and the language of the phrase that says it.
  package struct Scores {
    var list: [(score: Double, language: String)]

    package subscript(role: ColumnRole) -> (score: Double, language: String) {
      get { ColumnRole.allCases.firstIndex(of: role).map { list[$0] } ?? (0, "") }
      set { if let i = ColumnRole.allCases.firstIndex(of: role) { list[i] = newValue } }
    }
  }

  private let phrases: [(role: Int, phrase: Phrase)]
  /// Places in `phrases`: of those that are the same without blanks, that begin with a word, and, of those that may stand
  /// inside a word, that begin with three bytes.
  private var byText: [[UInt8]: [Int]] = [:]
  private var byWord: [String: [Int]] = [:]
  private var byBytes: [UInt32: [Int]] = [:]

  init(_ roles: [(role: ColumnRole, phrases: [Phrase])]) {
    phrases = roles.flatMap { role, list in
      list.map { (ColumnRole.allCases.firstIndex(of: role) ?? 0, $0) }
    }
    for (i, entry) in phrases.enumerated() {
      byText[entry.phrase.joined, default: []].append(i)
      if let first = entry.phrase.words.first { byWord[first, default: []].append(i) }
      if entry.phrase.isLong {
        byBytes[PhraseIndex.key(entry.phrase.joined, 0), default: []].append(i)
      }
    }
  }

  private static func key(_ bytes: [UInt8], _ i: Int) -> UInt32 {
    UInt32(bytes[i]) << 16 | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2])
  }

  /// The languages in which a header is a phrase in full; `Min` and `Max` are of none.
  func languages(_ header: Vocabulary.Header) -> Set<String> {
    Set(
      (byText[header.joined] ?? []).lazy.map { phrases[$0] }
        .filter { !ColumnRole.allCases[$0.role].isRange }.map(\.phrase.language))
  }

  /// What a header says of each role, where its neighbours are in some languages.
  package func match(_ header: Vocabulary.Header, in languages: HeaderLanguages = .any) -> Scores {
    var scores = Scores(list: ColumnRole.allCases.map { _ in (0, "") })
    var first = [Int](repeating: .max, count: scores.list.count)
    func offer(_ i: Int, _ score: Double) {
      let (role, phrase) = phrases[i]
      let score = score * languages.trust(phrase)
      let best = scores.list[role].score
      if score > best || (score == best && score > 0 && i < first[role]) {
        scores.list[role] = (score, phrase.language)
        first[role] = i
      }
    }
    for i in byText[header.joined] ?? [] { offer(i, 1) }
    for (start, word) in header.words.enumerated() {
      for i in byWord[word] ?? [] {
        offer(i, PhraseIndex.score(phrases[i].phrase, header, at: start))
      }
    }
    for word in header.bytes where word.count > 5 {
      for start in 0...(word.count - 5) {
        for i in byBytes[PhraseIndex.key(word, start)] ?? [] {
          offer(i, PhraseIndex.score(phrases[i].phrase, inside: word, at: start))
        }
      }
    }
    return scores
  }

  /// The score of a phrase whose words stand in a row.
  private static func score(_ phrase: Phrase, _ header: Vocabulary.Header, at start: Int) -> Double
  {
    let (words, count) = (header.words, phrase.words.count)
    // `of` and `y` are an order and a value when they stand alone, and nothing among other words.
    if phrase.joined.count <= 2, words.count > phrase.joined.count { return 0 }
    guard start + count <= words.count, words[start..<start + count].elementsEqual(phrase.words)
    else { return 0 }
    // The last word of a header is its head noun in most languages with compounds at the front; a word in the midst of
    // a sentence says little.
    let share = Double(count) / Double(words.count)
    let base = start + count == words.count ? 0.58 : 0.5 * min(1, 4 / Double(words.count))
    return base + 0.3 * share
  }

  /// The score of a phrase inside a longer word. Compounds of East Asia are counted as if blanks were between their words.
  private static func score(_ phrase: Phrase, inside word: [UInt8], at start: Int) -> Double {
    let count = phrase.joined.count
    guard count < word.count, start + count <= word.count,
      word[start..<start + count].elementsEqual(phrase.joined)
    else { return 0 }
    let isEnd = start + count == word.count
    if phrase.isEastAsian {
      let share = Double(count) / Double(word.count)
      return (isEnd ? 0.58 : start == 0 ? 0.35 : 0.25) + 0.3 * share
    }
    if start == 0, isDerived(word[count...]) { return 0 }
    return isEnd ? 0.62 : start == 0 ? 0.5 : count >= 7 ? 0.4 : 0
  }

  /// Whether an ending makes another word of the one it follows, as `product` and `production`, `fabrica` and `fabricante`.
  private static func isDerived(_ ending: ArraySlice<UInt8>) -> Bool {
    ["ion", "ions", "ive", "ing", "nt", "nte"].contains { ending.elementsEqual($0.utf8) }
  }
}

/// The languages that the headers of one table agree on. A short word of any other language is likely a coincidence: `do`
/// is the end of a stop in Polish, and nothing in an English table.
package struct HeaderLanguages: Sendable {
  /// `nil` where every language is as likely.
  private let agreed: Set<String>?

  package static let any = HeaderLanguages(agreed: nil)

  private init(agreed: Set<String>?) { self.agreed = agreed }

  package init(_ headers: [String], vocabulary: Vocabulary) {
    var counts: [String: Int] = [:]
    for header in headers.prefix(200) {
      let words = Vocabulary.Header(Words.split(Words.withoutUnit(header).name))
      for language in vocabulary.phrases.languages(words) { counts[language, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    agreed = most < 2 ? nil : Set(counts.filter { $0.value * 2 >= most }.keys)
  }

  /// How far a phrase counts, 0…1. English and the field names of vendors stand in tables of every language.
  func trust(_ phrase: Vocabulary.Phrase) -> Double {
    guard let agreed, phrase.language != "en", !agreed.contains(phrase.language) else { return 1 }
    return phrase.joined.count <= 4 ? 0.6 : 0.97
  }
}
