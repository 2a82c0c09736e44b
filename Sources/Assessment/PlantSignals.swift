import Linking
import Profiling
import Recognition

/// Judges each signal in the company of the others: causes of gaps, flatlines, siblings, running time.
struct PlantSignals {
  private var behaviours: [SignalBehaviour] = []
  private var activity: PlantActivity
  /// What the samples themselves say about the clocks of their sources.
  private(set) var clocks: [ClockReading] = []

  var facts: [SignalFacts] { behaviours.map(\.facts) }

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
    for profile in profiles {
      let path = profile.table.path
      var behaviour = SignalBehaviour(
        tag: profile.tag,
        unit: profile.tag.unit ?? listed.units[profile.tag.tag] ?? profile.reading.unit,
        path: path,
        reading: profile.reading, vocabulary: vocabulary,
        sharedSentinels: shared[path] ?? [], utc: utc[path] ?? zones.converter(path: path))
      behaviour.facts.asset = profile.reading.asset.flatMap { assetOf(profile.table.system, $0) }
      behaviour.compare(
        with: listed.ranges[profile.tag.tag], listed: listed.units[profile.tag.tag])
      behaviours.append(behaviour)
    }
    learnRunning()
    let boundaries = Boundaries(plant)
    for i in behaviours.indices {
      behaviours[i].facts.counter = CounterHealth(behaviours[i], boundaries: boundaries)
    }
    let bySource = Dictionary(grouping: behaviours.indices, by: { behaviours[$0].facts.path })
    for path in bySource.keys.sorted() {
      let members = (bySource[path] ?? []).sorted()
      setWindow(members)
      forgiveRepeatedHour(members, path: path)
      findGaps(members)
      SignalBehaviour.countMissing(&behaviours, of: members)
      compareSiblings(members)
      SignalBehaviour.judgeValues(&behaviours, of: members, activity)
      SignalBehaviour.findUnitChanges(&behaviours, of: members)
    }
    for i in behaviours.indices {
      findFlatlines(i)
      measureAvailability(i)
    }
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

  /// When assets without orders ran, each by the surest of its signals that tells it.
  private mutating func learnRunning() {
    let witnesses = behaviours.indices.filter { i in
      behaviours[i].facts.asset.map { activity.hasNoOrders($0) } == true
        && SignalBehaviour.runningKinds.contains(behaviours[i].facts.kind)
    }
    for kind in SignalBehaviour.runningKinds.reversed() {
      for i in witnesses.reversed() where behaviours[i].facts.kind == kind {
        guard let asset = behaviours[i].facts.asset, let spans = behaviours[i].running else {
          continue
        }
        activity.learn(spans, of: asset)
      }
    }
  }

  private mutating func setWindow(_ members: [Int]) {
    let first = members.compactMap { behaviours[$0].facts.first }.min()
    let last = members.compactMap { behaviours[$0].facts.last }.max()
    for i in members {
      behaviours[i].facts.sourceFirst = first
      behaviours[i].facts.sourceLast = last
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
      behaviours[i].facts.duplicates = 0
      behaviours[i].facts.outOfOrder = 0
    }
  }

  // MARK: Gaps

  /// A silence of one signal.
  private struct Silence {
    var whole: (start: Double, end: Double)
    /// The part of it that is not explained by how the signal is stored.
    var lost: (start: Double, end: Double)
    /// Shares of the others, of the source and of the unit, that are silent with it.
    var source: Double?
    var unit: Double?
  }

