import Vocabulary

/// Compares interval and unit of each signal with those of its kind in the same source.
enum SiblingComparison: SourcePass {
  static let reads: Set<FactGroup> = [.sampling, .levels]
  static let writes: Set<FactGroup> = [.sampling, .values]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let kinds = Dictionary(grouping: members, by: { plant.behaviours[$0].facts.kind })
    for kind in SignalKind.allCases
    where kind != .other && (kind.has(.measured) || kind.has(.cumulative)) {
      let group = (kinds[kind] ?? []).sorted()
      // Enough to outvote one; comparing each with each would take hours on a large historian.
      let stride = max(1, group.count / 100)
      let siblings = Siblings(
        group.indices.filter { $0 % stride == 0 }.map { place in
          let behaviour = plant.behaviours[group[place]]
          return Siblings.Member(
            index: group[place],
            interval: behaviour.facts.sampling.regularity == .exception
              ? nil : behaviour.facts.sampling.typicalInterval,
            unit: behaviour.facts.unit, levels: behaviour.isConstant ? nil : behaviour.levels)
        }, kind: kind)
      for i in group {
        plant.behaviours[i].facts.sampling.siblingInterval = siblings.interval(without: i)
        var mismatch = siblings.declaredMismatch(of: plant.behaviours[i].facts.unit, index: i)
        if mismatch == nil, let own = plant.behaviours[i].levels, !plant.behaviours[i].isConstant {
          mismatch = siblings.mismatch(of: own, index: i)
        }
        plant.behaviours[i].facts.values.unitMismatch = mismatch
      }
    }
  }
}
