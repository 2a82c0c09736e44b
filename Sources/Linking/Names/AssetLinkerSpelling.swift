import Vocabulary

/// Reads misspelt words as the one word nearest to them.
///
/// Words of five letters and more may differ by one letter or by two letters swapped; codes of three or four
/// letters only by two letters swapped. Numbers are never touched.
struct Spelling {
  private let vocabulary: EquipmentVocabulary
  /// How often each word occurs in the system.
  private let counts: [String: Int]
  /// Words of the other systems.
  private let elsewhere: Set<String>
  /// Words by what is left of them when one letter is taken out.
  private let shortened: [String: [String]]

  /// - Parameter shared: `Spelling.index` of the vocabulary's words, made once for all systems.
  init(
    vocabulary: EquipmentVocabulary, counts: [String: Int], elsewhere: Set<String>,
    shared: [String: [String]]
  ) {
    self.elsewhere = elsewhere
    self.vocabulary = vocabulary
    self.counts = counts
    let common = counts.filter { $0.value >= 2 && $0.key.utf8.count >= 5 }.keys
      .filter { vocabulary.meanings[$0] == nil }.sorted()
    shortened = shared.merging(Self.index(common)) { $0 + $1 }
  }

  static func index(_ words: [String]) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for word in words where word.utf8.count >= 5 {
      for form in shortForms(word) { result[form, default: []].append(word) }
    }
    return result
  }

  /// The word that is meant, or `nil` when the word stands as it is or more than one word is as near.
  func correction(of word: String) -> String? {
    let length = word.utf8.count
    guard length >= 3, vocabulary.meanings[word] == nil, (counts[word] ?? 0) <= 2 else {
      return nil
    }
    if length >= 5 {
      // A word that the system uses again is its own word.
      guard (counts[word] ?? 0) <= 1 || length >= 6 else { return nil }
      if vocabulary.compound(word) != nil { return nil }
      var near: [String] = []
      for form in Self.shortForms(word) {
        for candidate in shortened[form] ?? [] where candidate != word && !near.contains(candidate)
        {
          let isFrequent =
            vocabulary.meanings[candidate] != nil
            || (counts[candidate] ?? 0) > 2 * (counts[word] ?? 1)
          if isFrequent && Self.isOneEdit(word, candidate) { near.append(candidate) }
        }
      }
      return near.count == 1 ? near[0] : preferred(near)
    }
    let count = counts[word] ?? 0
    var near: [String] = []
    for swapped in Self.swaps(word) where swapped != word && !near.contains(swapped) {
      let other = counts[swapped] ?? 0
      if vocabulary.meanings[swapped] != nil {
        if count <= 1 || other >= 4 * count { near.append(swapped) }
      } else if count <= 1, other >= 3, !elsewhere.contains(word) {
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

  static func swaps(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    guard letters.count > 1 else { return [] }
    return (0..<letters.count - 1).map { index in
      var copy = letters
      copy.swapAt(index, index + 1)
      return String(decoding: copy, as: UTF8.self)
    }
  }

  private static func shortForms(_ word: String) -> [String] {
    let letters = Array(word.utf8)
    var forms = [word]
    for index in letters.indices {
      var copy = letters
      copy.remove(at: index)
      forms.append(String(decoding: copy, as: UTF8.self))
    }
    return forms
  }

  /// One letter more, less or other, or two neighbours swapped.
  static func isOneEdit(_ a: String, _ b: String) -> Bool {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    guard abs(a.count - b.count) <= 1 else { return false }
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, end < b.count - start,
      a[a.count - 1 - end] == b[b.count - 1 - end]
    {
      end += 1
    }
    let left = a.count - start - end
    let right = b.count - start - end
    if left <= 1 && right <= 1 { return left + right > 0 }
    return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
  }
}
