import Profiling
import Vocabulary

/// Counts samples that no instrument of this unit can mean: below absolute zero, or a share far outside 0…100 %. Of the
/// three lowest and highest values, which is where such samples are.
enum ImpossibleValues: OwnPass {
  static let reads: Set<FactGroup> = [.values]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    guard let limits = signal.facts.unit.flatMap({ UnitTable.inForce.unit($0)?.possible }) else {
      return
    }
    let edges =
      signal.profile.low.entries.filter { $0.value < limits.lowerBound }
      + signal.profile.high.entries.filter { $0.value > limits.upperBound }
    signal.facts.values.outOfRange =
      edges.filter { !signal.facts.values.sentinelValues.contains($0.value) }
      .reduce(0) { $0 + $1.count }
  }
}
