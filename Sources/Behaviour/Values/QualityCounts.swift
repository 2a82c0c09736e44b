import Profiling

/// What the source says of its own samples.
enum QualityCounts: OwnPass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.quality]

  static func run(_ signal: inout SignalBehaviour) {
    signal.facts.quality.isKnown = signal.profile.knownQuality > 0
    signal.facts.quality.bad = signal.profile.badQuality
    signal.facts.quality.uncertain = signal.profile.uncertainQuality
  }
}
