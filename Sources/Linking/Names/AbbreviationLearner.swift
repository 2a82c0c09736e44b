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

  /// How many codes of one system are short for words of the other, if a composition says how the codes count lines; none
  /// where one of the codes cannot be read so.
  func found(codes: Population, words: Population, by composition: Composition?) -> Int {
    pairs(codes: codes, words: words, by: composition).count
  }

  private func pairs(codes: Population, words: Population, by composition: Composition? = nil)
    -> [(code: Int, word: Int)]
  {
    let (known, classes) = (words.heads, words.classes)
    var open: [Int: Set<[Int]>] = [:]
    for record in codes.records where !record.isPlaceOnly && !record.isRetired {
      // What the other system has, or understands, needs no guess.
      for view in record.views
      where view.head >= 0 && view.source != .description && !known.contains(view.head)
        && !view.classes.contains(where: classes.contains) && judgement.isCode(texts[view.head])
      {
        if let composition {
          guard view.places.allSatisfy({ $0.kind == 0 }), let parts = view.composed(composition)
          else { return [] }
          open[view.head, default: []].insert([parts.line, parts.unit, view.suffix])
        } else if let numbers = numbers(of: view, record) {
          open[view.head, default: []].insert(numbers)
        }
      }
    }
    guard judgement.areEnough(open.count) else { return [] }
    let all = heads(words)
    // The words that begin with a letter and have a number.
    var places: [[Int]: [Int]] = [:]
    for word in all.keys.sorted() {
      let letter = Int(texts[word].utf8.first ?? 0)
      for numbers in all[word] ?? [] { places[[letter] + numbers, default: []].append(word) }
    }
    var fitting: [(code: Int, word: Int)] = []
    for code in open.keys.sorted() {
      let own = open[code] ?? []
      let letter = Int(texts[code].utf8.first ?? 0)
      let near = Set(own.flatMap { places[[letter] + $0] ?? [] })
      for word in near.sorted()
      where judgement.fits(code: texts[code], word: texts[word])
        && share(own, all[word] ?? []) >= self.words.leastScore
      {
        fitting.append((code, word))
      }
    }
    let byCode = Dictionary(grouping: fitting, by: \.code)
    let byWord = Dictionary(grouping: fitting, by: \.word)
    let found = fitting.filter { byCode[$0.code]?.count == 1 && byWord[$0.word]?.count == 1 }
    return judgement.holds(codes: open.count, found: found.count) ? found : []
  }

  private func numbers(of view: NameView, _ record: LinkRecord) -> [Int]? {
    let place = view.mainPlace ?? record.place
    let unit = view.isSized ? nil : view.unit
    guard unit != nil || place != nil else { return nil }
    // The only one of a line needs no number.
    return [place ?? 0, unit ?? 1, view.suffix]
  }

  /// Of each word the areas and numbers that it stands with.
  private func heads(_ population: Population) -> [Int: Set<[Int]>] {
    var result: [Int: Set<[Int]>] = [:]
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      for view in record.views where view.head >= 0 {
        guard let numbers = numbers(of: view, record) else { continue }
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
