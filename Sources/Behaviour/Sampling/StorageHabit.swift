import Profiling
import Vocabulary

/// Tells by its samples how a signal is stored.
enum StorageHabit: OwnPass {
  static let reads: Set<FactGroup> = [.sampling]
  static let writes: Set<FactGroup> = [.sampling]

  static func run(_ signal: inout SignalBehaviour) {
    let habit =
      signal.isOfPieces && signal.profile.samples > 0
      ? (.event, .infinity, true) : habit(of: signal.profile, signal.facts)
    signal.facts.sampling.regularity = habit.0
    signal.tolerance = habit.tolerance
    signal.facts.sampling.isQuietByNature = habit.isQuietByNature
  }

  /// How the samples come, the interval in seconds beyond which one is missing, and whether silence is nothing unusual.
  private static func habit(
    of profile: SeriesProfile, _ facts: SignalFacts
  ) -> (Regularity?, tolerance: Double, isQuietByNature: Bool) {
    let regular = RegularSampling.inForce
    guard let typical = facts.sampling.typicalInterval, profile.samples >= regular.fewest else {
      // A state or a setpoint may just never have changed.
      return (
        nil, .infinity, profile.samples > 0 && (facts.kind.has(.told) || facts.kind.has(.set))
      )
    }
    // A state that differs each time is stored when it changes, however evenly that comes.
    if facts.kind == .state, profile.changesEachTime { return (.event, .infinity, true) }
    // So is a setpoint, unless it follows a ramp on a clock.
    if facts.kind.has(.set), profile.changesEachTime,
      !StrictGrid.inForce.isStrict(shareNear: { profile.intervals.shareNear(typical, factor: $0) })
    {
      return (.event, .infinity, true)
    }
    let p95 = facts.sampling.p95Interval ?? typical
    let tolerance = TooLongASilence.inForce
    let isOnChange =
      isStoredOnChange(profile, typical) || profile.intervals.isThinned(typical)
    if isOnChange, !neverStands(profile, typical) {
      if let heartbeat = profile.heartbeat {
        return (.exception, tolerance.onHeartbeat(heartbeat, typical: typical), false)
      }
      return (.exception, tolerance.onChange(typical: typical, p95: p95), true)
    }
    if regular.holds(
      samples: profile.samples, shareNear: { profile.intervals.shareNear(typical, factor: $0) })
    {
      let onGrid = profile.intervals.shareNear(typical, factor: StrictGrid.inForce.factor)
      let usual = tolerance.onClock(typical: typical, p95: p95, onGrid: onGrid)
      let slower = facts.sampling.slowerInterval.map {
        tolerance.onClock(typical: typical, p95: $0, onGrid: 0)
      }
      return (.periodic, max(usual, slower ?? 0), false)
    }
    // A value that scatters, on a grid of which many samples are lost.
    let onGrid = profile.intervals.shareOnGrid(typical, off: StrictGrid.inForce.off)
    let commonest = profile.intervals.commonestHole(typical)
    if StrictGrid.inForce.isOfGrid(onGrid: onGrid, commonest: commonest),
      neverStands(profile, typical)
    {
      return (.periodic, tolerance.onClock(typical: typical, p95: typical, onGrid: onGrid), false)
    }
    if let heartbeat = profile.heartbeat {
      return (.exception, tolerance.onHeartbeat(heartbeat, typical: typical), false)
    }
    if profile.numeric == 0 || EventLevels.inForce.holds(levels: profile.distinct?.count) {
      return (.event, .infinity, true)
    }
    // Changes only, without a heartbeat: silence is no evidence of loss unless many tags share it.
    return (.exception, tolerance.onChange(typical: typical, p95: p95), true)
  }

  /// Whether its silences cannot be those of a value that stood.
  private static func neverStands(_ profile: SeriesProfile, _ typical: Double) -> Bool {
    let judgement = NeverStands.inForce
    let count = profile.intervals.countAtLeast(StoredOnChange.inForce.silence * typical)
    let silences = Set(profile.longest.prefix(count).map(\.start))
    let after = profile.jumps.filter { silences.contains($0.from) && $0.to > $0.from }
    if let low = profile.low.entries.first?.value, let high = profile.high.entries.first?.value,
      profile.rises > 0, profile.last > profile.first,
      CatchesUp.inForce.isRising(rises: profile.rises, falls: profile.falls)
    {
      let drops = profile.jumps.reduce(0.0) { $0 + max(0, Double($1.before - $1.after)) }
      let rate = (high - low + drops) / Double(profile.last - profile.first)
      let madeUp = after.count {
        $0.after > $0.before
          && CatchesUp.inForce.makesUp($0.size, for: rate * Double($0.to - $0.from))
      }
      return judgement.wentOn(madeUp: madeUp, silences: silences.count)
    }
    guard profile.leavesOutSmallSteps != true else { return false }
    // What is repeated after a silence has stood as well.
    let within = profile.longest.prefix(count).count { silence in
      profile.runs.contains { $0.start <= silence.start && silence.end <= $0.end }
    }
    let standing = max(
      within, Dictionary(grouping: after, by: \.before).values.map(\.count).max() ?? 0)
    let aligned = profile.longest.prefix(count).count {
      let steps = Double($0.microseconds) * 1e-6 / typical
      return abs(steps - steps.rounded()) <= StrictGrid.inForce.off
    }
    let turns = profile.turns
    return judgement.scatters(
      turns: turns.count, of: turns.known, small: profile.shareOfSmallSteps, standing: standing,
      aligned: aligned, silences: silences.count)
  }

  /// Whether a signal whose samples come evenly while it moves is silent while it stands: no value follows itself but for
  /// repetitions after a silence, and silences are many.
  private static func isStoredOnChange(_ profile: SeriesProfile, _ typical: Double) -> Bool {
    let judgement = StoredOnChange.inForce
    let silences = profile.intervals.countAtLeast(judgement.silence * typical)
    guard
      judgement.holds(
        silences: silences, intervals: profile.intervals.count,
        seconds: profile.longest.prefix(silences).reduce(0.0) { $0 + Double($1.microseconds) },
        history: Double(profile.last - profile.first), numbers: profile.numeric,
        runs: profile.runLengths.reduce(0) { $0 + Int($1) })
    else { return false }
    // A slow signal is silent in a few stops too; that it never repeats a value says something only when it would.
    return silences >= judgement.many || profile.leavesOutSmallSteps ?? true
  }
}