  private mutating func findGaps(_ members: [Int]) {
    let candidates = members.map { i in
      let (tolerance, utc) = (behaviours[i].tolerance, behaviours[i].utc)
      return behaviours[i].profile.longest.filter { Double($0.microseconds) * 1e-6 > tolerance }
        .map { (start: utc($0.start), end: utc($0.end)) }.sorted { $0 < $1 }
    }
    // Others stand for all when a source has thousands of tags.
    let stride = max(1, members.count / 200)
    let witnesses = silences(
      members.indices.filter { $0 % stride == 0 }, of: members, candidates)
    var companions: [String: Silences] = [:]
    for (asset, places) in Dictionary(
      grouping: members.indices, by: { behaviours[members[$0]].facts.asset })
    {
      guard let asset, places.count > 1, places.contains(where: { !candidates[$0].isEmpty }) else {
        continue
      }
      companions[asset] = silences(places, of: members, candidates)
    }
    let silent = members.indices.map { place -> [Silence] in
      let unit = behaviours[members[place]].facts.asset.flatMap { companions[$0] }
      return candidates[place].map { candidate in
        let (start, end) = narrowed(candidate, of: members[place], to: witnesses)
        let length = end - start
        let core = (start + 0.2 * length, end - 0.2 * length)
        return Silence(
          whole: candidate, lost: (start, end),
          source: witnesses.share(except: members[place], core.0, core.1),
          unit: unit?.share(except: members[place], core.0, core.1))
      }
    }
    let closures = Closures(
      silent.flatMap { $0.filter { ($0.source ?? 0) >= 0.5 }.map(\.whole) })
    for (place, i) in members.enumerated() {
      var gaps: [Gap] = []
      for silence in silent[place] {
        let cause = cause(i, silence, closures)
        gaps.append(Gap(start: silence.whole.start, end: silence.whole.end, cause: cause))
        if [.outage, .tag].contains(cause) { behaviours[i].lost.append(silence.lost) }
      }
      for run in behaviours[i].profile.badRuns {
        let start = behaviours[i].utc(run.start)
        let end = behaviours[i].utc(run.end)
        if end - start > behaviours[i].tolerance {
          gaps.append(Gap(start: start, end: end, cause: .badQuality))
          behaviours[i].lost.append((start, end))
        }
      }
      behaviours[i].facts.gaps = gaps.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
  }

  private func silences(
    _ places: [Int], of members: [Int], _ candidates: [[(start: Double, end: Double)]]
  ) -> Silences {
    Silences(
      places.map { place in
        let i = members[place]
        return Silences.Member(
          index: i, first: behaviours[i].facts.first, last: behaviours[i].facts.last,
          tolerance: behaviours[i].tolerance,
          isPeriodic: [.periodic, .resampled].contains(behaviours[i].facts.regularity),
          spans: Spans(candidates[place]))
      })
  }

  /// The silence that a signal shares with the others. One that is stored on change may have been quiet right before and
  /// after, so that its own silence is longer than what was lost.
  private func narrowed(
    _ gap: (start: Double, end: Double), of index: Int, to witnesses: Silences
  ) -> (start: Double, end: Double) {
    guard behaviours[index].facts.regularity == .exception,
      let (start, end) = witnesses.common(except: index, gap.start, gap.end)
    else { return gap }
    let tolerance = behaviours[index].tolerance
    guard start < end, start - gap.start <= tolerance, gap.end - end <= tolerance else {
      return gap
    }
    return (start, end)
  }

  /// The first cause that fits, from the widest to the narrowest.
  private func cause(_ i: Int, _ silence: Silence, _ closures: Closures) -> GapCause {
    let asset = behaviours[i].facts.asset
    let (start, end) = silence.lost
    let source = silence.source ?? 0
    let isShared = (silence.unit ?? 0) >= 0.8 || source >= 0.8
    if isShared || source >= 0.5 {
      if let orders = activity.orderShare(asset: asset, start, end) {
        if orders < 0.2 { return .plannedStop }
      } else if closures.contains(start, end)
        || (isShared || behaviours[i].facts.regularity == .exception)
          && activity.isOffShift(start, end)
      {
        return .plannedStop
      }
    }
    // Signals that say nothing while nothing changes are silent together when the plant is quiet.
    if source >= (behaviours[i].isSilentByNature ? 0.95 : 0.5) { return .outage }
    if let own = activity.ownOrderShare(asset: asset, start, end), own < 0.1 {
      return .unitStopped
    }
    if let running = activity.running(asset: asset, start, end), running < 0.1 {
      return .unitStopped
    }
    return behaviours[i].isSilentByNature ? .quiet : .tag
  }

  // MARK: Flatlines

  private mutating func findFlatlines(_ i: Int) {
    guard behaviours[i].profile.runs.contains(where: { $0.samples > 10 }) else {
      return
    }
    let behaviour = behaviours[i]
    let facts = behaviour.facts
    let followsRunning: [SignalKind] = [.speed, .current, .power, .vibration, .flow]
    let unjudged: [SignalKind] = [.count, .state, .setpoint, .energy, .position]
    guard !unjudged.contains(facts.kind), !behaviour.isConstant,
      facts.distinctValues == nil, facts.regularity == .periodic || facts.regularity == .resampled
    else { return }
    // A value is held until the next one is stored: only up to the last one stored is it known to stand still.
    let held = Double(behaviour.profile.typicalRun - 1) * (facts.typicalInterval ?? 0)
    var flatlines: [Flatline] = []
    for run in behaviour.profile.runs {
      let seconds = Double(run.microseconds) * 1e-6
      guard run.samples > 10, behaviour.isStuck(run), seconds >= 900,
        !facts.sentinelValues.contains(run.value)
      else { continue }
      let start = behaviour.utc(run.start)
      let end = behaviour.utc(run.end) - held
      // At rest a signal may stand still, but not at the level that it has while the asset runs.
      let isAtRest = isAtRest(behaviour, run.value)
      if let running = activity.running(asset: facts.asset, start, end) {
        let isHeld =
          running * seconds >= 900 && followsRunning.contains(facts.kind)
          && behaviour.levels != nil && !isAtRest
        guard running >= 0.5 || isHeld else { continue }
      } else if isAtRest {
        continue
      }
      // A silence inside the run is no evidence that the value stood still.
      let silence = facts.gaps.reduce(0.0) {
        $0 + max(0, min(end, $1.end) - max(start, $1.start))
      }
      guard silence < 0.5 * seconds else { continue }
      flatlines.append(Flatline(start: start, end: end, value: run.value, samples: run.samples))
    }
    behaviours[i].facts.flatlines = unusual(flatlines, of: behaviour)
      .sorted { $0.start < $1.start }
  }

  /// Less what the signal does by habit: to stand at one and the same value, such as the end of a valve's travel, or,
  /// where it hardly moves at all, to stand still again and again, such as a tank that nobody draws from.
  private func unusual(_ flatlines: [Flatline], of behaviour: SignalBehaviour) -> [Flatline] {
    guard flatlines.count >= 3 else { return flatlines }
    var result = flatlines.filter { flat in
      flatlines.count { $0.value == flat.value } < 3
    }
    if result.count >= 4, behaviour.isSteady {
      let lengths = result.map(\.samples).sorted(by: >)
      result.removeAll { $0.samples <= 5 * lengths[3] }
    }
    return result
  }

  /// True for the level that the signal has while nothing runs.
  private func isAtRest(_ behaviour: SignalBehaviour, _ value: Double) -> Bool {
    if value == 0 { return true }
    if let low = behaviour.facts.minimum, value <= low { return true }
    guard let levels = behaviour.levels else { return false }
    return value <= levels.low + 0.05 * (levels.high - levels.low)
  }

  // MARK: Availability

  private mutating func measureAvailability(_ i: Int) {
    let facts = behaviours[i].facts
    guard let first = facts.sourceFirst, let last = facts.sourceLast, last > first,
      facts.samples > 0, let own = facts.first, let ownLast = facts.last
    else { return }
    let planned = Spans(
      facts.gaps.filter { $0.cause == .plannedStop || $0.cause == .unitStopped }
        .map { ($0.start, $0.end) })
    var running =
      activity.runningSpans(asset: facts.asset)?.clipped(first, last)
      ?? Spans([(first, last)]).subtracting(planned)
    if running.isEmpty { running = Spans([(first, last)]).subtracting(planned) }
    let total = running.seconds
    guard total > 0 else { return }
    var lost = behaviours[i].lost
    // Before the first sample and after the last one too, what is stored on change may have been quiet.
    if !behaviours[i].isSilentByNature {
      if own > first { lost.append((first, own)) }
      if ownLast < last { lost.append((ownLast, last)) }
    }
    let missing = Spans(lost).spans.reduce(0.0) { $0 + running.overlap($1.start, $1.end) }
    behaviours[i].facts.running = total
    behaviours[i].facts.coveredRunning = total - missing
    behaviours[i].facts.availability = (total - missing) / total
  }

  // MARK: Siblings

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
            interval: behaviour.facts.regularity == .exception
              ? nil : behaviour.facts.typicalInterval,
            unit: behaviour.facts.unit, levels: behaviour.isConstant ? nil : behaviour.levels)
        }, kind: kind)
      for i in group {
        behaviours[i].facts.siblingInterval = siblings.interval(without: i)
        var mismatch = siblings.declaredMismatch(of: behaviours[i].facts.unit, index: i)
        if mismatch == nil, let own = behaviours[i].levels, !behaviours[i].isConstant {
          mismatch = siblings.mismatch(of: own, index: i)
        }
        behaviours[i].facts.unitMismatch = mismatch
      }
    }
  }
}
