/// Compares the levels of a signal with its siblings under known unit factors.
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

  /// What a signal's levels look like beside the middle ones of its siblings, when a unit explains it; `nil` otherwise.
  ///
  /// - Parameter left: Levels that are among those of the siblings and do not count, such as the signal's own.
  package static func mismatch(
    of own: (low: Double, high: Double), kind: SignalKind, low: Double, high: Double,
    among levels: [(low: Double, high: Double)], without left: (low: Double, high: Double)?
  ) -> String? {
    let range = high - low
    guard !kind.has(.cumulative), range > 0, high > 0 else { return nil }
    func fits(_ a: (low: Double, high: Double)) -> Bool {
      abs(a.high - high) <= 0.12 * abs(high) && abs(a.low - low) <= 0.15 * max(abs(low), range)
    }
    guard !fits(own), abs(own.high - high) > 0.4 * abs(high) else { return nil }
    // The siblings have to agree before they can outvote one.
    func agrees(_ level: (low: Double, high: Double)) -> Bool {
      abs(level.high - high) <= 0.15 * abs(high)
        && abs(level.low - low) <= 0.2 * max(abs(low), range)
    }
    let count = levels.count - (left == nil ? 0 : 1)
    let agreeing = levels.count(where: agrees) - (left.map(agrees) == true ? 1 : 0)
    guard agreeing * 10 >= count * 6, agreeing >= 3 else { return nil }
    if kind == .temperature {
      return temperature(of: own, fits)
    }
    for factor in UnitTable.inForce.factors(amongSiblings: kind) {
      for scale in [factor, 1 / factor] where fits((own.low / scale, own.high / scale)) {
        // Both levels have to move by the factor, and far enough from zero to show it.
        guard abs(own.low) > 0.02 * abs(own.high) || abs(low) <= 0.02 * abs(high) else { continue }
        return "values \(format(scale)) times those of its siblings"
      }
    }
    return nil
  }

  /// The scale of levels that fit those of the siblings once they are in the base, and the reverse.
  private static func temperature(
    of own: (low: Double, high: Double), _ fits: ((low: Double, high: Double)) -> Bool
  ) -> String? {
    let scales = UnitTable.inForce.temperatures
    guard let base = scales.first else { return nil }
    for scale in scales.dropFirst() {
      if fits((scale.toBase(own.low), scale.toBase(own.high))) {
        return "\(scale.symbol) among \(base.symbol)"
      }
      if fits((scale.fromBase(own.low), scale.fromBase(own.high))) {
        return "\(base.symbol) among \(scale.symbol)"
      }
    }
    return nil
  }

  private static func format(_ scale: Double) -> String {
    scale >= 1 ? "\((scale * 100).rounded() / 100)" : "1/\(((1 / scale) * 100).rounded() / 100)"
  }
}
