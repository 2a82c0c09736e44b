package import Vocabulary

/// Whether a word with a dot behind it is short for one that the lists have: `Ventil. air` for `Ventilateur air`.
package struct DotShortensWord: Judgement {
  package static let id = "linking/dot-shortens-word"
  package static let inForce = loaded()

  let leastLetters: Int
  let leastRest: Int

  /// The word that is meant, without its plural; `nil` where several words begin so.
  ///
  /// - Parameter words: Of all lists, folded, sorted.
  func meant(by word: String, among words: [String]) -> String? {
    guard word.count >= leastLetters else { return nil }
    var place = words.partitioningIndex { $0 >= word }
    var meant: String?
    while place < words.count, words[place].hasPrefix(word) {
      let other = words[place]
      place += 1
      guard other.count >= word.count + leastRest else { continue }
      if let meant {
        if !other.hasPrefix(meant) { return nil }
      } else {
        meant = other
      }
    }
    return meant
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    meant(by: given.text("word") ?? "", among: given.words("words").sorted()) != nil
  }
}
