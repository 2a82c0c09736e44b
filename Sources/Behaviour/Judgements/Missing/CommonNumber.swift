import Vocabulary

/// Whether a number stands for missing because many signals of the source use it.
struct CommonNumber: Judgement {
  static let id = "missing/common-number"
  static let inForce = loaded()

  let fewestSignals: Int
  let fewestDresses: Int
  let fewest: Int
  let leastShare: Double
  let steps: Double
  let zeroNoise: Double
  let distance: Double
  let leastSize: Double
  let clearOfZero: Double

  private static let neverNegative: [SignalKind] = [.flow, .speed, .level, .vibration]

  /// Whether it may be such a number, before the other signals are asked.
  func isCandidate(_ edge: EdgeNumber) -> Bool {
    edge.isWhole && edge.count >= fewest && edge.share >= leastShare
      && (edge.value < 0 || edge.value >= leastSize) && !MayBeReached.inForce.holds(edge)
  }

  /// - Parameter resolution: the smallest step of the signal.
  func holds(_ edge: EdgeNumber, resolution: @autoclosure () -> Double) -> Bool {
    guard edge.signals >= fewestSignals, isCandidate(edge) else { return false }
    if edge.value < 0, edge.kind != .temperature {
      let isNatural = Self.neverNegative.contains(edge.kind)
      if edge.others.lowerBound >= (isNatural ? -zeroNoise * edge.rest : 0),
        isNatural || edge.distance > zeroNoise * edge.rest, edge.distance >= steps * resolution()
      {
        return true
      }
    }
    return abs(edge.value) >= leastSize && edge.dresses >= fewestDresses
      && edge.distance > distance * edge.rest
      && (edge.value < 0 || edge.isAboveZero(by: clearOfZero))
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(EdgeNumber(given), resolution: given.optionalNumber("resolution") ?? 0)
  }
}
