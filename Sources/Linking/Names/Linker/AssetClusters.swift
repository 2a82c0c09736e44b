import Profiling
import Tabular
import Vocabulary

/// Joins decided pairs into assets and never lets two names of one system share an asset unless a row of a
/// register has both.
struct AssetClusters {
  private struct Pair {
    /// Indices of the sorted records.
    var a: Int32
    var b: Int32
    /// Of the matcher that found it.
    var matcher: Int32
    var candidate: LinkCandidate
  }

  /// Why a pair that is likely enough is not joined.
  private struct Conflict {
    var a: Int
    var b: Int
    /// What a person has said of the two; without it they are names of one system.
    var decision: NameDecisions.Pair?
  }

  let records: [NameRecord]
  private let vocabulary: EquipmentVocabulary
  private let instruments: InstrumentLetters?
  private let evidence: EvidenceWriter
  private let systemCount: Int
  private let jobs: Int
  /// Assets, or links, that one thread takes at a time.
  private static let part = 2_000
  /// Links whose sentences are held before those that say the same are held once.
  private static let toldAtOnce = 40_000
  private var read: [LinkRecord?]
  private var pairs: [Pair] = []
  private var conflicts: [Int: Conflict] = [:]
  private var matchers: [PairMatcher] = []
  /// Pairs that codes place otherwise.
  private var apart: [(a: Int, b: Int)] = []
  private var hasCandidate: [Bool]
  private var hasRivals: [Bool]
  /// Root of each record, and the weakest link that holds its cluster.
  private var parent: [Int]
  private var confidence: [Double]
  var members: [[Int]]
  /// Of each root the confirmed asset that it is, and of that the names that do not mean it.
  var confirmed: [Int?]
  var excluded: [Set<String>] = []
  /// Of each confirmed asset the records that it names.
  var confirmedGroups: [[Int]] = []

  let decided: DecidedPairs

  init(
    records: [NameRecord], populations: [Population], vocabulary: EquipmentVocabulary,
    instruments: InstrumentLetters?, decided: DecidedPairs, jobs: Int = 1
  ) {
    self.decided = decided
    self.jobs = jobs
    self.records = records
    self.vocabulary = vocabulary
    self.instruments = instruments
    evidence = EvidenceWriter(vocabulary: vocabulary)
    systemCount = populations.count
    read = Array(repeating: nil, count: records.count)
    for population in populations {
      for record in population.records { read[record.index] = record }
    }
    hasCandidate = Array(repeating: false, count: records.count)
    hasRivals = hasCandidate
    parent = Array(records.indices)
    confidence = Array(repeating: 1, count: records.count)
    members = records.indices.map { [$0] }
    confirmed = Array(repeating: nil, count: records.count)
  }

  /// Joins the names of one system that are one thing, but for those that a decision keeps apart.
  mutating func joinWithinSystems() {
    for tie in NameTies(records, read).pairs where !isKeptApart(root(tie.a), root(tie.b)) {
      union(tie.a, tie.b)
    }
  }

  /// Tells the records of a population which of them are the same thing.
  mutating func group(_ population: inout Population) {
    for position in population.records.indices {
      let index = population.records[position].index
      if root(index) != index { population.records[position].group = root(index) }
    }
  }

  func plain(_ name: String) -> String { NameWriting.plain(name) }

  mutating func add(_ candidates: [LinkCandidate], of matcher: PairMatcher) {
    for candidate in candidates {
      let x = matcher.a.records[Int(candidate.a)].index
      let y = matcher.b.records[Int(candidate.b)].index
      if candidate.isPlacedOtherwise {
        apart.append((x, y))
        continue
      }
      if candidate.posterior >= NamesAreOne.inForce.leastCandidate {
        hasCandidate[x] = true
        hasCandidate[y] = true
      }
      guard candidate.status != nil else { continue }
      if candidate.isAmbiguous {
        hasRivals[x] = true
        hasRivals[y] = true
      }
      pairs.append(
        Pair(a: Int32(x), b: Int32(y), matcher: Int32(matchers.count), candidate: candidate))
    }
    matchers.append(matcher)
  }

  /// Why two names are, or may be, one asset; written when the pair is told, as most are not.
  private func sentences(_ index: Int) -> [String] {
    let (pair, candidate) = (pairs[index], pairs[index].candidate)
    let matcher = matchers[Int(pair.matcher)]
    var sentences = evidence.sentences(
      matcher.a.records[Int(candidate.a)], matcher.b.records[Int(candidate.b)],
      matcher.comparison(candidate))
    if let conflict = conflicts[index] {
      let (x, y) = (records[conflict.a].name, records[conflict.b].name)
      sentences.append(
        conflict.decision.map {
          "would bring ‘\(x)’ and ‘\(y)’ together, which are \($0.decision.evidence)"
        } ?? "would make ‘\(x)’ and ‘\(y)’ of one system the same asset")
    } else if candidate.status == .review && candidate.isAmbiguous {
      sentences.append("another name fits nearly as well")
    }
    return sentences
  }

