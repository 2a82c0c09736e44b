import Profiling
import Vocabulary

/// Joins decided pairs into assets and never lets two names of one system share an asset unless a row of a
/// register has both.
struct AssetClusters {
  private struct Pair {
    /// Indices of the sorted records.
    var a: Int
    var b: Int
    var candidate: LinkCandidate
    var evidence: [String]
    /// Joining it would make one asset of two names of a system.
    var isConflict = false
  }

  let records: [NameRecord]
  private let vocabulary: EquipmentVocabulary
  private let instruments: InstrumentLetters?
  private let evidence: EvidenceWriter
  private let systemCount: Int
  private var read: [LinkRecord?]
  private var pairs: [Pair] = []
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
    instruments: InstrumentLetters?, decided: DecidedPairs
  ) {
    self.decided = decided
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
      population.records[position].group = root(population.records[position].index)
    }
  }

  func plain(_ name: String) -> String { NameWriting.plain(name) }

  mutating func add(_ candidates: [LinkCandidate], a: Population, b: Population) {
    for candidate in candidates {
      let x = a.records[candidate.a]
      let y = b.records[candidate.b]
      if candidate.comparison.isPlacedOtherwise {
        apart.append((x.index, y.index))
        continue
      }
      if candidate.comparison.posterior >= NamesAreOne.inForce.leastCandidate {
        hasCandidate[x.index] = true
        hasCandidate[y.index] = true
      }
      guard candidate.status != nil else { continue }
      if candidate.isAmbiguous {
        hasRivals[x.index] = true
        hasRivals[y.index] = true
      }
      var sentences = evidence.sentences(x, y, candidate.comparison)
      if candidate.status == .review && candidate.isAmbiguous {
        sentences.append("another name fits nearly as well")
      }
      pairs.append(Pair(a: x.index, b: y.index, candidate: candidate, evidence: sentences))
    }
  }

  mutating func identity() -> Identity {
    joinPairs()
    let apart = Set(apart.flatMap { [[root($0.a), root($0.b)], [root($0.b), root($0.a)]] })
    var identity = Identity()
    identity.links = confirmedLinks()
    let known = Set(identity.links.map { [$0.a, $0.b] })
    for pair in pairs {
      guard let status = pair.candidate.status else { continue }
      if status == .review {
        if root(pair.a) == root(pair.b) { continue }
        if !pair.isConflict,
          apart.contains([root(pair.a), root(pair.b)]) || havePlaces(root(pair.a), root(pair.b))
        {
          continue
        }
        // Each has found its partner in the system of the other: nothing is left to be asked.
        if !pair.isConflict, isKnown(pair.a, in: records[pair.b].system),
          isKnown(pair.b, in: records[pair.a].system)
        {
          continue
        }
      }
      let (first, second) = [name(pair.a), name(pair.b)].sorted().pair
      if known.contains([first, second]) { continue }
      identity.links.append(
        NameLink(
          a: first, b: second, status: status,
          posterior: rounded(pair.candidate.comparison.posterior),
          evidence: pair.evidence))
    }
    identity.links.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    addAssets(to: &identity)
    return identity
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
    let order = pairs.indices.filter { pairs[$0].candidate.status == .matched }.sorted {
      let x = pairs[$0].candidate.comparison.score
      let y = pairs[$1].candidate.comparison.score
      return x != y ? x > y : (pairs[$0].a, pairs[$0].b) < (pairs[$1].a, pairs[$1].b)
    }
    for index in order {
      let a = root(pairs[index].a)
      let b = root(pairs[index].b)
      guard a != b else { continue }
      if let apart = foes(a, b) {
        pairs[index].candidate.status = .review
        pairs[index].isConflict = true
        pairs[index].evidence.append(
          "would bring ‘\(records[apart.a].name)’ and ‘\(records[apart.b].name)’ together, which are \(apart.decision.evidence)"
        )
        continue
      }
      if isKeptApart(a, b) {
        pairs[index].candidate.status = nil
        continue
      }
      if let (x, y) = conflict(a, b) {
        pairs[index].candidate.status = .review
        pairs[index].isConflict = true
        pairs[index].evidence.append(
          "would make ‘\(records[x].name)’ and ‘\(records[y].name)’ of one system the same asset")
        hasRivals[pairs[index].a] = true
        hasRivals[pairs[index].b] = true
        continue
      }
      let weakest = min(
        confidence[a], confidence[b], rounded(pairs[index].candidate.comparison.posterior))
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

  private mutating func addAssets(to identity: inout Identity) {
    var used: Set<String> = []
    let mostlyPlaces = systemsOfPlaces()
    let shared = records.indices.map { isShared($0) }
    let levels = RegisterLevels(records) { shared[$0] }
    let classes = AssetClasses(vocabulary, instruments, records, read, assets: members)
    for index in records.indices where parent[index] == index {
      let group = members[index].sorted { precedence($0) < precedence($1) }
      let isPlace = group.allSatisfy { read[$0]?.isPlaceOnly == true }
      let isAsset =
        !isPlace || group.contains { records[$0].origin == .register }
        || group.contains { mostlyPlaces.contains(records[$0].system) }
      guard isAsset, let first = group.first else { continue }
      var id = records[first].name
      if used.contains(id) { id += " (\(records[first].system.rawValue))" }
      var count = 2
      while used.contains(id) {
        id = "\(records[first].name) (\(records[first].system.rawValue) \(count))"
        count += 1
      }
      used.insert(id)
      identity.assets.append(
        Asset(
          id: id, title: group.compactMap { records[$0].title }.first,
          className: classes.className(group.map { (records[$0], read[$0]) }),
          area: area(group),
          names: group.flatMap { [name($0)] + told(\.synonyms, by: $0) }.sorted(),
          owner: group.compactMap { records[$0].owner }.first,
          confidence: confidence[index]))
      identity.assets[identity.assets.count - 1].mentions = group.flatMap {
        told(\.elsewhere, by: $0)
      }.sorted()
      let systems = Set(group.map { records[$0].system })
      let isHolder = group.allSatisfy { levels.isHolder($0) || records[$0].holdsOthers }
      identity.assets[identity.assets.count - 1].isHolder = isHolder
      guard systems.count == 1, systemCount > 1, !isPlace, !isHolder,
        !group.contains(where: { levels.machine(of: $0).map { shared[$0] } ?? false }),
        !group.contains(where: levels.isInside),
        !group.contains(where: { read[$0]?.isDescribedAsPlace ?? false })
      else { continue }
      // One orphan for names that are tied to each other.
      identity.orphans.append(Orphan(name: name(first), reason: reason(group)))
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
    let record = records[index]
    let origin = record.origin == .register ? 0 : record.origin == .reference ? 1 : 2
    return (origin, AssetLinker.rank(record.system), record.name, index)
  }

  private func area(_ group: [Int]) -> String? {
    if let area = group.lazy.compactMap({ records[$0].areas.first }).first { return area }
    return group.lazy.flatMap { read[$0]?.views ?? [] }.compactMap(\.placeText).first
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
