import Vocabulary

/// Learns from two whole populations what their single names cannot tell.
struct PairLearner {
  let vocabulary: EquipmentVocabulary
  let texts: [String]
  let alike = ListsNameAlike.inForce

  func learn(_ a: Population, _ b: Population) -> PairKnowledge {
    var knowledge = PairKnowledge()
    for (kind, values) in a.valuesByKind {
      guard let others = b.valuesByKind[kind] else { continue }
      let both = values.intersection(others).count
      if 2 * both >= min(values.count, others.count), both > 0 {
        knowledge.sharedKinds.insert(kind)
      }
    }
    (knowledge.compositionA, knowledge.compositionB) = CompositionLearner(a: a, b: b).learn()
    knowledge.hasConstantPlaces = hasConstantPlaces(a, b)
    knowledge.slips = slips(a, b)
    knowledge.apart = apart(a, b)
    knowledge.misread = MisreadLetters(vocabulary: vocabulary, texts: texts).find(a, b, knowledge)
    knowledge.translations = translations(a, b, knowledge)
    knowledge.abbreviations = AbbreviationLearner(texts: texts).learn(a, b)
    knowledge.phrases = PhraseLearner(vocabulary: vocabulary, texts: texts).learn(a, b, knowledge)
    knowledge.sharesPlaces = sharesPlaces(a, b)
    knowledge.comparesNumbers =
      min(a.numericShare, b.numericShare) >= alike.leastNumeric && sharesKeys(a, b)
    knowledge.comparesNames = comparesNames(a, b)
    knowledge.sameDigits = sameDigits(a, b)
    knowledge.linesAreNeeded = linesAreNeeded(a, b)
    return knowledge
  }

  private func sharesKeys(_ a: Population, _ b: Population) -> Bool {
    let keys = Set(a.records.compactMap { $0.nameView?.key })
    let others = Set(b.records.compactMap { $0.nameView?.key })
    let both = keys.intersection(others).count
    return alike.holds(numbers: min(keys.count, others.count), found: both)
  }

  /// Names without letters that one system writes in parts and the other does not.
  private func sameDigits(_ a: Population, _ b: Population) -> Set<PairKnowledge.WordPair> {
    let judgement = NumbersAreParted.inForce
    func names(_ population: Population) -> [[String]] {
      population.records.map { record in
        record.views.filter { $0.source != .description && $0.head < 0 }.map { $0.text }
      }
    }
    guard max(a.numericShare, b.numericShare) >= alike.leastNumeric else { return [] }
    func index(_ population: Population, _ place: Int) -> Int { population.records[place].index }
    let (left, right) = (names(a), names(b))
    let found = judgement.pairs(whole: left.map { $0.first ?? "" }, parted: right)
    if !found.isEmpty {
      return Set(found.map { .init(a: index(a, $0.whole), b: index(b, $0.parted)) })
    }
    return Set(
      judgement.pairs(whole: right.map { $0.first ?? "" }, parted: left)
        .map { .init(a: index(a, $0.parted), b: index(b, $0.whole)) })
  }

  /// Whether most names of the smaller system find their class and numbers among the names of the other.
  private func comparesNames(_ a: Population, _ b: Population) -> Bool {
    let (small, large) = a.records.count <= b.records.count ? (a, b) : (b, a)
    func signature(_ view: NameView) -> [Population.BlockKey] {
      guard let unit = view.unit else { return [] }
      return (view.classes + [NameView.firstWord + view.head]).map {
        Population.BlockKey(kind: 1, a: $0, b: unit, c: view.suffix)
      }
    }
    var known: Set<Population.BlockKey> = []
    for record in large.records {
      if let view = record.nameView { known.formUnion(signature(view)) }
    }
    let found = small.records.filter { record in
      record.nameView.map { signature($0).contains(where: known.contains) } ?? false
    }.count
    return alike.holds(names: small.records.count, found: found)
  }

  /// Whether both number their lines or areas alike, wherever in their records the numbers stand.
  private func sharesPlaces(_ a: Population, _ b: Population) -> Bool {
    let places = Set(a.records.compactMap { $0.place })
    let others = Set(b.records.compactMap { $0.place })
    return alike.holds(
      places: min(places.count, others.count), found: places.intersection(others).count)
  }

