import Profiling

/// When the samples come, as the source wrote them.
enum Intervals: OwnPass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.sampling]

  static func run(_ signal: inout SignalBehaviour) {
    let profile = signal.profile
    signal.facts.sampling.duplicates = profile.duplicates
    signal.facts.sampling.outOfOrder = profile.outOfOrder
    signal.facts.sampling.intervals = profile.intervals.bins
    signal.facts.sampling.typicalInterval = profile.intervals.typical
    signal.facts.sampling.effectiveInterval = profile.intervals.typical
    signal.facts.sampling.p95Interval = profile.intervals.quantile(0.95)
    signal.facts.sampling.slowerInterval = profile.intervals.typical.flatMap {
      profile.slowerCadence($0)
    }
    signal.facts.sampling.longestInterval = profile.longest.first.map {
      Double($0.microseconds) * 1e-6
    }
    if profile.lateFirst <= profile.lateLast {
      signal.facts.sampling.lateFirst = signal.utc(profile.lateFirst)
      signal.facts.sampling.lateLast = signal.utc(profile.lateLast)
    }
  }
}
