package import Profiling
import Tabular
package import Vocabulary

// From names to assets, in this order:
//   PopulationReader  reads every name into class, number, place (NameView), per system
//   PairLearner       learns from two populations what composed numbers and unknown words mean
//   PairMatcher       compares names that share a block key, and decides one to one
//   AssetClusters     joins decided pairs over all systems and keeps names of one system apart
// Weights and vetoes stand in NameComparer alone.

/// What somebody says of the names of one asset.
package struct ConfirmedNames: Sendable {
  /// They mean the asset and no other; without a system in every one.
  package var names: [(system: SourceSystem?, name: String)]
  /// They do not mean it.
  package var excluded: [String]

  package init(names: [(system: SourceSystem?, name: String)], excluded: [String] = []) {
    self.names = names
    self.excluded = excluded
  }
}

/// Decides which names of different systems are one physical asset.
package struct AssetLinker: Sendable {
  package let vocabulary: EquipmentVocabulary

  /// Letter codes of instruments; `nil` where names have none.
  private let instruments: InstrumentLetters?

  /// Systems that are read, and pairs of systems that are compared, at once; it changes no answer.
  package var jobs = 1

  package init(vocabulary: EquipmentVocabulary, instruments: InstrumentLetters? = nil) {
    self.vocabulary = vocabulary
    self.instruments = instruments
  }

  /// The systems whose names outrank those of others, first the strongest.
  static let authority: [SourceSystem] = [
    .erp, .cmms, .assetModel, .mes, .historian, .quality, .governance, .unknown,
  ]

  static func rank(_ system: SourceSystem) -> Int {
    authority.firstIndex(of: system) ?? authority.count
  }

  /// The order of `records` does not matter. Every record ends in exactly one asset, save references and
  /// tags that name only a line, an area or a site. What is confirmed holds, whatever the names look like.
  ///
  /// - Parameter decisions: Of these records, in this order.
  package func link(
    _ records: consuming [NameRecord], confirmed: [ConfirmedNames] = [],
    decisions: NameDecisions = NameDecisions()
  ) -> Identity {
    let (records, places) = sorted(records)
    let kin = Kin(records, vocabulary)
    let decided = DecidedPairs(decisions, places: places, records: records)
    let (read, texts) = readings(of: records, kin)
    var populations = read
    var clusters = AssetClusters(
      records: records, populations: populations, vocabulary: vocabulary,
      instruments: instruments, decided: decided, jobs: jobs)
    clusters.joinDecided()
    clusters.join(confirmed)
    clusters.joinWithinSystems()
    for index in populations.indices { clusters.group(&populations[index]) }
    populations = concurrentMap(populations, jobs: jobs) { population in
      var population = population
      population.fillIndex()
      return population
    }
    let pairs = SystemPairs(populations, texts: texts, jobs: jobs).pairs
    let learner = PairLearner(vocabulary: vocabulary, texts: texts)
    let matched = concurrentMap(pairs, jobs: jobs) { a, b in
      let comparer = NameComparer(
        vocabulary: vocabulary, texts: texts, knowledge: learner.learn(a, b))
      var matcher = PairMatcher(a: a, b: b, comparer: comparer, decided: decided, records: records)
      let candidates = matcher.match()
      matcher.forgetBlocks()
      return (matcher: matcher, candidates: candidates)
    }
    for pair in matched { clusters.add(pair.candidates, of: pair.matcher) }
    var identity = clusters.identity()
    identity.parents = RegisterParents.references(records)
    return identity
  }

  /// The records by system and name, and where each of those handed in is among them.
  private func sorted(_ records: consuming [NameRecord]) -> (records: [NameRecord], places: [Int]) {
    let given = records
    let order = concurrentMap(Self.authority, jobs: jobs) { system in
      given.indices.filter { given[$0].system == system }.sorted { a, b in
        given[a].name != given[b].name
          ? given[a].name < given[b].name : Self.precedes(given[a], given[b])
      }
    }.flatMap { $0 }
    var places = order
    for (place, index) in order.enumerated() { places[index] = place }
    return (order.map { given[$0] }, places)
  }

  /// All words, folded and sorted, where a name or a description has one with a dot.
  private static func wordsOfTexts(_ records: [NameRecord]) -> [String] {
    func hasDot(_ text: String) -> Bool {
      var wasDot = false
      for byte in text.utf8 {
        if wasDot && byte == 0x20 { return true }
        wasDot = byte == 0x2E
      }
      return wasDot
    }
    guard records.contains(where: { hasDot($0.name) || $0.description.map(hasDot) == true }) else {
      return []
    }
    var words: Set<String> = []
    for record in records {
      for text in [record.name, record.description ?? ""] {
        for token in NameToken.split(text) where !token.isNumber && !token.isShortened {
          words.insert(token.text)
        }
      }
    }
    return words.sorted()
  }

  /// Reads the names of each system, and returns with them the texts of their words.
  private func readings(
    of records: [NameRecord], _ kin: Kin
  ) -> (populations: [Population], texts: [String]) {
    let groups = Self.authority.compactMap { system in
      records.firstIndex { $0.system == system }.map { first in
        records[first...].prefix { $0.system == system }
      }
    }
    let words = concurrentMap(groups, jobs: jobs) { group in
      var words: Set<String> = []
      for index in group.indices {
        for token in NameToken.split(group[index].name) where !token.isNumber {
          words.insert(token.text)
        }
      }
      return words
    }
    let reader = PopulationReader(
      vocabulary: vocabulary, shared: Spelling.index(vocabulary.words),
      words: Self.wordsOfTexts(records))
    var read = concurrentMap(Array(groups.indices), jobs: jobs) { place in
      var table = WordTable()
      let elsewhere = words.indices.reduce(into: Set<String>()) { elsewhere, other in
        if other != place { elsewhere.formUnion(words[other]) }
      }
      let population = reader.read(groups[place], elsewhere: elsewhere, table: &table)
      return (population: population, table: table)
    }
    // Words are numbered as if the systems had been read one after the other. Each population is handed over, for otherwise
    // all readings would be held twice.
    var table = WordTable()
    var populations: [Population] = []
    read.reverse()
    while var next = read.popLast() {
      let numbers = table.add(next.table)
      if !numbers.elementsEqual(numbers.indices) { next.population.renumber(numbers) }
      kin.mark(&next.population)
      PopulationReader.markHolders(of: records, in: &next.population)
      populations.append(next.population)
    }
    return (populations, table.texts)
  }

  /// With the name first a total order within a system, so that the order in which files are read changes nothing.
  private static func precedes(_ x: NameRecord, _ y: NameRecord) -> Bool {
    let a = (x.location.path, x.location.line)
    let b = (y.location.path, y.location.line)
    if a != b { return a < b }
    return (x.origin.rawValue, x.description ?? "") < (y.origin.rawValue, y.description ?? "")
  }

  /// Whether the names of an example's `pair` become one asset among the names `a` of one system and `b` of another.
  static func joins(_ given: JudgementInput) throws -> Bool {
    func records(_ names: [String], _ system: SourceSystem) -> [NameRecord] {
      names.enumerated().map { line, name in
        NameRecord(
          system: system, origin: .register,
          location: SourceLocation(path: system.rawValue, line: line), name: name)
      }
    }
    let linker = AssetLinker(vocabulary: try .builtIn())
    let identity = linker.link(
      records(given.words("a"), .mes) + records(given.words("b"), .cmms))
    let pair = Set(given.words("pair"))
    return identity.assets.contains { pair.isSubset(of: $0.names.map(\.name)) }
  }
}
