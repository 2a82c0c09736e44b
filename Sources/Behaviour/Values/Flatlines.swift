package import Profiling
import Vocabulary

/// When a value stood still while its machine ran.
enum Flatlines: SignalPass {
  static let reads: Set<FactGroup> = [.sampling, .values, .levels, .running, .coverage]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ plant: inout PlantSignals) {
    for i in plant.behaviours.indices { plant.findFlatlines(i) }
  }
}

extension PlantSignals {
  fileprivate mutating func findFlatlines(_ i: Int) {
    let judgement = StuckRun.inForce
    let work = StoodWhileRunning.inForce
    guard behaviours[i].profile.runs.contains(where: { judgement.isMany($0.samples) }) else {
      return
    }
    let behaviour = behaviours[i]
    let facts = behaviour.facts
    guard facts.kind.has(.lively), !behaviour.isConstant,
      behaviour.isFine,
      facts.sampling.regularity == .periodic || facts.sampling.regularity == .resampled
    else { return }
    // A value is held until the next one is stored: only up to the last one stored is it known to stand still.
    let held = Double(behaviour.profile.typicalRun - 1) * (facts.sampling.typicalInterval ?? 0)
    var flatlines: [Flatline] = []
    for run in behaviour.profile.runs {
      let seconds = Double(run.microseconds) * 1e-6
      guard judgement.isMany(run.samples), behaviour.isStuck(run), judgement.isLong(seconds),
        !facts.values.sentinelValues.contains(run.value)
      else { continue }
      let start = behaviour.utc(run.start)
      let end = behaviour.utc(run.end) - held
      // At rest a signal may stand still, but not at the level that it has while the asset runs.
      let isAtRest = isAtRest(behaviour, run.value)
      if isAtRest, behaviour.scatters(besides: run), !activity.isOffShift(start, end) {
        // It never stands still at rest.
      } else if let running = activity.running(asset: facts.asset, without: i, start, end) {
        let follows = facts.kind.has(.followsRunning) && behaviour.levels != nil
        let isLeft = follows || facts.kind == .temperature && behaviour.levels != nil
        let shown = activity.shownRunning(asset: facts.asset, without: i, start, end)
        guard
          work.holds(
            running: running, seconds: seconds, followsWork: follows && !isAtRest,
            shown: isLeft ? shown : nil)
        else { continue }
      } else if isAtRest {
        continue
      }
      // A silence inside the run is no evidence that the value stood still.
      let silence = facts.coverage.gaps.reduce(0.0) {
        $0 + max(0, min(end, $1.end) - max(start, $1.start))
      }
      if work.isSilent(silence, of: seconds) { continue }
      flatlines.append(Flatline(start: start, end: end, value: run.value, samples: run.samples))
    }
    behaviours[i].facts.values.flatlines = unusual(flatlines, of: behaviour)
      .sorted { $0.start < $1.start }
  }

  /// Less what the signal does by habit: to stand at one and the same value, such as the end of a valve's travel, or,
  /// where it hardly moves at all, to stand still again and again, such as a tank that nobody draws from.
  private func unusual(_ flatlines: [Flatline], of behaviour: SignalBehaviour) -> [Flatline] {
    let habit = StandsByHabit.inForce
    let ends = [behaviour.profile.low.entries.first, behaviour.profile.high.entries.first]
    var result = flatlines.filter { flat in
      let others = ends.compactMap { $0 }.first { $0.value == flat.value }
        .map { $0.count - flat.samples }
      return !habit.isOfOneValue(flatlines.count { $0.value == flat.value })
        && !habit.isAtEnd(flat.samples, others: others ?? 0)
    }
    if result.count >= habit.usual, behaviour.isSteady {
      let lengths = result.map(\.samples).sorted(by: >)
      result.removeAll { habit.isUsual($0.samples, among: lengths) }
    }
    result.removeAll { behaviour.standsOften(near: $0) }
    return result
  }

  /// True for the level that the signal has while nothing runs.
  private func isAtRest(_ behaviour: SignalBehaviour, _ value: Double) -> Bool {
    if value == 0 { return true }
    if let low = behaviour.facts.values.minimum, value <= low { return true }
    guard let levels = behaviour.levels, AtRest.inForce.rests(low: levels.low, high: levels.high)
    else { return false }
    return value <= AtRest.inForce.limit(low: levels.low, high: levels.high)
  }
}

extension SignalBehaviour {
  /// Whether its values are those of an instrument, and no positions, modes or speeds that are chosen.
  fileprivate var isFine: Bool {
    guard let levels = facts.values.distinctValues else { return true }
    let natural = profile.naturalRun(besides: profile.runs.map(\.samples).max() ?? 0)
    return StuckRun.inForce.isCoarse(levels: levels, natural: natural)
  }

  /// Whether it moves at the level of the run whenever it is there otherwise, 0 aside.
  fileprivate func scatters(besides run: SeriesProfile.Run) -> Bool {
    guard run.value != 0, let levels else { return false }
    let rest = Float(AtRest.inForce.limit(low: levels.low, high: levels.high))
    let timeline = profile.timeline
    let width = Int64(timeline.binSeconds * 1e6)
    var (moving, resting) = (0, 0)
    for bin in timeline.bins where bin.count > 1 && bin.minimum <= bin.maximum {
      let start = timeline.start(of: bin)
      guard bin.maximum <= rest, start > run.end || start + width < run.start else { continue }
      resting += 1
      if bin.maximum > bin.minimum { moving += 1 }
    }
    return ScattersAtRest.inForce.holds(
      moving: moving, of: resting, rest: Double(resting) * timeline.binSeconds,
      seconds: Double(run.microseconds) * 1e-6)
  }

  /// Whether it stands as long, again and again, at nearly the value of a flat line.
  fileprivate func standsOften(near flat: Flatline) -> Bool {
    guard let low = facts.values.minimum, let high = facts.values.maximum, high > low else {
      return false
    }
    let others = profile.runs.filter { utc($0.start) != flat.start }.map {
      (distance: abs($0.value - flat.value) / (high - low), samples: $0.samples)
    }
    return StandsByHabit.inForce.isOfLevel(flat.samples, others: others)
  }

  /// Whether a run of one value is longer than the signal's others explain.
  package func isStuck(_ run: SeriesProfile.Run) -> Bool {
    let natural = profile.naturalRun(besides: run.samples)
    return !isCounter && StuckRun.inForce.isBeyond(run.samples, natural: natural)
      || run.samples > natural && profile.catchesUp(after: run)
  }
}

extension SeriesProfile {
  /// Whether a value that nearly always rises stood still for a run and then made up for it in one step: it was not what
  /// it measures that stood, but the reading of it.
  func catchesUp(after run: Run) -> Bool {
    let judgement = CatchesUp.inForce
    guard judgement.isRising(rises: rises, falls: falls), let low = low.entries.first?.value,
      let high = high.entries.first?.value
    else { return false }
    let missed = Double(run.samples) * (high - low) / Double(rises)
    return jumps.contains {
      $0.from == run.end && $0.after > $0.before && judgement.makesUp($0.size, for: missed)
    }
  }
}
