import Profiling
import Vocabulary

/// Finds single values far from all others.
enum Spikes: OwnPass {
  static let reads: Set<FactGroup> = [.sampling, .values]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    guard signal.facts.sampling.regularity == .periodic,
      signal.facts.kind.has(.measured)
    else { return }
    let found = signal.profile.spikes(besides: signal.facts.values.sentinelValues)
    signal.facts.values.spikes = found?.map { Spike(time: signal.utc($0.time), value: $0.value) }
  }
}

extension SeriesProfile {
  /// Single samples that lie far from all others, and after which the signal is back
  /// where it was; written times in microseconds, ascending. What comes more often is a habit, and 0 is a machine at rest.
  /// `nil` for few samples or few distinct values.
  func spikes(besides sentinels: [Double]) -> [(time: Int64, value: Double)]? {
    let judgement = IsSpike.inForce
    guard numeric >= judgement.fewestNumbers, judgement.areMany(levels: distinct?.count) else {
      return nil
    }
    let steps = jumps.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    var peaks: [(time: Int64, value: Float)] = []
    for (there, back) in zip(steps, steps.dropFirst()) where there.to == back.from {
      guard (there.after > there.before) == (back.before > back.after),
        judgement.isBack(
          there: there.size, back: back.size, apart: Double(abs(back.after - there.before)))
      else { continue }
      peaks.append((there.to, there.after))
    }
    /// The extreme value of the others: what lies outside the widest step between the outermost three, when all of that
    /// are peaks.
    func edge(_ entries: [Extremes.Entry]) -> Double? {
      let entries = entries.filter { !sentinels.contains($0.value) }
      guard entries.count >= 2 else { return entries.first?.value }
      let isWiderFirst =
        entries.count == 2
        || abs(entries[0].value - entries[1].value) >= abs(entries[1].value - entries[2].value)
      let place = isWiderFirst ? 1 : 2
      let isPeaks = entries[..<place].allSatisfy { entry in
        entry.count == peaks.count { $0.value == Float(entry.value) }
      }
      return entries[isPeaks ? place : 0].value
    }
    guard let low = edge(low.entries), let high = edge(high.entries) else { return nil }
    let far = peaks.lazy.map { ($0.time, Double($0.value)) }.filter {
      judgement.isFar($0.1, low: low, high: high) && !sentinels.contains($0.1)
    }
    return far.count <= judgement.most ? Array(far) : []
  }
}
