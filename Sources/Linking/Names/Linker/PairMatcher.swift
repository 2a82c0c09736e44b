import Profiling
import Vocabulary

/// A pair of names that may be one asset.
struct LinkCandidate {
  /// Positions in the populations of the pair.
  var a: Int32
  var b: Int32
  var status: NameLink.Status?
  var isAmbiguous = false
  /// A person has to decide, however likely it is.
  var isDoubtful = false
  /// Codes place the two otherwise; nothing else of it counts.
  var isPlacedOtherwise = false
  /// Log-odds.
  var score: Double

  init(a: Int, b: Int, _ comparison: Comparison) {
    (self.a, self.b) = (Int32(a), Int32(b))
    score = comparison.score
    isDoubtful = comparison.isDoubtful
    isPlacedOtherwise = comparison.isPlacedOtherwise
  }

  var posterior: Double { Comparison.posterior(score) }
}

/// Matches the names of two systems.
struct PairMatcher {
  /// Names that share a key with more others than this are not compared by it; of large systems fewer, so that the pairs
  /// that are compared grow as the names do.
  static let mostOfKey = 8...200
  private static let comparisons = 4_000_000
  /// Of a class alone fewer.
  private static let mostOfClass = 60
  private static let limits = NamesAreOne.inForce

  private(set) var a: Population
  private(set) var b: Population
  let comparer: NameComparer
  let decided: DecidedPairs
  /// All, which `decided` speaks of.
  let records: [NameRecord]

  private var cap: Int {
    let share = Self.comparisons / max(1, a.records.count, b.records.count)
    return min(max(share, Self.mostOfKey.lowerBound), Self.mostOfKey.upperBound)
  }

  /// Pairs worth telling, decided; sorted by the positions of their names.
  /// With them those that codes place otherwise, undecided.
  func match() -> [LinkCandidate] {
    var (candidates, apart) = compareBlocks()
    decide(&candidates)
    return candidates.filter {
      $0.status != nil || $0.posterior >= Self.limits.leastCandidate
    } + apart
  }

  /// Forgets what only `match` asks for.
  mutating func forgetBlocks() {
    a.forgetBlocks()
    b.forgetBlocks()
  }

  /// How the two names of a candidate compare.
  func comparison(_ candidate: LinkCandidate) -> Comparison {
    let (x, y) = (a.records[Int(candidate.a)], b.records[Int(candidate.b)])
    var comparison = comparer.compare(x, y)
    if comparison.veto == nil, !comparison.isRegistered { rewardOnlyOne(x, y, &comparison) }
    return comparison
  }

  private func compareBlocks() -> (candidates: [LinkCandidate], apart: [LinkCandidate]) {
    var result: [LinkCandidate] = []
    var apart: [LinkCandidate] = []
    var stamp = Array(repeating: -1, count: b.records.count)
    var (found, mine): ([Int], [LinkCandidate]) = ([], [])
    let cap = cap
    let (kinA, kinB) = (kin(of: a, in: b), kin(of: b, in: a))
    let digits = sameDigits()
    let bestA = a.records.indices.map { nearest(a.records[$0], kin: kinA[$0], in: b) }
    let bestB = b.records.indices.map { nearest(b.records[$0], kin: kinB[$0], in: a) }
    for (position, record) in a.records.enumerated() {
      if isSettled(record, in: b) { continue }
      found.removeAll(keepingCapacity: true)
      mine.removeAll(keepingCapacity: true)
      func add(_ others: some Collection<Int32>, cap: Int) {
        guard others.count <= cap else { return }
        for other in others.lazy.map(Int.init) where stamp[other] != position {
          stamp[other] = position
          found.append(other)
        }
      }
      add((kinA[position] ?? []).map(Int32.init), cap: Self.mostOfKey.upperBound)
      if let other = digits[position] { add([Int32(other)], cap: cap) }
      eachWriting(of: record) { add(b.records(by: $0), cap: Self.mostOfKey.upperBound) }
      for key in record.keys { add(b.records(by: .key(key)), cap: Self.mostOfKey.upperBound) }
      for view in record.views {
        for key in keys(view) {
          add(b.records(by: key), cap: key.kind == 8 ? min(cap, Self.mostOfClass) : cap)
        }
      }
      for other in found.sorted() where isOpen(record, b.records[other]) {
        // A name that is written in the same way is the one that is meant.
        let writing = Self.agreement(record, b.records[other])
        guard writing >= bestA[position], writing >= bestB[other] else { continue }
        var comparison = comparer.compare(record, b.records[other])
        if comparison.isPlacedOtherwise {
          apart.append(LinkCandidate(a: position, b: other, comparison))
        }
        guard comparison.veto == nil, comparison.score > -6 else { continue }
        if !comparison.isRegistered {
          rewardOnlyOne(record, b.records[other], &comparison)
        }
        if comparison.score > -4 {
          mine.append(LinkCandidate(a: position, b: other, comparison))
        }
      }
      // The tail can decide nothing.
      if mine.count > 20 {
        mine.sort { ($1.score, $0.b) < ($0.score, $1.b) }
        mine.removeSubrange(20...)
        mine.sort { $0.b < $1.b }
      }
      result += mine
    }
    return (result, apart)
  }

