import Vocabulary

/// Finds single letters whose meaning in the vocabulary is not theirs in a plant.
///
/// `F` is a furnace on many drawings, and a filler where all its numbers are those of `FIL` in the other list while those of
/// the ovens there are others.
struct MisreadLetters {
  let vocabulary: EquipmentVocabulary
  let texts: [String]

  /// Pairs of a letter and a word of its class, first system first.
  func find(_ a: Population, _ b: Population, _ knowledge: PairKnowledge)
    -> Set<PairKnowledge.WordPair>
  {
    let left = heads(a, knowledge.compositionA)
    let right = heads(b, knowledge.compositionB)
    var result: Set<PairKnowledge.WordPair> = []
    for (letter, word) in misread(left, right) { result.insert(.init(a: letter, b: word)) }
    for (letter, word) in misread(right, left) { result.insert(.init(a: word, b: letter)) }
    return result
  }

  private struct Head {
    var classes: Set<Int> = []
    var numbers: Set<[Int]> = []
  }

  private func heads(_ population: Population, _ composition: Composition?) -> [Int: Head] {
    var result: [Int: Head] = [:]
    for record in population.records where !record.isPlaceOnly {
      guard let view = record.nameView, view.head >= 0, let unit = view.unit else { continue }
      let composed = view.composed(composition)
      result[view.head, default: Head()].classes.formUnion(view.classes)
      result[view.head, default: Head()].numbers.insert(
        [composed?.line ?? view.mainPlace ?? 0, composed?.unit ?? unit, view.suffix])
    }
    return result
  }

  private func misread(_ own: [Int: Head], _ other: [Int: Head]) -> [(letter: Int, word: Int)] {
    let words = WordsAreTranslations.inForce
    var result: [(letter: Int, word: Int)] = []
    for (letter, head) in own
    where vocabulary.meanings[texts[letter]]?.isLetterCode == true
      && head.numbers.count >= words.leastNumbers && !head.classes.isEmpty
    {
      let kin = other.filter { !$0.value.classes.isDisjoint(with: head.classes) }
      guard !kin.isEmpty else { continue }
      // A word that both lists have means the same in both.
      let strangers = other.filter { kin[$0.key] == nil && own[$0.key] == nil }
      let best = strangers.values.map { share(head.numbers, $0.numbers) }.max() ?? 0
      // All words of the class together, as several may share the letter.
      let joined = kin.values.reduce(into: Set<[Int]>()) { $0.formUnion($1.numbers) }
      guard words.holds(best, next: share(head.numbers, joined)) else { continue }
      result += kin.keys.map { (letter, $0) }
    }
    return result
  }

  private func share(_ a: Set<[Int]>, _ b: Set<[Int]>) -> Double {
    let both = a.intersection(b).count
    return both == 0 ? 0 : Double(both) / Double(a.count + b.count - both)
  }
}
