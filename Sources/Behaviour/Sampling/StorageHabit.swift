import Profiling
import Vocabulary

/// Tells by its samples how a signal is stored.
enum StorageHabit: OwnPass {
  static let reads: Set<FactGroup> = [.sampling]
  static let writes: Set<FactGroup> = [.sampling]

  static func run(_ signal: inout SignalBehaviour) {
    let habit = habit(of: signal.profile, signal.facts)
    signal.facts.sampling.regularity = habit.0
    signal.tolerance = habit.tolerance
    signal.facts.sampling.isQuietByNature = habit.isQuietByNature
  }

  /// How the samples come, the interval in seconds beyond which one is missing, and whether silence is nothing unusual.
  private static func habit(
    of profile: SeriesProfile, _ facts: SignalFacts
  ) -> (Regularity?, tolerance: Double, isQuietByNature: Bool) {
    guard let typical = facts.sampling.typicalInterval, profile.samples >= 8 else {
      // A state or a setpoint may just never have changed.
      return (
        nil, .infinity, profile.samples > 0 && (facts.kind.has(.told) || facts.kind.has(.set))
      )
    }
    // A state that differs each time is stored when it changes, however evenly that comes.
    if facts.kind == .state, profile.changesEachTime { return (.event, .infinity, true) }
    let p95 = facts.sampling.p95Interval ?? typical
    if isStoredOnChange(profile, typical) || profile.intervals.isThinned(typical) {
      if let heartbeat = profile.heartbeat {
        return (.exception, 1.1 * heartbeat + 2 * typical, false)
      }
      return (.exception, max(10 * p95, 20 * typical), true)
    }
    if profile.intervals.shareNear(typical, factor: 1.5) >= 0.7 {
      return (.periodic, max(3 * typical, 1.5 * p95), false)
    }
    if let heartbeat = profile.heartbeat {
      return (.exception, 1.1 * heartbeat + 2 * typical, false)
    }
    if profile.numeric == 0 || (profile.distinct?.count ?? 33) <= 8 {
      return (.event, .infinity, true)
    }
    // Changes only, without a heartbeat: silence is no evidence of loss unless many tags share it.
    return (.exception, max(10 * p95, 20 * typical), true)
  }

  /// Whether a signal whose samples come evenly while it moves is silent while it stands: no value follows itself but for
  /// repetitions after a silence, and silences are many.
  private static func isStoredOnChange(_ profile: SeriesProfile, _ typical: Double) -> Bool {
    let silences = profile.intervals.countAtLeast(3.2 * typical)
    let silent = profile.longest.prefix(silences).reduce(0.0) { $0 + Double($1.microseconds) }
    let isOften = silences >= 3 && silences * 100 >= profile.intervals.count
    let isLong = silences >= 20 && silent >= 0.2 * Double(profile.last - profile.first)
    guard isOften || isLong, profile.numeric >= 20 else { return false }
    let repeats = profile.numeric - profile.runLengths.reduce(0) { $0 + Int($1) }
    guard (repeats - silences) * 1000 <= profile.numeric else { return false }
    // A slow signal is silent in a few stops too; that it never repeats a value says something only when it would.
    return silences >= 20 || profile.leavesOutSmallSteps ?? true
  }
}
