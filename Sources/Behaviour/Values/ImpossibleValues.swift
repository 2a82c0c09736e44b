import Profiling
import Vocabulary

/// Counts samples that no instrument of this unit can mean: below absolute zero, or a share far outside 0…100 %. Of the
/// three lowest and highest values, which is where such samples are.
enum ImpossibleValues: OwnPass {
  static let reads: Set<FactGroup> = [.values]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    let entries = signal.impossible
    signal.facts.values.outOfRange = entries.reduce(0) { $0 + $1.count }
    signal.facts.values.impossible = entries.map(\.value)
  }
}

extension SignalBehaviour {
  fileprivate var impossible: [Extremes.Entry] {
    guard let limits = facts.unit.flatMap({ UnitTable.inForce.unit($0)?.possible }) else {
      return []
    }
    let edges =
      profile.low.entries.filter { $0.value < limits.lowerBound }
      + profile.high.entries.filter { $0.value > limits.upperBound }
    return edges.filter { !facts.values.sentinelValues.contains($0.value) }
  }
}
