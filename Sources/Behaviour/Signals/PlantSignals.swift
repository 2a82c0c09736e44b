import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// Judges each signal in the company of the others: causes of gaps, flatlines, siblings, running time.
struct PlantSignals {
  var behaviours: [SignalBehaviour] = []
  var activity: PlantActivity
  /// What the samples themselves say about the clocks of their sources.
  private(set) var clocks: [ClockReading] = []

  var facts: [SignalFacts] { behaviours.map(\.facts) }
  /// When each of the assets ran, or else its line; and when the lines ran.
  func running(_ assets: [Asset]) -> (assets: [String: RunningFacts], lines: [String: RunningFacts])
  {
    var result: [String: RunningFacts] = [:]
    for asset in assets { result[asset.id] = activity.running(asset: asset.id) }
    return (result, activity.lines)
  }

  init(
    _ profiles: [PlantBuilder.TaggedProfile], plant: Plant, zones: SourceZones,
    listed: ListedTags, assetOf: (SourceSystem, String) -> String?, vocabulary: Vocabulary
  ) {
    activity = PlantActivity(plant)
    let shared = PlantSignals.sharedSentinels(profiles)
    behaviours.reserveCapacity(profiles.count)
    let utc = Dictionary(
      uniqueKeysWithValues: Set(profiles.lazy.map(\.table.path))
        .map { ($0, zones.converter(path: $0)) })
    var aggregates: [String: [String: ExportAggregate]] = [:]
    for profile in profiles {
      let path = profile.table.path
      let table = path + "\n" + profile.table.source.info.name
      if aggregates[table] == nil {
        aggregates[table] = PlantSignals.aggregates(of: profile.table, vocabulary)
      }
      var behaviour = SignalBehaviour(
        tag: profile.tag,
        unit: profile.tag.unit ?? listed.units[profile.tag.tag] ?? profile.reading.unit,
        path: path,
        reading: profile.reading, vocabulary: vocabulary,
        sharedSentinels: shared[path] ?? [],
        aggregate: aggregates[table].flatMap { $0[""] ?? $0[profile.tag.column] },
        utc: utc[path] ?? zones.converter(path: path))
      behaviour.facts.asset = profile.reading.asset.flatMap { assetOf(profile.table.system, $0) }
      behaviour.compare(
        with: listed.ranges[profile.tag.tag], listed: listed.units[profile.tag.tag])
      behaviours.append(behaviour)
    }
    let boundaries = Boundaries(plant)
    for i in behaviours.indices {
      behaviours[i].facts.values.counter = CounterHealth(behaviours[i], boundaries: boundaries)
    }
    let bySource = Dictionary(grouping: behaviours.indices, by: { behaviours[$0].facts.path })
    let sources = bySource.sorted { $0.key < $1.key }.map { (path: $0.key, members: $0.value) }
    var silent: [[[Silence]]] = []
    var dark: [String: Spans] = [:]
    for (path, members) in sources {
      setWindow(members)
      learnStorage(members)
      forgiveRepeatedHour(members, path: path)
      let (silences, witnesses) = findSilences(members)
      silent.append(silences)
      dark[path] = witnesses.dark
    }
    learnRunning(vocabulary, dark)
    for ((_, members), silences) in zip(sources, silent) {
      findGaps(members, silences)
      SignalBehaviour.countMissing(&behaviours, of: members)
      compareSiblings(members)
      SignalBehaviour.judgeValues(&behaviours, of: members, activity)
      SignalBehaviour.findUnitChanges(&behaviours, of: members)
    }
    for i in behaviours.indices {
      findFlatlines(i)
      measureAvailability(i)
    }
    let changes = LevelChanges(behaviours, activity: activity, plant: plant)
    for i in behaviours.indices { behaviours[i].facts.stability = changes.judged[i]?.stability }
  }

  /// What the export made of the samples of each tag by the names of its columns; under an empty name, of all.
  private static func aggregates(
    of table: RecognizedTable, _ vocabulary: Vocabulary
  ) -> [String: ExportAggregate] {
    var result: [String: ExportAggregate] = [:]
    let aggregates = table.aggregates(vocabulary)
    for column in table.columns(.value) {
      result[table.layout == .long ? "" : column.name] = aggregates[column.index]
    }
    return result
  }

  /// Round values at the edge of at least three signals of one file: a convention for missing.
  private static func sharedSentinels(
    _ profiles: [PlantBuilder.TaggedProfile]
  ) -> [String: Set<Double>] {
    var counts: [String: [Double: Int]] = [:]
    for i in profiles.indices {
      let numeric = Double(profiles[i].tag.profile.numeric)
      let edges = [
        profiles[i].tag.profile.low.entries.first, profiles[i].tag.profile.high.entries.first,
      ]
      for case let entry? in edges
      where entry.count >= 3 && entry.value == entry.value.rounded() && abs(entry.value) >= 99
        && Double(entry.count) >= 0.001 * numeric
      {
        counts[profiles[i].table.path, default: [:]][entry.value, default: 0] += 1
      }
    }
    return counts.mapValues { values in Set(values.filter { $0.value >= 3 }.map(\.key)) }
  }

