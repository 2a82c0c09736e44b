import Profiling
import Vocabulary

/// Takes numbers that are proven to stand for missing off both ends of a signal's values, and from between them.
enum MissingCodes: OwnPass {
  static let reads: Set<FactGroup> = [.sharedNumbers]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    var low = signal.profile.low.entries
    var high = signal.profile.high.entries
    var codes: [Extremes.Entry] = []
    while let edge = signal.edge(of: low, to: high), signal.isCode(edge) {
      codes.append(low.removeFirst())
    }
    high.removeAll { entry in codes.contains { $0.value == entry.value } }
    while let edge = signal.edge(of: high, to: low), signal.isCode(edge) {
      codes.append(high.removeFirst())
    }
    if let low = low.first?.value, let high = high.first?.value, low <= high,
      signal.profile.distinct == nil
    {
      for code in signal.profile.codes
      where NumberBetween.inForce.holds(code, others: low...high, kind: signal.facts.kind) {
        codes.append(Extremes.Entry(value: code.value, count: code.count))
      }
    }
    signal.facts.values.sentinelValues = codes.map(\.value).sorted()
    signal.facts.values.sentinels = codes.reduce(0) { $0 + $1.count }
    signal.facts.values.minimum = low.first?.value
    signal.facts.values.maximum = high.first?.value
  }
}

extension SignalBehaviour {
  /// The first of the entries beside the other values; `nil` when there are none.
  func edge(of entries: [Extremes.Entry], to opposite: [Extremes.Entry]) -> EdgeNumber? {
    guard entries.count >= 2 else { return nil }
    let (first, next) = (entries[0], entries[1].value)
    let end = opposite.first { $0.value != first.value }?.value ?? next
    let shared = sharedNumbers[first.value]
    return EdgeNumber(
      value: first.value, count: first.count, samples: profile.numeric,
      others: min(next, end)...max(next, end), otherLevels: profile.distinct.map { $0.count - 1 },
      kind: facts.kind, isCounter: isCounter, unit: facts.unit, declared: listed?.range,
      signals: shared?.signals ?? 1, dresses: shared?.dresses.count ?? 1)
  }

  fileprivate func isCode(_ edge: EdgeNumber) -> Bool {
    if KnownNumber.inForce.holds(edge)
      || CommonNumber.inForce.holds(edge, resolution: resolution)
    {
      return true
    }
    var edge = edge
    edge.cameFrom = profile.jumps.lazy.filter { $0.after == Float(edge.value) }
      .map { Double($0.before) }
    return NumberOutOfReach.inForce.holds(edge)
  }

  /// The smallest step between two neighbours; 0 without any.
  private var resolution: Double {
    let samples = profile.excerpts
    return zip(samples, samples.dropFirst()).lazy.map { abs($1.value - $0.value) }
      .filter { $0 > 0 }.min() ?? 0
  }
}
