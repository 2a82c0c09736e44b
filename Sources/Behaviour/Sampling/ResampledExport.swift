import Profiling
import Recognition
import Vocabulary

/// Tells a signal that was written on a faster grid than its values come on.
enum ResampledExport: OwnPass {
  static let reads: Set<FactGroup> = [.sampling]
  static let writes: Set<FactGroup> = [.sampling]

  static func run(_ signal: inout SignalBehaviour) {
    guard signal.facts.sampling.regularity == .periodic, !signal.isCounter,
      signal.facts.kind.has(.measured)
    else { return }
    if let resampling = signal.profile.resampling {
      signal.facts.sampling.regularity = .resampled
      signal.facts.sampling.resampling = resampling.method
      signal.facts.sampling.effectiveInterval = resampling.period
    } else if let aggregate = signal.aggregate {
      signal.facts.sampling.regularity = .resampled
      signal.facts.sampling.resampling = aggregate == .averaged ? .averaged : .interpolated
    }
  }
}
