import Vocabulary

/// Learns which words before numbers mean the same level in two systems, each of which has its own: `PLT2-L3-FIL-01` is
/// `Filler 1 Line 3 Plant 2` where `PLT` counts the plants.
struct LevelWords {
  /// A kind of place of each of the two.
  struct Level: Hashable {
    var a: Int
    var b: Int
  }

  private let a: Population
  private let b: Population
  private let judgement = WordsNameOneLevel.inForce
  /// Names of a system that are looked at; more would tell no more.
  private static let mostNames = 20_000
  /// Levels of a system that are tried, those with the most names first: a plant has no more.
  private static let mostKinds = 8

  init(_ a: Population, _ b: Population) {
    self.a = a
    self.b = b
  }

  /// The words of both systems to be called as the other calls them, so that each level has one word.
  func renamed() -> (a: [Int: Int], b: [Int: Int]) {
    var (kindsA, kindsB): ([Int: Int], [Int: Int]) = ([:], [:])
    for level in learn() {
      // What the vocabulary calls a site, an area or a line stays one.
      if level.a < NameView.Place.lead {
        kindsB[level.b] = level.a
      } else {
        kindsA[level.a] = level.b
      }
    }
    return (kindsA, kindsB)
  }

  private func learn() -> [Level] {
    let (namesA, namesB) = (Self.names(a), Self.names(b))
    let (ownA, ownB) = (kinds(of: namesA, unknownTo: namesB), kinds(of: namesB, unknownTo: namesA))
    guard !ownA.isEmpty, !ownB.isEmpty else { return [] }
    let identities = a.identities.intersection(b.identities)
    let shared = Set(namesA.keys).intersection(namesB.keys).subtracting(ownA).subtracting(ownB)
    var scores: [(level: Level, score: Int)] = []
    for kindA in ownA {
      for kindB in ownB {
        let values = (a.valuesByKind[kindA] ?? []).intersection(b.valuesByKind[kindB] ?? [])
        guard values.count >= judgement.leastValues else { continue }
        let left = signatures(a, kindA, values, identities, shared)
        let right = signatures(b, kindB, values, identities, shared)
        let score =
          left.count <= right.count ? score(left, among: right) : score(right, among: left)
        if let score { scores.append((Level(a: kindA, b: kindB), score)) }
      }
    }
    scores.sort { x, y in
      x.score != y.score
        ? x.score > y.score : (x.level.a, x.level.b) < (y.level.a, y.level.b)
    }
    // A word that is misspelt now and then has few names, all of which may agree.
    var found: [Level] = []
    for (level, _) in scores where !found.contains(where: { $0.a == level.a || $0.b == level.b }) {
      found.append(level)
    }
    return found
  }

  /// Kinds of places that only one of the systems has, but for a slip of the pen; those of most names first.
  private func kinds(of own: [Int: Int], unknownTo other: [Int: Int]) -> [Int] {
    own.filter { kind, names in
      judgement.isOfOne(names: names, elsewhere: other[kind] ?? 0)
    }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostKinds).map(\.key)
  }

  /// How many names have each kind of place.
  private static func names(_ population: Population) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for record in population.records where !record.isPlaceOnly {
      for place in record.nameView?.places ?? [] { result[place.kind, default: 0] += 1 }
    }
    return result
  }

  /// What one name says, with the number of the level and with the next one.
  private struct Signature {
    var own: [UInt64] = []
    var shifted: [UInt64] = []
  }

  /// One of each name that says the level, and what the other system can understand.
  private func signatures(
    _ population: Population, _ kind: Int, _ values: Set<Int>, _ identities: Set<Int>,
    _ shared: Set<Int>
  ) -> [Signature] {
    let sorted = values.sorted()
    var next: [Int: Int] = [:]
    for (place, value) in sorted.enumerated() { next[value] = sorted[(place + 1) % sorted.count] }
    var result: [Signature] = []
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      var signature = Signature()
      for view in record.views {
        guard let value = view.place(kind), let shifted = next[value] else { continue }
        for identity in view.identities where identities.contains(identity) {
          let told = Self.mixed(view, identity, shared)
          signature.own.append(Self.mixed(told, value))
          signature.shifted.append(Self.mixed(told, shifted))
        }
      }
      if !signature.own.isEmpty { result.append(signature) }
    }
    return result
  }

  private static func mixed(_ view: NameView, _ identity: Int, _ shared: Set<Int>) -> UInt64 {
    var result = Population.BlockKey(
      kind: identity, a: view.unit ?? Population.missing, b: view.subunit ?? Population.missing,
      c: view.suffix
    ).mixed
    for place in view.places where shared.contains(place.kind) {
      result = mixed(mixed(result, place.kind), place.value)
    }
    return result
  }

  private static func mixed(_ state: UInt64, _ value: Int) -> UInt64 {
    Population.BlockKey(kind: Int(truncatingIfNeeded: state), a: value, b: 0, c: 0).mixed
  }

  /// How many more names have a partner with the number of the level than with the next one; `nil` if that proves nothing.
  private func score(_ some: [Signature], among others: [Signature]) -> Int? {
    let known = Set(others.lazy.flatMap(\.own))
    let step = max(1, some.count / Self.mostNames)
    var (names, found, shifted) = (0, 0, 0)
    for place in stride(from: 0, to: some.count, by: step) {
      names += 1
      if some[place].own.contains(where: known.contains) { found += 1 }
      if some[place].shifted.contains(where: known.contains) { shifted += 1 }
    }
    guard judgement.holds(names: names, found: found, shifted: shifted) else { return nil }
    return (found - shifted) * step
  }

  /// A system with other words for levels.
  static func rewritten(_ population: Population, _ kinds: [Int: Int]) -> Population {
    guard !kinds.isEmpty else { return population }
    var copy = population
    for record in copy.records.indices {
      for view in copy.records[record].views.indices {
        let places = copy.records[record].views[view].places
        guard places.contains(where: { kinds[$0.kind] != nil }) else { continue }
        let renamed = places.map { place in
          NameView.Place(kind: kinds[place.kind] ?? place.kind, value: place.value)
        }
        copy.records[record].views[view] = copy.records[record].views[view].changed { fields in
          fields.places = renamed.sorted { ($0.kind, $0.value) < ($1.kind, $1.value) }
          // It is no word of a place that the other system does not know any more.
          fields.placeWords.removeAll { kinds[NameView.Place.firstWord + $0] != nil }
        }
      }
    }
    copy.fillIndex()
    return copy
  }
}
