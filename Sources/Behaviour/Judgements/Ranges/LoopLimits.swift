import Vocabulary

/// What a signal in mA, or in percent of its span, says of its own loop.
struct LoopLimits: Judgement {
  static let id = "ranges/loop-limit"
  static let inForce = loaded()

  let live: [Double]
  let failure: [Double]
  let possible: [Double]
  let livePercent: [Double]
  let failurePercent: [Double]
  let possiblePercent: [Double]
  let inside: Double
  let pile: Int

  struct Limits {
    var live: ClosedRange<Double>
    var failure: ClosedRange<Double>
    var possible: ClosedRange<Double>

    func isOutside(_ value: Double) -> Bool { !live.contains(value) && possible.contains(value) }
    func isFailure(_ value: Double) -> Bool { !failure.contains(value) }
  }

  func limits(isPercent: Bool) -> Limits {
    func range(_ ends: [Double]) -> ClosedRange<Double> { ends[0]...ends[1] }
    return isPercent
      ? Limits(
        live: range(livePercent), failure: range(failurePercent), possible: range(possiblePercent))
      : Limits(live: range(live), failure: range(failure), possible: range(possible))
  }

  func isLoop(inside: Int, of bins: Int) -> Bool { Double(inside) / Double(bins) >= self.inside }

  func isPile(_ count: Int) -> Bool { count >= pile }

  func holds(_ given: JudgementInput) throws -> Bool {
    let limits = limits(isPercent: given.text("unit") == "%")
    let value = try given.number("value")
    return try limits.isOutside(value) && (limits.isFailure(value) || isPile(given.count("count")))
  }
}