  /// How many signals of an asset are asked when it ran.
  private static let witnessLimit = 4

  /// When the assets ran by their signals, and the lines by their assets.
  ///
  /// - Parameter dark: When each source was silent as a whole, so that what it says before and after holds no more.
  private mutating func learnRunning(_ vocabulary: Vocabulary, _ dark: [String: Spans]) {
    let tellers = behaviours.indices.filter { i in
      behaviours[i].facts.asset != nil
        && SignalBehaviour.runningKinds.contains(behaviours[i].facts.kind)
    }
    var witnesses: [String: [(index: Int, state: RunningState)]] = [:]
    for (asset, indices) in Dictionary(grouping: tellers, by: { behaviours[$0].facts.asset }) {
      guard let asset else { continue }
      var own: [(index: Int, state: RunningState)] = []
      for kind in SignalBehaviour.runningKinds {
        // What a counter of pieces tells is less sharp.
        if kind == .count, !own.isEmpty { break }
        for i in indices.sorted()
        where behaviours[i].facts.kind == kind && own.count < Self.witnessLimit {
          if let state = behaviours[i].runningState(vocabulary) {
            own.append((i, state.subtracting(dark[behaviours[i].facts.path] ?? Spans())))
          }
        }
      }
      if !own.isEmpty { witnesses[asset] = own }
    }
    activity.learn(witnesses)
  }

  private mutating func setWindow(_ members: [Int]) {
    let first = members.compactMap { behaviours[$0].facts.first }.min()
    let last = members.compactMap { behaviours[$0].facts.last }.max()
    for i in members {
      behaviours[i].facts.sourceFirst = first
      behaviours[i].facts.sourceLast = last
    }
  }

  /// A signal with next to no samples cannot tell how it is stored. Where most others of its source are stored on change,
  /// it may just never have changed.
  private mutating func learnStorage(_ members: [Int]) {
    let known = members.filter {
      behaviours[$0].facts.sampling.regularity != nil
        && ![.state, .setpoint].contains(behaviours[$0].facts.kind)
    }
    let quiet = known.count { behaviours[$0].facts.sampling.isQuietByNature }
    guard quiet > 0, quiet * 2 >= known.count else { return }
    for i in members
    where behaviours[i].facts.sampling.regularity == nil && behaviours[i].facts.samples > 0 {
      behaviours[i].facts.sampling.isQuietByNature = true
    }
  }

  /// Late samples of the hour that is written twice are the clock's doing: told once for the source, not for each signal.
  private mutating func forgiveRepeatedHour(_ members: [Int], path: String) {
    let late = members.filter { behaviours[$0].profile.outOfOrder > 0 }
    guard
      let reading = RepeatedHour.reading(
        path: path, hours: late.map { RepeatedHour.start(of: behaviours[$0]) })
    else { return }
    clocks.append(reading)
    for i in late where RepeatedHour.start(of: behaviours[i]) != nil {
      behaviours[i].facts.sampling.duplicates = 0
      behaviours[i].facts.sampling.outOfOrder = 0
    }
  }

  private mutating func compareSiblings(_ members: [Int]) {
    let kinds = Dictionary(grouping: members, by: { behaviours[$0].facts.kind })
    for kind in SignalKind.allCases where kind != .other && kind != .state && kind != .setpoint {
      let group = (kinds[kind] ?? []).sorted()
      // Enough to outvote one; comparing each with each would take hours on a large historian.
      let stride = max(1, group.count / 100)
      let siblings = Siblings(
        group.indices.filter { $0 % stride == 0 }.map { place in
          let behaviour = behaviours[group[place]]
          return Siblings.Member(
            index: group[place],
            interval: behaviour.facts.sampling.regularity == .exception
              ? nil : behaviour.facts.sampling.typicalInterval,
            unit: behaviour.facts.unit, levels: behaviour.isConstant ? nil : behaviour.levels)
        }, kind: kind)
      for i in group {
        behaviours[i].facts.sampling.siblingInterval = siblings.interval(without: i)
        var mismatch = siblings.declaredMismatch(of: behaviours[i].facts.unit, index: i)
        if mismatch == nil, let own = behaviours[i].levels, !behaviours[i].isConstant {
          mismatch = siblings.mismatch(of: own, index: i)
        }
        behaviours[i].facts.values.unitMismatch = mismatch
      }
    }
  }
}
