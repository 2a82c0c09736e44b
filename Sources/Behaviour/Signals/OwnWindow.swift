import Profiling

/// First and last sample of a signal.
enum OwnWindow: OwnPass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.window]

  static func run(_ signal: inout SignalBehaviour) {
    guard signal.profile.samples > 0 else { return }
    signal.facts.first = signal.utc(signal.profile.first)
    signal.facts.last = signal.utc(signal.profile.last)
  }
}