  mutating func identity() -> Identity {
    joinPairs()
    let apart = Set(
      apart.flatMap { pair in
        let (a, b) = (root(pair.a), root(pair.b))
        return [RootPair(a: a, b: b), RootPair(a: b, b: a)]
      })
    var identity = Identity()
    identity.links = confirmedLinks()
    let known = Set(identity.links.map { [$0.a, $0.b] })
    var told: [Int] = []
    for index in pairs.indices {
      guard let status = pairs[index].candidate.status else { continue }
      let (a, b) = (Int(pairs[index].a), Int(pairs[index].b))
      if status == .review {
        let (rootA, rootB) = (root(a), root(b))
        if rootA == rootB { continue }
        let isConflict = conflicts[index] != nil
        if !isConflict, apart.contains(RootPair(a: rootA, b: rootB)) || havePlaces(rootA, rootB) {
          continue
        }
        // Each has found its partner in the system of the other: nothing is left to be asked.
        if !isConflict, isKnown(a, in: records[b].system), isKnown(b, in: records[a].system) {
          continue
        }
      }
      if !known.isEmpty, known.contains([name(a), name(b)].sorted()) { continue }
      told.append(index)
    }
    let ranks = ranks()
    let order = told.map { index in
      let (a, b) = (Int(pairs[index].a), Int(pairs[index].b))
      return ranks[b] < ranks[a] ? (a: b, b: a, index: index) : (a: a, b: b, index: index)
    }.sorted { (ranks[$0.a], ranks[$0.b]) < (ranks[$1.a], ranks[$1.b]) }
    var shared: [[String]: [String]] = [:]
    let isSorted = identity.links.isEmpty
    identity.links.reserveCapacity(identity.links.count + order.count)
    for start in stride(from: 0, to: order.count, by: Self.toldAtOnce) {
      let some = Array(order[start..<min(start + Self.toldAtOnce, order.count)])
      let links = concurrentMap(some, inPartsOf: Self.part, jobs: jobs) { [self] pair in
        let candidate = pairs[pair.index].candidate
        return NameLink(
          a: name(pair.a), b: name(pair.b), status: candidate.status ?? .review,
          posterior: rounded(candidate.posterior), evidence: sentences(pair.index))
      }
      for var link in links {
        // Of many names the same is said.
        if let known = shared[link.evidence] {
          link.evidence = known
        } else {
          shared[link.evidence] = link.evidence
        }
        identity.links.append(link)
      }
    }
    if !isSorted { identity.links.sort { ($0.a, $0.b) < ($1.a, $1.b) } }
    // Nothing more is told of pairs.
    (pairs, matchers) = ([], [])
    addAssets(to: &identity)
    return identity
  }

  private struct RootPair: Hashable {
    var a: Int
    var b: Int
  }

  /// Whether a system has names of both that stand for the same thing of other places.
  private func havePlaces(_ a: Int, _ b: Int) -> Bool {
    members[a].contains { x in
      members[b].contains { y in
        guard records[x].system == records[y].system, let x = read[x], let y = read[y] else {
          return false
        }
        return x.isNamesake(ofOtherPlace: y)
      }
    }
  }

  private mutating func joinPairs() {
    let order = pairs.indices.filter { pairs[$0].candidate.status == .matched }.map { index in
      (score: pairs[index].candidate.score, a: pairs[index].a, b: pairs[index].b, index: index)
    }.sorted { x, y in
      x.score != y.score ? x.score > y.score : (x.a, x.b) < (y.a, y.b)
    }
    for index in order.lazy.map(\.index) {
      let (x, y) = (Int(pairs[index].a), Int(pairs[index].b))
      let a = root(x)
      let b = root(y)
      guard a != b else { continue }
      if let apart = foes(a, b) {
        pairs[index].candidate.status = .review
        conflicts[index] = Conflict(a: apart.a, b: apart.b, decision: apart)
        continue
      }
      if isKeptApart(a, b) {
        pairs[index].candidate.status = nil
        continue
      }
      if let (first, second) = conflict(a, b) {
        pairs[index].candidate.status = .review
        conflicts[index] = Conflict(a: first, b: second)
        hasRivals[x] = true
        hasRivals[y] = true
        continue
      }
      let weakest = min(confidence[a], confidence[b], rounded(pairs[index].candidate.posterior))
      union(a, b)
      confidence[root(a)] = weakest
    }
  }

  /// Two names of one system that joining would make one asset.
  private func conflict(_ a: Int, _ b: Int) -> (Int, Int)? {
    for x in members[a] {
      for y in members[b] where records[x].system == records[y].system { return (x, y) }
    }
    return nil
  }

  /// Whether the asset of a name has one of a system too.
  private mutating func isKnown(_ index: Int, in system: SourceSystem) -> Bool {
    let root = root(index)
    return members[root].contains { records[$0].system == system }
  }

