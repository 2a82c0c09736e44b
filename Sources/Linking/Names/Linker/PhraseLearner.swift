import Vocabulary

/// Learns which words of one system are short for which of the other: `BKTELV` and `BCKT ELVTR` for `Bucket elevator`, where
/// each of them fits one kind of machine alone, by its letters and by the numbers of its machines.
struct PhraseLearner {
  private let vocabulary: EquipmentVocabulary
  private let texts: [String]
  private let judgement = LettersAreShortForWords.inForce

  init(vocabulary: EquipmentVocabulary, texts: [String]) {
    self.vocabulary = vocabulary
    self.texts = texts
  }

  /// Words of `a` and those of `b` that they stand for.
  func learn(_ a: Population, _ b: Population, _ knowledge: PairKnowledge)
    -> Set<PairKnowledge.WordPair>
  {
    let (all, others) = (
      phrases(a, knowledge.compositionA), phrases(b, knowledge.compositionB)
    )
    // What both have means the same in both.
    let left = all.filter { others[$0.key] == nil }
    let right = others.filter { all[$0.key] == nil }
    let counts = 1...judgement.mostKinds
    guard counts ~= left.count, counts ~= right.count else { return [] }
    var byLetter: [Unicode.Scalar: [Int]] = [:]
    for phrase in right.keys.sorted() {
      for letter in Self.letters(texts[phrase]) { byLetter[letter, default: []].append(phrase) }
    }
    var (whole, partly): ([PairKnowledge.WordPair], [PairKnowledge.WordPair]) = ([], [])
    for phrase in left.keys.sorted() {
      guard let own = left[phrase] else { continue }
      let near = Set(Self.letters(texts[phrase]).flatMap { byLetter[$0] ?? [] })
      for other in near.sorted() {
        guard let theirs = right[other], own.isOfOneKind(with: theirs, judgement) else { continue }
        let (x, y) = (texts[phrase], texts[other])
        let pair = PairKnowledge.WordPair(a: phrase, b: other)
        if isShort(x, for: y, all: true) || isShort(y, for: x, all: true) {
          whole.append(pair)
        } else if isShort(x, for: y, all: false) || isShort(y, for: x, all: false) {
          partly.append(pair)
        }
      }
    }
    let (kindsA, kindsB) = (kinds(a, left), kinds(b, right))
    // Letters of all words say more than those of some.
    var found = oneToOne(whole, kindsA, kindsB)
    let (usedA, usedB) = (
      Set(found.map { kindsA[$0.a] ?? $0.a }), Set(found.map { kindsB[$0.b] ?? $0.b })
    )
    found += oneToOne(
      (whole + partly).filter {
        !usedA.contains(kindsA[$0.a] ?? $0.a) && !usedB.contains(kindsB[$0.b] ?? $0.b)
      }, kindsA, kindsB)
    let count = min(
      Set(found.map { kindsA[$0.a] ?? $0.a }).count, Set(found.map { kindsB[$0.b] ?? $0.b }).count)
    let open = min(
      Set(left.keys.map { kindsA[$0] ?? $0 }).count, Set(right.keys.map { kindsB[$0] ?? $0 }).count)
    return judgement.holds(words: open, found: count) ? Set(found) : []
  }

  /// Whether letters are short for words, and are no word for a machine themselves: a heat pump is no pump.
  private func isShort(_ letters: String, for words: String, all: Bool) -> Bool {
    guard judgement.fits(letters, words, all: all) else { return false }
    let own = letters.split(separator: " ")
    if own.count == 1, words.split(separator: " ").contains(own[0]) { return false }
    return !own.contains { word in
      vocabulary.meanings[String(word)].map { $0.isWord && !$0.classes.isEmpty } ?? false
    }
  }

  /// Of each word the first of those that stand for the same machines and no others do, as the code and the description of a
  /// row.
  private func kinds(_ population: Population, _ phrases: [Int: Numbers]) -> [Int: Int] {
    var partners: [Int: Set<Int>] = [:]
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      let own = Set(record.views.lazy.map { $0.phrase }.filter { phrases[$0] != nil })
      for phrase in own { partners[phrase, default: []].formUnion(own) }
    }
    return Dictionary(
      uniqueKeysWithValues: phrases.keys.map { phrase in
        let own = partners[phrase] ?? []
        // A text that many rows have says nothing of one.
        let isOne = own.allSatisfy { partners[$0] == own }
        return (phrase, isOne ? own.min() ?? phrase : phrase)
      })
  }

  /// First letters of words.
  private static func letters(_ phrase: String) -> Set<Unicode.Scalar> {
    Set(phrase.split(separator: " ").compactMap(\.unicodeScalars.first))
  }

  /// Pairs whose kinds fit no others. Those of a pair fit no others any more, so what is left is looked at again.
  private func oneToOne(
    _ pairs: [PairKnowledge.WordPair], _ kindsA: [Int: Int], _ kindsB: [Int: Int]
  ) -> [PairKnowledge.WordPair] {
    var left = pairs.map { pair in
      (pair: pair, a: kindsA[pair.a] ?? pair.a, b: kindsB[pair.b] ?? pair.b)
    }
    var result: [PairKnowledge.WordPair] = []
    while !left.isEmpty {
      var (ofA, ofB): ([Int: Set<Int>], [Int: Set<Int>]) = ([:], [:])
      for (_, a, b) in left {
        ofA[a, default: []].insert(b)
        ofB[b, default: []].insert(a)
      }
      let sure = left.filter { ofA[$0.a]?.count == 1 && ofB[$0.b]?.count == 1 }
      if sure.isEmpty { break }
      result += sure.map(\.pair)
      let (usedA, usedB) = (Set(sure.map(\.a)), Set(sure.map(\.b)))
      left.removeAll { usedA.contains($0.a) || usedB.contains($0.b) }
    }
    return result
  }

  /// The numbers that words stand with.
  private struct Numbers {
    /// Unit and letter.
    var units: Set<[Int]> = []
    /// With the line or area, where there is one.
    var placed: Set<[Int]> = []

    func isOfOneKind(with other: Numbers, _ judgement: LettersAreShortForWords) -> Bool {
      func agree(_ own: Set<[Int]>, _ others: Set<[Int]>) -> Bool {
        judgement.areOfOneKind(
          common: own.intersection(others).count, of: min(own.count, others.count))
      }
      // A line or an area of one of them alone says nothing of the other.
      return placed.isEmpty || other.placed.isEmpty
        ? agree(units, other.units) : agree(placed, other.placed)
    }
  }

  private func phrases(_ population: Population, _ composition: Composition?) -> [Int: Numbers] {
    var result: [Int: Numbers] = [:]
    var places: Set<Int> = []
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      for view in record.views where view.phrase >= 0 {
        let composed = view.composed(composition)
        let unit = composed?.unit ?? view.unit ?? 1
        result[view.phrase, default: Numbers()].units.insert([unit, view.suffix])
        if let place = composed?.line ?? view.mainPlace ?? record.place {
          places.insert(place)
          result[view.phrase]?.placed.insert([place, unit, view.suffix])
        }
      }
    }
    // What all names are in tells none apart.
    if places.count == 1 {
      for phrase in result.keys { result[phrase]?.placed = [] }
    }
    return result
  }
}
