import Recognition

/// Compares the levels of a signal with its siblings under known unit factors.
enum UnitComparison {
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

  /// What a signal's stated unit is beside that of most of its siblings, when the scales differ; `nil` otherwise.
  static func declared(_ unit: String?, among others: [String?], kind: SignalKind) -> String? {
    guard kind == .temperature, let own = scale(unit) else { return nil }
    let stated = others.compactMap { scale($0) }
    guard
      let common = scales.map(\.name).max(by: { a, b in
        stated.count { $0 == a } < stated.count { $0 == b }
      }), common != own
    else { return nil }
    let share = stated.count { $0 == common }
    guard share >= 2, share * 3 >= stated.count * 2 else { return nil }
    return "\(own) among \(common)"
  }

  private static func scale(_ unit: String?) -> String? {
    guard let key = unit?.lowercased() else { return nil }
    return scales.first { $0.spellings.contains(key) }?.name
  }

  /// What the signal's values look like beside its siblings', when a unit explains it; `nil` otherwise.
  static func mismatch(
    of signal: SignalBehaviour, among others: [SignalBehaviour], kind: SignalKind
  ) -> String? {
    guard let own = signal.levels, kind != .count, kind != .energy, !signal.isConstant else {
      return nil
    }
    let levels = others.compactMap { $0.isConstant ? nil : $0.levels }
    guard levels.count >= 3 else { return nil }
    let low = median(levels.map(\.low))
    let high = median(levels.map(\.high))
    let range = high - low
    guard range > 0, high > 0 else { return nil }
    // The siblings have to agree before they can outvote one.
    let agreeing = levels.filter {
      abs($0.high - high) <= 0.15 * abs(high) && abs($0.low - low) <= 0.2 * max(abs(low), range)
    }
    guard agreeing.count * 10 >= levels.count * 6, agreeing.count >= 3 else { return nil }
    func fits(_ a: (low: Double, high: Double)) -> Bool {
      abs(a.high - high) <= 0.12 * abs(high) && abs(a.low - low) <= 0.15 * max(abs(low), range)
    }
    guard !fits(own), abs(own.high - high) > 0.4 * abs(high) else { return nil }
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

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