  mutating func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }

  mutating func union(_ a: Int, _ b: Int) {
    let a = root(a)
    let b = root(b)
    guard a != b else { return }
    let (low, high) = (min(a, b), max(a, b))
    parent[high] = low
    members[low] += members[high]
    members[high] = []
    confidence[low] = min(confidence[low], confidence[high])
    confirmed[low] = confirmed[low] ?? confirmed[high]
  }

  /// An asset by what its first record is called.
  private struct Found {
    var asset: Asset
    var system: SourceSystem
    /// One for names that are tied to each other, where no other system knows them and one should.
    var orphan: Orphan?
  }

  private mutating func addAssets(to identity: inout Identity) {
    let mostlyPlaces = systemsOfPlaces()
    let shared = records.indices.map { isShared($0) }
    let levels = RegisterLevels(records) { shared[$0] }
    let classes = AssetClasses(
      vocabulary, instruments, records, read, assets: members, jobs: jobs)
    let roots = records.indices.filter { parent[$0] == $0 }
    let found = concurrentMap(roots, inPartsOf: Self.part, jobs: jobs) { [self] root -> Found? in
      let group = members[root].sorted { precedence($0) < precedence($1) }
      let isPlace = group.allSatisfy { read[$0]?.isPlaceOnly == true }
      let isAsset =
        !isPlace || group.contains { records[$0].origin == .register }
        || group.contains { mostlyPlaces.contains(records[$0].system) }
      guard isAsset, let first = group.first else { return nil }
      var asset = Asset(
        id: records[first].name, title: group.lazy.compactMap { records[$0].title }.first,
        className: classes.className(group.map { (records[$0], read[$0]) }), area: area(group),
        names: group.flatMap { [name($0)] + told(\.synonyms, by: $0) }.sorted(),
        owner: group.lazy.compactMap { records[$0].owner }.first, confidence: confidence[root])
      asset.mentions = group.flatMap { told(\.elsewhere, by: $0) }.sorted()
      asset.isHolder = group.allSatisfy { levels.isHolder($0) || records[$0].holdsOthers }
      let isOfOne = group.allSatisfy { records[$0].system == records[first].system }
      let isOrphan =
        isOfOne && systemCount > 1 && !isPlace && !asset.isHolder
        && !group.contains { levels.machine(of: $0).map { shared[$0] } ?? false }
        && !group.contains(where: levels.isInside)
        && !group.contains { read[$0]?.isDescribedAsPlace ?? false }
      return Found(
        asset: asset, system: records[first].system,
        orphan: isOrphan ? Orphan(name: name(first), reason: reason(group)) : nil)
    }
    var used: Set<String> = []
    for found in found.lazy.compactMap(\.self) {
      var asset = found.asset
      let name = asset.id
      if used.contains(asset.id) { asset.id += " (\(found.system.rawValue))" }
      var count = 2
      while used.contains(asset.id) {
        asset.id = "\(name) (\(found.system.rawValue) \(count))"
        count += 1
      }
      used.insert(asset.id)
      identity.assets.append(asset)
      if let orphan = found.orphan { identity.orphans.append(orphan) }
    }
    identity.assets.sort { $0.id < $1.id }
    identity.orphans.sort { ($0.name, $0.reason.rawValue) < ($1.name, $1.reason.rawValue) }
  }

  /// Whether another system knows the thing too.
  private mutating func isShared(_ index: Int) -> Bool {
    members[root(index)].contains { records[$0].system != records[index].system }
  }

  /// Systems that speak of lines and areas only: there the line is what has data.
  private func systemsOfPlaces() -> Set<SourceSystem> {
    var places: [SourceSystem: Int] = [:]
    var all: [SourceSystem: Int] = [:]
    for (index, record) in records.enumerated() {
      all[record.system, default: 0] += 1
      if read[index]?.isPlaceOnly == true { places[record.system, default: 0] += 1 }
    }
    return Set(all.filter { 10 * (places[$0.key] ?? 0) >= 8 * $0.value }.keys)
  }

  private func reason(_ group: [Int]) -> Orphan.Reason {
    if group.contains(where: { read[$0]?.isRetired == true }) { return .retired }
    if group.contains(where: { hasRivals[$0] }) { return .ambiguous }
    if group.contains(where: { hasCandidate[$0] }) { return .lowScore }
    return .noCandidate
  }

  /// Registers before references before tags, within them by authority of the system.
  private func precedence(_ index: Int) -> (Int, Int, String, Int) {
    let origin =
      switch records[index].origin {
      case .register: 0
      case .reference: 1
      case .tags: 2
      }
    return (origin, AssetLinker.rank(records[index].system), records[index].name, index)
  }

  private func area(_ group: [Int]) -> String? {
    if let area = group.lazy.compactMap({ records[$0].areas.first }).first { return area }
    return group.lazy.flatMap { read[$0]?.views ?? [] }.compactMap { $0.placeText }.first
  }

  func name(_ index: Int) -> AssetName {
    AssetName(
      system: records[index].system, location: records[index].location, name: records[index].name)
  }

  /// The names of one list of a record.
  private func told(_ list: KeyPath<NameRecord, [NameRecord.Synonym]>, by index: Int) -> [AssetName]
  {
    records[index][keyPath: list].map {
      AssetName(system: records[index].system, location: $0.location, name: $0.name)
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension [AssetName] {
  /// The two ends of a sorted pair.
  var pair: (AssetName, AssetName) { (self[0], self[count - 1]) }
}