  /// Positions of records of both whose numbers have the same digits.
  private func sameDigits() -> [Int: Int] {
    let pairs = comparer.knowledge.sameDigits
    guard !pairs.isEmpty else { return [:] }
    func places(_ population: Population) -> [Int: Int] {
      Dictionary(
        population.records.enumerated().map { ($1.index, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let (own, others) = (places(a), places(b))
    var result: [Int: Int] = [:]
    for pair in pairs {
      if let place = own[pair.a], let other = others[pair.b] { result[place] = other }
    }
    return result
  }

  /// Of each record of one the positions of its kin in the other.
  private func kin(of some: Population, in others: Population) -> [Int: [Int]] {
    guard some.records.contains(where: { !$0.kin.isEmpty }) else { return [:] }
    var places: [Int: Int] = [:]
    for (position, record) in others.records.enumerated() { places[record.index] = position }
    var result: [Int: [Int]] = [:]
    for (position, record) in some.records.enumerated() {
      let found = record.kin.compactMap { places[$0] }.sorted()
      if !found.isEmpty { result[position] = found }
    }
    return result
  }

  /// How near the nearest writing of a name is.
  private func nearest(_ record: LinkRecord, kin: [Int]?, in others: Population)
    -> NameWriting.Agreement
  {
    guard record.writing.isTelling || !record.seconds.isEmpty || kin != nil else { return .none }
    var found = kin ?? []
    eachWriting(of: record) { found += others.records(by: $0).lazy.map(Int.init) }
    if found.isEmpty { return .none }
    return found.lazy.filter { isOpen(record, others.records[$0]) }
      .map { Self.agreement(record, others.records[$0]) }.max() ?? .none
  }

  /// Keys of how a name is written.
  private func eachWriting(of record: LinkRecord, _ body: (Population.BlockKey) -> Void) {
    for text in record.seconds { body(.text(text)) }
    body(.text(record.writing.text))
    body(.signs(record.writing.signs))
  }

  /// Whether nobody has decided on the two, nor on what either is called in the system of the other.
  private func isOpen(_ x: LinkRecord, _ y: LinkRecord) -> Bool {
    decided.isEmpty
      || !decided.areApart(x.index, y.index) && !decided.isSettled(x.index, in: records[y.index])
        && !decided.isSettled(y.index, in: records[x.index])
  }

  private func isSettled(_ record: LinkRecord, in others: Population) -> Bool {
    guard !decided.isEmpty, let first = others.records.first else { return false }
    return decided.isSettled(record.index, in: records[first.index])
  }

  private static func agreement(_ a: LinkRecord, _ b: LinkRecord) -> NameWriting.Agreement {
    if a.kin.contains(b.index) { return .kin }
    return max(a.writing.agreement(b.writing), a.sharesText(b) ? .signs : .none)
  }

  private func keys(_ view: NameView) -> [Population.BlockKey] {
    var keys = Population.keys(view)
    let knowledge = comparer.knowledge
    if knowledge.compositionA != nil || knowledge.compositionB != nil,
      let copy = view.written(knowledge.compositionA, as: knowledge.compositionB)
    {
      keys += Population.keys(copy)
    }
    for phrase in knowledge.phrasesOfA[view.phrase] ?? [] {
      keys.append(.init(kind: 15, a: phrase, b: view.unit ?? Population.missing, c: 0))
    }
    // What the other system says for the word, whether or not it gives a number.
    if !knowledge.wordsOfCodes.isEmpty {
      let place = view.mainPlace ?? Population.missing
      for own in [view.head] + (view.classes.isEmpty ? view.qualifiers : []) {
        for word in knowledge.wordsOfCodes[own] ?? [] {
          keys.append(.init(kind: 5, a: NameView.firstWord + word, b: place, c: 0))
          keys.append(.init(kind: 10, a: word, b: place, c: 0))
          keys.append(.init(kind: 8, a: NameView.firstWord + word, b: 0, c: 0))
        }
      }
    }
    for similar in view.classes.flatMap({ comparer.vocabulary.similar[$0] }) {
      if let unit = view.unit { keys.append(.init(kind: 2, a: similar, b: unit, c: 0)) }
    }
    return keys
  }

  /// What a name leaves out does not matter when there is only one it can mean.
  private func rewardOnlyOne(_ x: LinkRecord, _ y: LinkRecord, _ comparison: inout Comparison) {
    let viewA = x.views[comparison.viewA]
    let viewB = y.views[comparison.viewB]
    let weights = comparer.weights
    if let place = viewA.main, viewA.isPlaceOnly, viewB.isPlaceOnly {
      guard viewA.places == viewB.places, place.isLevel else { return }
      let (own, held) = (
        Population.placeKey(place, isAlone: true), Population.placeKey(place, isAlone: false)
      )
      // Machines of both stand in it, so the letter before its number is no other thing.
      guard a.hasOne(own), b.hasOne(own), a.has(held), b.has(held) else { return }
      comparison.isOnlyOne = true
      comparison.score += weights.onlyPlace
      return
    }
    guard comparison.classRelation != .unknown, comparison.classRelation != .missing,
      comparison.classRelation != .slip, comparison.classRelation != .partly,
      comparison.classRelation != .generic, comparison.classRelation != .different,
      comparison.suffix != .missing
    else { return }
    // Where both systems tell words of the class apart, or one has a code for each, the word counts and not the class.
    let isWord =
      comparer.knowledge.apart.contains(viewA.head) && viewA.head == viewB.head
      || comparer.knowledge.abbreviates(viewA, viewB)
    func identity(_ view: NameView) -> Int {
      if comparison.classRelation == .phrase { return Population.phraseIdentity(view) }
      return isWord ? Population.wordIdentity(view) : Population.classIdentity(view)
    }
    let (identityA, identityB) = (identity(viewA), identity(viewB))
    func alone(_ kind: Int, _ valueA: Int?, _ valueB: Int?) -> Bool {
      let none = Population.missing
      let letter = kind == 3 && comparison.suffix == .same ? viewA.suffix : none
      let keyA = Population.BlockKey(
        kind: kind, a: identityA, b: kind == 2 ? none : valueA ?? none, c: letter)
      let keyB = Population.BlockKey(
        kind: kind, a: identityB, b: kind == 2 ? none : valueB ?? none, c: letter)
      return a.hasOne(keyA) && b.hasOne(keyB)
    }
    if comparison.unit != .same {
      let number = viewA.unit ?? viewB.unit ?? 1
      guard number == 1 || number == 0 || comparison.unit == .none else { return }
      let isAlone =
        comparison.place == .same
        ? alone(1, viewA.mainPlace, viewB.mainPlace)
        : comparison.place == .none && alone(2, nil, nil)
      if isAlone {
        comparison.isOnlyOne = true
        // The only one needs no number.
        if comparison.unit == .missing { comparison.score -= weights.numberMissing }
        comparison.score +=
          comparison.place == .same ? weights.onlyOneOfLine : weights.onlyOne
      }
    } else if comparison.place == .missing, !comparer.knowledge.linesAreNeeded,
      alone(3, viewA.unit, viewB.unit)
    {
      comparison.isOnlyOne = true
      comparison.score += weights.onlyOneOfNumber
    } else if comparison.place == .none, alone(3, viewA.unit, viewB.unit) {
      comparison.isOnlyOne = true
      comparison.score += weights.onlyOneWithoutLines
    }
  }

  /// - Parameter candidates: Sorted by the positions in `a`.
  private func decide(_ candidates: inout [LinkCandidate]) {
    var takenA = Array(repeating: false, count: a.records.count)
    var takenB = Array(repeating: false, count: b.records.count)
    let byA = PlacesOfCandidates(candidates.lazy.map { Int($0.a) }, count: a.records.count)
    let byB = PlacesOfCandidates(candidates.lazy.map { Int($0.b) }, count: b.records.count)
    func runnerUp(_ index: Int) -> Double {
      let (own, other) = (Int(candidates[index].a), Int(candidates[index].b))
      var best = -Double.infinity
      // Another name of the same thing is no rival, and what it holds is none.
      for place in byA.range(own) {
        let candidate = candidates[Int(byA.places[place])]
        let rival = Int(candidate.b)
        if candidate.score <= best || takenB[rival] || isSame(b, rival, other) { continue }
        best = candidate.score
      }
      for place in byB.range(other) {
        let candidate = candidates[Int(byB.places[place])]
        let rival = Int(candidate.a)
        if candidate.score <= best || takenA[rival] || isSame(a, rival, own) { continue }
        best = candidate.score
      }
      return best
    }
    var open = candidates.indices.filter {
      !candidates[$0].isDoubtful && candidates[$0].posterior >= Self.limits.leastMatched
    }
    // A name that has found its partner is no rival of others any more, so what is left is looked at again.
    for _ in 0..<6 {
      let decided = open.filter { index in
        candidates[index].score - runnerUp(index) >= Self.limits.margin
      }
      if decided.isEmpty { break }
      for index in decided {
        candidates[index].status = .matched
        takenA[Int(candidates[index].a)] = true
        takenB[Int(candidates[index].b)] = true
      }
      open.removeAll { takenA[Int(candidates[$0].a)] || takenB[Int(candidates[$0].b)] }
    }
    for index in candidates.indices where candidates[index].status == nil {
      let candidate = candidates[index]
      guard !takenA[Int(candidate.a)], !takenB[Int(candidate.b)] else { continue }
      let rival = runnerUp(index)
      candidates[index].isAmbiguous = candidate.score - rival < Self.limits.margin
      let isNearBest = candidate.score >= rival - Self.limits.nearBest
      if candidate.posterior >= Self.limits.leastReview, isNearBest {
        candidates[index].status = .review
      }
    }
  }

  /// Whether a record of a population is the same thing as another, or is in it.
  private func isSame(_ population: Population, _ record: Int, _ other: Int) -> Bool {
    population.records[record].group == population.records[other].group
      || population.records[other].holds(population.records[record])
  }
}

/// Places of candidates by the record that they are of.
private struct PlacesOfCandidates {
  private var starts: [Int32]
  private(set) var places: [Int32]

  /// - Parameter records: Of each candidate the position of its record.
  init(_ records: some Collection<Int>, count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    places = Array(repeating: 0, count: records.count)
    for record in records { starts[record + 1] += 1 }
    for record in 0..<count { starts[record + 1] += starts[record] }
    var next = starts
    for (place, record) in records.enumerated() {
      places[Int(next[record])] = Int32(place)
      next[record] += 1
    }
  }

  func range(_ record: Int) -> Range<Int> { Int(starts[record])..<Int(starts[record + 1]) }
}
