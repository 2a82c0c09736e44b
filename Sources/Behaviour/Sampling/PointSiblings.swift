import Vocabulary

/// Compares the unit of each signal with those of the same point of other machines, whatever files they are in: a temperature
/// of one zone is none of another one's, but `Zone2.ActualTemperature` of twelve presses is.
enum PointSiblings: SignalPass {
  static let reads: Set<FactGroup> = [.levels, .values]
  static let writes: Set<FactGroup> = [.values]

  private struct Point: Hashable {
    var kind: SignalKind
    var unit: String?
    var text: String
  }

  static func run(_ plant: inout PlantSignals) {
    var groups: [Point: [Int]] = [:]
    for (i, behaviour) in plant.behaviours.enumerated() {
      let kind = behaviour.facts.kind
      guard let text = behaviour.point, kind != .other, kind.has(.measured),
        behaviour.levels != nil, !behaviour.isConstant
      else { continue }
      groups[Point(kind: kind, unit: behaviour.facts.unit, text: text), default: []].append(i)
    }
    for (point, members) in groups {
      // Enough to outvote one, of a machine each.
      guard Set(members.map { plant.behaviours[$0].facts.asset }).count == members.count else {
        continue
      }
      let stride = max(1, members.count / 100)
      let siblings = Siblings(
        members.indices.filter { $0 % stride == 0 }.map { place in
          Siblings.Member(index: members[place], levels: plant.behaviours[members[place]].levels)
        }, kind: point.kind)
      for i in members where plant.behaviours[i].facts.values.unitMismatch == nil {
        guard let own = plant.behaviours[i].levels else { continue }
        plant.behaviours[i].facts.values.unitMismatch = siblings.mismatch(of: own, index: i)
      }
    }
  }
}
