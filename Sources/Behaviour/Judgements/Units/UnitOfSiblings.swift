import Vocabulary

/// Whether the levels of a signal are those of its siblings in another unit.
struct UnitOfSiblings: Judgement {
  static let id = "units/unit-of-siblings"
  static let inForce = loaded()

  /// At rest and at work.
  typealias Levels = (low: Double, high: Double)

  let highFits: Double
  let lowFits: Double
  let apart: Double
  let highAgrees: Double
  let lowAgrees: Double
  let agreeing: Double
  let fewest: Int
  let fromZero: Double

  /// What the levels look like beside the middle ones of the siblings, when a unit explains it; `nil` otherwise.
  ///
  /// - Parameter left: Levels that are among those of the siblings and do not count, such as the signal's own.
  func words(
    of own: Levels, kind: SignalKind, beside middle: Levels, among levels: [Levels],
    without left: Levels?
  ) -> String? {
    let (low, high) = middle
    let range = high - low
    guard !kind.has(.cumulative), range > 0, high > 0 else { return nil }
    func fits(_ a: Levels) -> Bool {
      abs(a.high - high) <= highFits * abs(high)
        && abs(a.low - low) <= lowFits * max(abs(low), range)
    }
    guard !fits(own), abs(own.high - high) > apart * abs(high) else { return nil }
    func agrees(_ level: Levels) -> Bool {
      abs(level.high - high) <= highAgrees * abs(high)
        && abs(level.low - low) <= lowAgrees * max(abs(low), range)
    }
    let count = levels.count - (left == nil ? 0 : 1)
    let agreed = levels.count(where: agrees) - (left.map(agrees) == true ? 1 : 0)
    guard Double(agreed) >= agreeing * Double(count), agreed >= fewest else { return nil }
    if kind == .temperature { return temperature(of: own, fits) }
    for factor in UnitTable.inForce.factors(amongSiblings: kind) {
      for scale in [factor, 1 / factor] where fits((own.low / scale, own.high / scale)) {
        // Both levels have to move by the factor, and far enough from zero to show it.
        guard abs(own.low) > fromZero * abs(own.high) || abs(low) <= fromZero * abs(high)
        else { continue }
        return "values \(format(scale)) times those of its siblings"
      }
    }
    return nil
  }

  /// The scale of levels that fit those of the siblings once they are in the base, and the reverse.
  private func temperature(of own: Levels, _ fits: (Levels) -> Bool) -> String? {
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

  private func format(_ scale: Double) -> String {
    scale >= 1 ? "\((scale * 100).rounded() / 100)" : "1/\(((1 / scale) * 100).rounded() / 100)"
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let own = try given.numbers("own")
    let (lows, highs) = try (given.numbers("lows"), given.numbers("highs"))
    let siblings = Siblings(
      zip(lows, highs).enumerated().map { Siblings.Member(index: $0, levels: $1) },
      kind: SignalKind(rawValue: given.text("kind") ?? "") ?? .other)
    return siblings.mismatch(of: (own[0], own[1]), index: -1) != nil
  }
}
