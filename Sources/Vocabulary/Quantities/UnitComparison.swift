/// Compares the scales of temperature that signals state.
package enum UnitComparison {
  /// What a stated unit is beside that of most siblings, when the scales differ; `nil` otherwise.
  ///
  /// - Parameter stated: How many siblings state a unit of each scale.
  package static func declared(_ unit: String?, among stated: [String: Int]) -> String? {
    guard let own = scale(unit) else { return nil }
    let scales = UnitTable.inForce.temperatures.map(\.symbol)
    guard let common = scales.max(by: { stated[$0, default: 0] < stated[$1, default: 0] }),
      common != own
    else { return nil }
    let share = stated[common, default: 0]
    guard share >= 2, share * 3 >= stated.values.reduce(0, +) * 2 else { return nil }
    return "\(own) among \(common)"
  }

  /// The temperature scale that a unit names.
  package static func scale(_ unit: String?) -> String? {
    guard let known = unit.flatMap({ UnitTable.inForce.unit($0) }), known.kind == .temperature
    else { return nil }
    return known.symbol
  }
}
