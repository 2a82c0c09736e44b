import Vocabulary

/// Learns which codes of one system abbreviate which words of the other: MKAR1 of area 321 is `Mäldkar 1` there, where each
/// code of the list fits one word alone, by its letters and by its numbers.
struct AbbreviationLearner {
  private let texts: [String]
  private let judgement = CodesAbbreviateWords.inForce
  private let words = WordsAreTranslations.inForce

  init(texts: [String]) { self.texts = texts }

  /// Pairs of a code and a word, or of a word and a code, first system first.
  func learn(_ a: Population, _ b: Population) -> Set<PairKnowledge.WordPair> {
    var result: Set<PairKnowledge.WordPair> = []
    for (code, word) in pairs(codes: a, words: b) { result.insert(.init(a: code, b: word)) }
    for (code, word) in pairs(codes: b, words: a) { result.insert(.init(a: word, b: code)) }
    return result
  }

  private func pairs(codes: Population, words: Population) -> [(code: Int, word: Int)] {
    let all = heads(words) { _ in true }
    let known = Set(all.keys)
    let classes = Set(words.records.flatMap { $0.views.flatMap(\.classes) })
    // What the other system has, or understands, needs no guess.
    let open = heads(codes) { view in
      view.source != .description && !known.contains(view.head)
        && !view.classes.contains(where: classes.contains)
        && judgement.isCode(texts[view.head])
    }
    var fitting: [(code: Int, word: Int)] = []
    for code in open.keys.sorted() {
      for word in all.keys.sorted()
      where judgement.fits(code: texts[code], word: texts[word])
        && share(open[code] ?? [], all[word] ?? []) >= self.words.leastScore
      {
        fitting.append((code, word))
      }
    }
    let byCode = Dictionary(grouping: fitting, by: \.code)
    let byWord = Dictionary(grouping: fitting, by: \.word)
    let found = fitting.filter { byCode[$0.code]?.count == 1 && byWord[$0.word]?.count == 1 }
    return judgement.holds(codes: open.count, found: found.count) ? found : []
  }

  /// Of each head word the areas and numbers that it stands with.
  private func heads(_ population: Population, where isWanted: (NameView) -> Bool)
    -> [Int: Set<[Int]>]
  {
    var result: [Int: Set<[Int]>] = [:]
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      for view in record.views where view.head >= 0 && isWanted(view) {
        let place = view.mainPlace ?? record.place
        let unit = view.isSized ? nil : view.unit
        guard unit != nil || place != nil else { continue }
        // The only one of a line needs no number.
        let numbers = [place ?? 0, unit ?? 1, view.suffix]
        // Of words that no vocabulary knows any may be the one that the code is short for.
        let words = view.classes.isEmpty ? [view.head] + view.qualifiers : [view.head]
        for word in Set(words) { result[word, default: []].insert(numbers) }
      }
    }
    return result
  }

  private func share(_ a: Set<[Int]>, _ b: Set<[Int]>) -> Double {
    let both = a.intersection(b).count
    return both == 0 ? 0 : Double(both) / Double(a.count + b.count - both)
  }
}
