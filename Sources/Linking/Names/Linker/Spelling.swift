import Vocabulary

/// Reads misspelt words as the one word nearest to them.
///
/// Longer words may differ by one letter or by two letters swapped, codes only by two letters swapped; `WordIsMisspelt` has
/// the limits. Numbers are never touched.
struct Spelling {
  private let vocabulary: EquipmentVocabulary
  /// How often each word occurs in the system.
  private let counts: [String: Int]
  /// Words of the other systems.
  private let elsewhere: Set<String>
  /// Words by what is left of them when one letter is taken out.
  private let shortened: [String: [String]]
  private let limits = WordIsMisspelt.inForce

  /// - Parameter shared: `Spelling.index` of the vocabulary's words, made once for all systems.
  init(
    vocabulary: EquipmentVocabulary, counts: [String: Int], elsewhere: Set<String>,
    shared: [String: [String]]
  ) {
    self.elsewhere = elsewhere
    self.vocabulary = vocabulary
    self.counts = counts
    let least = WordIsMisspelt.inForce.leastLetters
    let common = counts.filter { $0.value >= 2 && $0.key.utf8.count >= least }.keys
      .filter { vocabulary.meanings[$0] == nil }.sorted()
    shortened = shared.merging(Self.index(common)) { $0 + $1 }
  }

  static func index(_ words: [String]) -> [String: [String]] {
    var result: [String: [String]] = [:]
    let limits = WordIsMisspelt.inForce
    for word in words where limits.leastLetters...limits.mostLetters ~= word.utf8.count {
      for form in EditDistance.shortened(word) { result[form, default: []].append(word) }
    }
    return result
  }

  /// The word that is meant, or `nil` when the word stands as it is or more than one word is as near.
  func correction(of word: String) -> String? {
    let length = word.utf8.count
    guard length >= 3, length <= limits.mostLetters, vocabulary.meanings[word] == nil,
      !vocabulary.phraseWords.contains(word), (counts[word] ?? 0) <= limits.mostUsed
    else { return nil }
    if length >= limits.leastLetters {
      // A word that the system uses again is its own word.
      guard (counts[word] ?? 0) <= 1 || length >= limits.onceLetters else { return nil }
      if vocabulary.compound(word) != nil { return nil }
      var near: [String] = []
      for form in EditDistance.shortened(word) {
        for candidate in shortened[form] ?? [] where candidate != word && !near.contains(candidate)
        {
          let isFrequent =
            vocabulary.meanings[candidate] != nil
            || (counts[candidate] ?? 0) > limits.lead * (counts[word] ?? 1)
          // People seldom slip at the first letter; a maker may be called nearly as a machine is.
          if isFrequent, candidate.utf8.first == word.utf8.first,
            EditDistance.isOne(word, candidate)
          {
            near.append(candidate)
          }
        }
      }
      return near.count == 1 ? near[0] : preferred(near)
    }
    let count = counts[word] ?? 0
    var near: [String] = []
    for swapped in EditDistance.swapped(word) where swapped != word && !near.contains(swapped) {
      let other = counts[swapped] ?? 0
      if vocabulary.meanings[swapped] != nil {
        // Of three letters both may be real, as PAK and APK are.
        if count <= 1 && length > limits.leastCode || other >= limits.swappedLead * count {
          near.append(swapped)
        }
      } else if count <= 1, other >= limits.swappedLeast, !elsewhere.contains(word) {
        // Plant codes such as LAC and LCA are both real: what another system writes too is no slip.
        near.append(swapped)
      }
    }
    return near.count == 1 ? near[0] : preferred(near)
  }

  /// Among several near words the only one that the system itself uses.
  private func preferred(_ near: [String]) -> String? {
    let used = near.filter { (counts[$0] ?? 0) >= 2 }
    return used.count == 1 ? used[0] : nil
  }

  /// A folded word as people write it, in the case of the word that it stands for.
  func shown(_ word: String, like written: String) -> String {
    let text = vocabulary.spellings[word] ?? word
    if written == written.uppercased() { return text.uppercased() }
    guard let first = written.first, first.isUppercase else { return text.lowercased() }
    return text.prefix(1).uppercased() + text.dropFirst().lowercased()
  }
}
