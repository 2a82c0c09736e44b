import Profiling
import Vocabulary

/// A pair of names that may be one asset.
struct LinkCandidate {
  /// Positions in the populations of the pair.
  var a: Int
  var b: Int
  var comparison: Comparison
  var status: NameLink.Status?
  var isAmbiguous = false
}

/// Matches the names of two systems.
struct PairMatcher {
  static let cap = 200
  private static let limits = NamesAreOne.inForce

  let a: Population
  let b: Population
  let comparer: NameComparer
  let decided: DecidedPairs
  /// All, which `decided` speaks of.
  let records: [NameRecord]

  /// Pairs worth telling, decided; sorted by the positions of their names.
  /// With them those that codes place otherwise, undecided.
  func match() -> [LinkCandidate] {
    var (candidates, apart) = compareBlocks()
    decide(&candidates)
    return candidates + apart
  }

  private func compareBlocks() -> (candidates: [LinkCandidate], apart: [LinkCandidate]) {
    var result: [LinkCandidate] = []
    var apart: [LinkCandidate] = []
    var stamp = Array(repeating: -1, count: b.records.count)
    let (kinA, kinB) = (kin(of: a, in: b), kin(of: b, in: a))
    let bestA = a.records.indices.map { nearest(a.records[$0], kin: kinA[$0], in: b) }
    let bestB = b.records.indices.map { nearest(b.records[$0], kin: kinB[$0], in: a) }
    for (position, record) in a.records.enumerated() {
      if isSettled(record, in: b) { continue }
      var found: [Int] = []
      func add(_ others: [Int]?, cap: Int) {
        guard let others, others.count <= cap else { return }
        for other in others where stamp[other] != position {
          stamp[other] = position
          found.append(other)
        }
      }
      add(kinA[position], cap: Self.cap)
      add(b.bySigns[record.writing.signs], cap: Self.cap)
      for text in record.seconds + [record.writing.text] { add(b.byText[text], cap: Self.cap) }
      for key in record.keys { add(b.byKey[key], cap: Self.cap) }
      for view in record.views {
        for key in keys(view) { add(b.blocks[key], cap: key.kind == 8 ? 60 : Self.cap) }
      }
      var mine: [LinkCandidate] = []
      for other in found.sorted() where isOpen(record, b.records[other]) {
        // A name that is written in the same way is the one that is meant.
        let writing = Self.agreement(record, b.records[other])
        guard writing >= bestA[position], writing >= bestB[other] else { continue }
        var comparison = comparer.compare(record, b.records[other])
        if comparison.isPlacedOtherwise {
          apart.append(LinkCandidate(a: position, b: other, comparison: comparison))
        }
        guard comparison.veto == nil, comparison.score > -6 else { continue }
        if !comparison.isRegistered {
          rewardOnlyOne(record, b.records[other], &comparison)
        }
        if comparison.score > -4 {
          mine.append(LinkCandidate(a: position, b: other, comparison: comparison))
        }
      }
      // The tail can decide nothing.
      if mine.count > 20 {
        mine.sort { ($1.comparison.score, $0.b) < ($0.comparison.score, $1.b) }
        mine.removeSubrange(20...)
        mine.sort { $0.b < $1.b }
      }
      result += mine
    }
    return (result, apart)
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
    found += others.bySigns[record.writing.signs] ?? []
    for text in record.seconds + [record.writing.text] { found += others.byText[text] ?? [] }
    return found.lazy.filter { isOpen(record, others.records[$0]) }
      .map { Self.agreement(record, others.records[$0]) }.max() ?? .none
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
    // What the other system says for the word, whether or not it gives a number.
    if !knowledge.wordsOfCodes.isEmpty {
      let place = view.mainPlace ?? Population.missing
      for own in [view.head] + (view.classes.isEmpty ? view.qualifiers : []) {
        for word in knowledge.wordsOfCodes[own] ?? [] {
          keys.append(.init(kind: 5, a: 1_000_000 + word, b: place, c: 0))
          keys.append(.init(kind: 10, a: word, b: place, c: 0))
          keys.append(.init(kind: 8, a: 1_000_000 + word, b: 0, c: 0))
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
      guard a.tally[own] == 1, b.tally[own] == 1, a.tally[held] != nil, b.tally[held] != nil else {
        return
      }
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
    let identityA = isWord ? Population.wordIdentity(viewA) : Population.classIdentity(viewA)
    let identityB = isWord ? Population.wordIdentity(viewB) : Population.classIdentity(viewB)
    func alone(_ kind: Int, _ valueA: Int?, _ valueB: Int?) -> Bool {
      let none = Population.missing
      let letter = kind == 3 && comparison.suffix == .same ? viewA.suffix : none
      let keyA = Population.BlockKey(
        kind: kind, a: identityA, b: kind == 2 ? none : valueA ?? none, c: letter)
      let keyB = Population.BlockKey(
        kind: kind, a: identityB, b: kind == 2 ? none : valueB ?? none, c: letter)
      return (a.tally[keyA] ?? 0) == 1 && (b.tally[keyB] ?? 0) == 1
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

  private func decide(_ candidates: inout [LinkCandidate]) {
    var takenA = Array(repeating: false, count: a.records.count)
    var takenB = Array(repeating: false, count: b.records.count)
    var byA: [[Int]] = Array(repeating: [], count: a.records.count)
    var byB: [[Int]] = Array(repeating: [], count: b.records.count)
    for (index, candidate) in candidates.enumerated() {
      byA[candidate.a].append(index)
      byB[candidate.b].append(index)
    }
    func runnerUp(_ index: Int) -> Double {
      let candidate = candidates[index]
      var best = -Double.infinity
      let (groupA, groupB) = (a.records[candidate.a].group, b.records[candidate.b].group)
      // Another name of the same thing is no rival, and what it holds is none.
      let (nameA, nameB) = (a.records[candidate.a].name, b.records[candidate.b].name)
      for other in byA[candidate.a] {
        let rival = b.records[candidates[other].b]
        if rival.group == groupB || takenB[candidates[other].b] { continue }
        if nameB.holds(rival.name) { continue }
        best = max(best, candidates[other].comparison.score)
      }
      for other in byB[candidate.b] {
        let rival = a.records[candidates[other].a]
        if rival.group == groupA || takenA[candidates[other].a] { continue }
        if nameA.holds(rival.name) { continue }
        best = max(best, candidates[other].comparison.score)
      }
      return best
    }
    // A name that has found its partner is no rival of others any more, so what is left is looked at again.
    for _ in 0..<6 {
      var decided: [Int] = []
      for index in candidates.indices {
        let candidate = candidates[index]
        guard !takenA[candidate.a], !takenB[candidate.b],
          !candidate.comparison.isDoubtful,
          candidate.comparison.posterior >= Self.limits.leastMatched,
          candidate.comparison.score - runnerUp(index) >= Self.limits.margin
        else { continue }
        decided.append(index)
      }
      if decided.isEmpty { break }
      for index in decided {
        candidates[index].status = .matched
        takenA[candidates[index].a] = true
        takenB[candidates[index].b] = true
      }
    }
    for index in candidates.indices where candidates[index].status == nil {
      let candidate = candidates[index]
      guard !takenA[candidate.a], !takenB[candidate.b] else { continue }
      let rival = runnerUp(index)
      candidates[index].isAmbiguous = candidate.comparison.score - rival < Self.limits.margin
      let isNearBest = candidate.comparison.score >= rival - Self.limits.nearBest
      if candidate.comparison.posterior >= Self.limits.leastReview, isNearBest {
        candidates[index].status = .review
      }
    }
  }
}
