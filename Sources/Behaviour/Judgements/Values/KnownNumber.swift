import Vocabulary

/// Whether a number that is known to stand for missing does so here.
struct KnownNumber: Judgement {
  static let id = "values/known-number"
  static let inForce = loaded()

  let numbers: [Double]
  let beyond: Double
  let fewest: Int
  let distance: Double

  init(_ constants: inout JudgementConstants) {
    numbers = constants["numbers"]
    beyond = constants["beyond"]
    fewest = constants["fewest"]
    distance = constants["distance"]
  }

  func isKnown(_ value: Double) -> Bool { numbers.contains(value) || abs(value) >= beyond }

  func holds(_ edge: EdgeNumber) -> Bool {
    isKnown(edge.value) && edge.count >= fewest && edge.distance > distance * max(edge.rest, 1e-9)
      && !MayBeReached.inForce.holds(edge)
  }

  func holds(_ given: JudgementInput) throws -> Bool { try holds(EdgeNumber(given)) }
}