  /// Whether names without a line are unclear in the other system because units count anew on each line.
  private func linesAreNeeded(_ a: Population, _ b: Population) -> Bool {
    for population in [a, b] {
      // With what tells machines of the class apart: `Drum dryer 1` and `Flash dryer 1` are not counted together.
      var units: [[Int]: Set<Int>] = [:]
      var total = 0
      for record in population.records {
        guard let view = record.nameView, let place = view.mainPlace, let unit = view.unit else {
          continue
        }
        total += 1
        let key = [Population.classIdentity(view), unit, view.suffix] + view.qualifiers
        units[key, default: []].insert(place)
      }
      let repeated = units.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count }
      if total > 0, 10 * repeated > total { return true }
    }
    return false
  }

  /// Head words that both systems have, of one class or of classes that plants call alike, where one system has two of them
  /// with the same number or place: words for one thing, such as those of two languages, count on.
  private func apart(_ a: Population, _ b: Population) -> Set<Int> {
    func words(_ population: Population) -> (all: Set<Int>, apart: Set<Int>) {
      var words: [[Int]: [Int: Set<Int>]] = [:]
      var all: Set<Int> = []
      for view in population.records.lazy.flatMap({ $0.views })
      where view.head >= 0 && view.isClassSure && view.classes.count == 1 {
        all.insert(view.head)
        let key = [view.unit ?? -1, view.mainPlace ?? -1, view.suffix]
        words[key, default: [:]][view.classes[0], default: []].insert(view.head)
      }
      var apart: Set<Int> = []
      for classes in words.values {
        for (number, own) in classes {
          let others = vocabulary.similar[number].reduce(into: Set<Int>()) {
            if $1 != number { $0.formUnion(classes[$1] ?? []) }
          }
          if own.count > 1 || !others.isEmpty { apart.formUnion(own.union(others)) }
        }
      }
      return (all, apart)
    }
    let (left, right) = (words(a), words(b))
    return left.apart.union(right.apart).intersection(left.all).intersection(right.all)
  }

  /// Whether all names of either system begin with the same numbered words, and those of the other with others: they say
  /// which system it is, and nothing of the assets.
  private func hasConstantPlaces(_ a: Population, _ b: Population) -> Bool {
    func kinds(_ population: Population) -> Set<Int>? {
      let places = population.records.compactMap { $0.nameView?.places }
      guard alike.areEnough(places.count), let first = places.first, !first.isEmpty,
        first.allSatisfy({ $0.kind >= NameView.Place.lead }),
        places.allSatisfy({ $0 == first })
      else { return nil }
      return Set(first.map(\.kind))
    }
    guard let left = kinds(a), let right = kinds(b) else { return false }
    return left.isDisjoint(with: right)
  }

  /// Codes that a system writes once, and that are one slip away from a code which both systems write.
  private func slips(_ a: Population, _ b: Population) -> Set<PairKnowledge.WordPair> {
    func uses(_ population: Population) -> [Int: Int] {
      var uses: [Int: Int] = [:]
      for record in population.records {
        for head in Set(record.views.lazy.filter { $0.source != .description }.map { $0.head })
        where head >= 0 {
          uses[head, default: 0] += 1
        }
      }
      return uses
    }
    let (left, right) = (uses(a), uses(b))
    let least = WordIsMisspelt.inForce.leastCode
    func slips(_ own: [Int: Int], _ other: [Int: Int]) -> [(once: Int, meant: Int)] {
      let meant = own.keys.filter { other[$0] != nil && texts[$0].utf8.count >= least }.sorted()
      return own.keys.filter { word in
        own[word] == 1 && other[word] == nil && texts[word].utf8.count >= least
          && vocabulary.meanings[texts[word]] == nil
      }.sorted().flatMap { word in
        meant.filter { EditDistance.isOne(texts[word], texts[$0]) }.map { (word, $0) }
      }
    }
    var result: Set<PairKnowledge.WordPair> = []
    for slip in slips(left, right) { result.insert(.init(a: slip.once, b: slip.meant)) }
    for slip in slips(right, left) { result.insert(.init(a: slip.meant, b: slip.once)) }
    return result
  }

  /// Whether two words say by their letters that they are other things: one is short for another word of the other list, or
  /// begins the words for other classes only.
  private func isTold(
    _ head: Int, _ other: Int, classes: [Int: Set<Int>], among others: [Int]
  ) -> Bool {
    let (word, partner) = (texts[head], texts[other])
    func isShort(_ a: String, _ b: String) -> Bool {
      NameComparer.isAbbreviation(a, of: b) || NameComparer.isAbbreviation(b, of: a)
    }
    if isShort(word, partner) { return false }
    if others.contains(where: { isShort(word, texts[$0]) }) { return true }
    guard let known = classes[other], classes[head] == nil else { return false }
    let begun = vocabulary.classes(beginning: word)
    return !begun.isEmpty && begun.isDisjoint(with: known)
  }

  /// Pairs of head words that carry the same numbers in both systems and no other pair does.
  private func translations(_ a: Population, _ b: Population, _ knowledge: PairKnowledge)
    -> Set<PairKnowledge.WordPair>
  {
    let words = WordsAreTranslations.inForce
    let left = numbersByHead(
      a, knowledge.compositionA, explained: b.classes, words: b.heads,
      misread: Set(knowledge.misread.map(\.a)))
    let right = numbersByHead(
      b, knowledge.compositionB, explained: a.classes, words: a.heads,
      misread: Set(knowledge.misread.map(\.b)))
    let headsA = left.keys.sorted()
    let headsB = right.keys.sorted()
    let knownA = classesByHead(a)
    let knownB = classesByHead(b)
    var headsByNumber: [[Int]: [Int]] = [:]
    for head in headsB {
      for number in right[head] ?? [] { headsByNumber[number, default: []].append(head) }
    }
    var scores: [PairKnowledge.WordPair: Double] = [:]
    for head in headsA {
      guard let numbers = left[head], numbers.count >= words.leastNumbers else { continue }
      var shared: [Int: Int] = [:]
      for number in numbers {
        for other in (headsByNumber[number] ?? []).prefix(50) { shared[other, default: 0] += 1 }
      }
      for (other, count) in shared {
        guard let others = right[other], others.count >= words.leastNumbers,
          !isTold(head, other, classes: knownB.merging(knownA) { $0.union($1) }, among: headsB),
          !isTold(other, head, classes: knownA.merging(knownB) { $0.union($1) }, among: headsA)
        else { continue }
        scores[.init(a: head, b: other)] =
          Double(count) / Double(numbers.count + others.count - count)
      }
    }
    return Self.oneToOne(scores)
  }

  /// Pairs that stand out from every other pair of either word. A pair that is found rules out others, so
  /// what is left is looked at again.
  private static func oneToOne(_ scores: [PairKnowledge.WordPair: Double])
    -> Set<PairKnowledge.WordPair>
  {
    let order = scores.sorted {
      $0.value != $1.value ? $0.value > $1.value : ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b)
    }
    let words = WordsAreTranslations.inForce
    var left = order.filter { $0.value >= words.leastKept }
    var accepted: Set<PairKnowledge.WordPair> = []
    for _ in 0..<50 {
      var bestA: [Int: (first: Double, second: Double)] = [:]
      var bestB: [Int: (first: Double, second: Double)] = [:]
      for (pair, score) in left {
        // `left` runs from high to low, so the second of each word comes second.
        if let best = bestA[pair.a] {
          if best.second < 0 { bestA[pair.a] = (best.first, score) }
        } else {
          bestA[pair.a] = (score, -1)
        }
        if let best = bestB[pair.b] {
          if best.second < 0 { bestB[pair.b] = (best.first, score) }
        } else {
          bestB[pair.b] = (score, -1)
        }
      }
      let found = left.filter { pair, score in
        guard let x = bestA[pair.a], let y = bestB[pair.b] else { return false }
        return score == x.first && score == y.first
          && words.holds(score, next: max(x.second, y.second))
      }
      if found.isEmpty { break }
      accepted.formUnion(found.map(\.key))
      let usedA = Set(found.map(\.key.a))
      let usedB = Set(found.map(\.key.b))
      left.removeAll { usedA.contains($0.key.a) || usedB.contains($0.key.b) }
    }
    return accepted
  }

  private func classesByHead(_ population: Population) -> [Int: Set<Int>] {
    var result: [Int: Set<Int>] = [:]
    for view in population.records.lazy.flatMap({ $0.views }) where view.head >= 0 {
      if !view.classes.isEmpty { result[view.head, default: []].formUnion(view.classes) }
    }
    return result
  }

  private func numbersByHead(
    _ population: Population, _ composition: Composition?, explained: Set<Int>, words: Set<Int>,
    misread: Set<Int>
  ) -> [Int: Set<[Int]>] {
    var result: [Int: Set<[Int]>] = [:]
    for record in population.records where !record.isPlaceOnly {
      for view in record.views where view.head >= 0 && view.source != .alias {
        guard let unit = view.unit, !view.isGeneric, !words.contains(view.head) else { continue }
        if view.classes.contains(where: explained.contains), !misread.contains(view.head) {
          continue
        }
        let composed = view.composed(composition)
        result[view.head, default: []].insert(
          [composed?.line ?? view.mainPlace ?? 0, composed?.unit ?? unit, view.suffix])
      }
    }
    return result
  }
}
