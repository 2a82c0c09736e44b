import Vocabulary

/// Learns from two whole populations what their single names cannot tell.
struct PairLearner {
  let vocabulary: EquipmentVocabulary
  let texts: [String]
  let alike = ListsNameAlike.inForce
  let composed = NumbersAreComposed.inForce

  func learn(_ a: Population, _ b: Population) -> PairKnowledge {
    var knowledge = PairKnowledge()
    for (kind, values) in a.valuesByKind {
      guard let others = b.valuesByKind[kind] else { continue }
      let both = values.intersection(others).count
      if 2 * both >= min(values.count, others.count), both > 0 {
        knowledge.sharedKinds.insert(kind)
      }
    }
    knowledge.compositionA = composition(of: a, against: b)
    knowledge.compositionB = composition(of: b, against: a)
    knowledge.translations = translations(a, b)
    knowledge.comparesNumbers =
      min(a.numericShare, b.numericShare) >= alike.leastNumeric && sharesKeys(a, b)
    knowledge.comparesNames = comparesNames(a, b)
    knowledge.linesAreNeeded = linesAreNeeded(a, b)
    return knowledge
  }

  private func sharesKeys(_ a: Population, _ b: Population) -> Bool {
    let keys = Set(a.records.compactMap { $0.nameView?.key })
    let others = Set(b.records.compactMap { $0.nameView?.key })
    let both = keys.intersection(others).count
    return alike.holds(numbers: min(keys.count, others.count), found: both)
  }

  /// Whether most names of the smaller system find their class and numbers among the names of the other.
  private func comparesNames(_ a: Population, _ b: Population) -> Bool {
    let (small, large) = a.records.count <= b.records.count ? (a, b) : (b, a)
    func signature(_ view: NameView) -> [Population.BlockKey] {
      guard let unit = view.unit else { return [] }
      return (view.classes + [1_000_000 + view.head]).map {
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

  /// Whether names without a line are unclear in the other system because units count anew on each line.
  private func linesAreNeeded(_ a: Population, _ b: Population) -> Bool {
    for population in [a, b] {
      var units: [Population.BlockKey: Set<Int>] = [:]
      var total = 0
      for record in population.records {
        guard let view = record.nameView, let place = view.mainPlace, let unit = view.unit else {
          continue
        }
        total += 1
        let key = Population.BlockKey(kind: 0, a: Population.classIdentity(view), b: unit, c: 0)
        units[key, default: []].insert(place)
      }
      let repeated = units.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count }
      if total > 0, 10 * repeated > total { return true }
    }
    return false
  }

  /// How lines are built into the unit numbers of `a`, when (nearly) all of them decompose against `b`.
  private func composition(of a: Population, against b: Population) -> Composition? {
    var known: Set<[Int]> = []
    var plain: Set<[Int]> = []
    var places: Set<Int> = []
    for record in b.records {
      for view in record.views {
        guard let unit = view.unit else { continue }
        for identity in view.classes + [1_000_000 + view.head] {
          plain.insert([identity, unit])
          if let place = view.mainPlace {
            known.insert([identity, place, unit])
            places.insert(place)
          }
        }
      }
    }
    guard !known.isEmpty else { return nil }
    var best: (composition: Composition, share: Double)?
    for composition in [Composition.pair, .digits(100), .digits(10), .digits(1000)] {
      var total = 0
      var found = 0
      var direct = 0
      var lines: Set<Int> = []
      for record in a.records {
        guard let view = record.nameView, view.unit != nil, view.head >= 0 || !view.classes.isEmpty
        else { continue }
        if composition == .pair {
          guard view.subunit != nil else { continue }
        } else if view.place(EquipmentVocabulary.Level.line.rawValue) != nil {
          // Composed numbers make sense only where the name does not say the line.
          continue
        }
        total += 1
        let identities = view.classes + [1_000_000 + view.head]
        if let unit = view.unit, identities.contains(where: { plain.contains([$0, unit]) }) {
          direct += 1
        }
        guard let parts = view.composed(composition) else { continue }
        if identities.contains(where: { known.contains([$0, parts.line, parts.unit]) }) {
          found += 1
          lines.insert(parts.line)
        }
      }
      guard composed.holds(names: total, composed: found, plain: direct),
        lines.count >= min(2, places.count)
      else { continue }
      let share = Double(found) / Double(total)
      if share > (best?.share ?? 0) + composed.lead { best = (composition, share) }
    }
    return best?.composition
  }

  /// Pairs of head words that carry the same numbers in both systems and no other pair does.
  private func translations(_ a: Population, _ b: Population) -> Set<PairKnowledge.WordPair> {
    let words = WordsAreTranslations.inForce
    let classesA = Set(a.records.flatMap { $0.views.flatMap(\.classes) })
    let classesB = Set(b.records.flatMap { $0.views.flatMap(\.classes) })
    let wordsA = Set(a.records.flatMap { $0.views.map(\.head) })
    let wordsB = Set(b.records.flatMap { $0.views.map(\.head) })
    let left = numbersByHead(a, explained: classesB, words: wordsB)
    let right = numbersByHead(b, explained: classesA, words: wordsA)
    var headsByNumber: [[Int]: [Int]] = [:]
    for head in right.keys.sorted() {
      for number in right[head] ?? [] { headsByNumber[number, default: []].append(head) }
    }
    var scores: [PairKnowledge.WordPair: Double] = [:]
    for head in left.keys.sorted() {
      guard let numbers = left[head], numbers.count >= words.leastNumbers else { continue }
      var shared: [Int: Int] = [:]
      for number in numbers {
        for other in (headsByNumber[number] ?? []).prefix(50) { shared[other, default: 0] += 1 }
      }
      for (other, count) in shared {
        guard let others = right[other], others.count >= words.leastNumbers else { continue }
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

  private func numbersByHead(_ population: Population, explained: Set<Int>, words: Set<Int>)
    -> [Int: Set<[Int]>]
  {
    var result: [Int: Set<[Int]>] = [:]
    for record in population.records where !record.isPlaceOnly {
      for view in record.views where view.head >= 0 && view.source != .alias {
        guard let unit = view.unit, !view.isGeneric, !words.contains(view.head) else { continue }
        if view.classes.contains(where: explained.contains) { continue }
        result[view.head, default: []].insert([view.mainPlace ?? 0, unit, view.suffix])
      }
    }
    return result
  }
}
