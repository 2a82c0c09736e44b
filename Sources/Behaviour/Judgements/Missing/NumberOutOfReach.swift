import Vocabulary

/// Whether a number stands for missing because what is measured cannot get there.
struct NumberOutOfReach: Judgement {
  static let id = "missing/number-out-of-reach"
  static let inForce = loaded()

  let fewestTimes: Int
  let leastShare: Double
  let leastSize: Double
  let distance: Double
  let levels: Double
  let longest: Double
  let clearOfZero: Double

  /// What does not leap when its machine starts.
  private static let slow: [SignalKind] = [.temperature, .pressure, .level, .flow, .vibration]

  func holds(_ edge: EdgeNumber) -> Bool {
    // What is never negative otherwise tells by the sign alone.
    let isOtherSign = edge.value < 0 && edge.others.lowerBound >= 0
    guard edge.isWhole || isOtherSign, abs(edge.value) >= leastSize, edge.share >= leastShare,
      Self.slow.contains(edge.kind) || edge.kind == .other && isOtherSign,
      edge.distance > distance * edge.rest,
      edge.cameFrom.count >= fewestTimes, let low = edge.cameFrom.min(),
      let high = edge.cameFrom.max(), high - low >= levels * edge.rest
    else { return false }
    let isShort = Double(edge.count) <= longest * Double(edge.cameFrom.count)
    return (edge.value < 0 || isShort && edge.isAboveZero(by: clearOfZero))
      && !MayBeReached.inForce.holds(edge)
  }

  func holds(_ given: JudgementInput) throws -> Bool { try holds(EdgeNumber(given)) }
}
