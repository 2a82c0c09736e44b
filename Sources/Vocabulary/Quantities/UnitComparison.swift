/// Compares the levels of a signal with its siblings under known unit factors.
package enum UnitComparison {
  private static let temperature: [(name: String, invert: @Sendable (Double) -> Double)] = [
    ("°F among °C", { ($0 - 32) / 1.8 }), ("°C among °F", { $0 * 1.8 + 32 }),
    ("K among °C", { $0 - 273.15 }),
  ]
  private static let pressure: [Double] = [14.5038, 100, 1000, 10, 6.894_76, 0.1, 1.013_25]
  private static let general: [Double] = [10, 100, 1000, 60, 3.6, 25.4, 16.6667]

  /// Temperatures are the quantity whose units get mixed within one plant; other kinds have sub-units by habit.
  private static let scales: [(name: String, spellings: Set<String>)] = [
    ("°C", ["c", "°c", "degc", "deg c", "celsius"]),
    ("°F", ["f", "°f", "degf", "deg f", "fahrenheit"]),
    ("K", ["k", "kelvin"]),
  ]

  /// What a stated unit is beside that of most siblings, when the scales differ; `nil` otherwise.
  ///
  /// - Parameter stated: How many siblings state a unit of each scale.
  package static func declared(_ unit: String?, among stated: [String: Int]) -> String? {
    guard let own = scale(unit) else { return nil }
    guard
      let common = scales.map(\.name).max(by: { stated[$0, default: 0] < stated[$1, default: 0] }),
      common != own
    else { return nil }
    let share = stated[common, default: 0]
    guard share >= 2, share * 3 >= stated.values.reduce(0, +) * 2 else { return nil }
    return "\(own) among \(common)"
  }

  /// The temperature scale that a unit names.
  package static func scale(_ unit: String?) -> String? {
    guard let key = unit?.lowercased() else { return nil }
    return scales.first { $0.spellings.contains(key) }?.name
  }

  /// What a signal's levels look like beside the middle ones of its siblings, when a unit explains it; `nil` otherwise.
  package static func mismatch(
    of own: (low: Double, high: Double), kind: SignalKind, low: Double, high: Double,
    among levels: some Sequence<(low: Double, high: Double)>
  ) -> String? {
    let range = high - low
    guard kind != .count, kind != .energy, range > 0, high > 0 else { return nil }
    func fits(_ a: (low: Double, high: Double)) -> Bool {
      abs(a.high - high) <= 0.12 * abs(high) && abs(a.low - low) <= 0.15 * max(abs(low), range)
    }
    guard !fits(own), abs(own.high - high) > 0.4 * abs(high) else { return nil }
    // The siblings have to agree before they can outvote one.
    var count = 0
    var agreeing = 0
    for level in levels {
      count += 1
      let isHigh = abs(level.high - high) <= 0.15 * abs(high)
      if isHigh, abs(level.low - low) <= 0.2 * max(abs(low), range) { agreeing += 1 }
    }
    guard agreeing * 10 >= count * 6, agreeing >= 3 else { return nil }
    if kind == .temperature {
      for (name, invert) in temperature where fits((invert(own.low), invert(own.high))) {
        return name
      }
      return nil
    }
    let factors = kind == .pressure ? pressure : general
    for factor in factors {
      for scale in [factor, 1 / factor] where fits((own.low / scale, own.high / scale)) {
        // Both levels have to move by the factor, and far enough from zero to show it.
        guard abs(own.low) > 0.02 * abs(own.high) || abs(low) <= 0.02 * abs(high) else { continue }
        return "values \(format(scale)) times those of its siblings"
      }
    }
    return nil
  }

  private static func format(_ scale: Double) -> String {
    scale >= 1 ? "\((scale * 100).rounded() / 100)" : "1/\(((1 / scale) * 100).rounded() / 100)"
  }
}
