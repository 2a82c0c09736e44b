import Profiling
import Vocabulary

/// Counts samples that no instrument of this unit can mean: below absolute zero, or more than all of a whole. Of the
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
    guard let unit = facts.unit.flatMap({ UnitTable.inForce.unit($0) }),
      var limits = unit.possible
    else { return [] }
    if let ofWhole = unit.ofWhole,
      UnitTable.inForce.isOfWhole(facts.kind, [facts.tag] + listedTexts)
    {
      limits = ofWhole
    }
    let edges =
      profile.low.entries.filter { $0.value < limits.lowerBound }
      + profile.high.entries.filter { $0.value > limits.upperBound }
    return edges.filter { !facts.values.sentinelValues.contains($0.value) }
  }
}
