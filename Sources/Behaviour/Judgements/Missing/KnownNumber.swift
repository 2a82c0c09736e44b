import Vocabulary

/// Whether a number that is known to stand for missing does so here.
struct KnownNumber: Judgement {
  static let id = "missing/known-number"
  static let inForce = loaded()

  let fewest: Int
  let distance: Double
  let aloneDistance: Double
  let scaledDistance: Double

  func holds(_ edge: EdgeNumber) -> Bool {
    let isScaled = MissingValues.inForce.scaled.contains(edge.value)
    let least = isScaled ? scaledDistance : distance
    return (isScaled || MissingValues.inForce.contains(edge.value))
      && edge.distance > (edge.count < fewest ? aloneDistance : least) * max(edge.rest, 1e-9)
      && !MayBeReached.inForce.holds(edge)
  }

  func holds(_ given: JudgementInput) throws -> Bool { try holds(EdgeNumber(given)) }
}
