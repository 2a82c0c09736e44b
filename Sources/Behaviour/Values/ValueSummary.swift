import Profiling

/// Texts, distinct values and moments.
enum ValueSummary: OwnPass {
  static let reads: Set<FactGroup> = [.values]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    let profile = signal.profile
    if profile.numeric > 0 { signal.facts.values.nonNumeric = profile.nonNumeric }
    signal.facts.values.texts = profile.texts.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      .prefix(5).map(\.text)
    signal.facts.values.distinctValues = profile.distinct?.count
    let moments = profile.moments(excluding: signal.facts.values.sentinelValues)
    signal.facts.values.mean = moments.mean
    signal.facts.values.standardDeviation = moments.standardDeviation
  }
}
