import Vocabulary

/// Whether a number at the edge may be one that the signal has by its nature.
struct MayBeReached: Judgement {
  static let id = "missing/may-be-reached"
  static let inForce = loaded()

  let mostLevels: Int
  let ends: [Double]
  let nearlyAll: Double
  let shared: Int

  func holds(_ edge: EdgeNumber) -> Bool {
    if edge.signals < shared, Double(edge.count) >= nearlyAll * Double(edge.samples) { return true }
    if edge.value == 0 || edge.kind == .state { return true }
    if let declared = edge.declared, declared.contains(edge.value) { return true }
    // Nothing that counts, that is set or that has a few levels is ever this far below zero.
    if edge.value < 0, MissingValues.inForce.contains(edge.value) { return false }
    return edge.isCounter || [.count, .energy, .setpoint, .position].contains(edge.kind)
      || ends.contains(edge.value) || edge.otherLevels.map { $0 <= mostLevels } ?? false
  }

  func holds(_ given: JudgementInput) throws -> Bool { try holds(EdgeNumber(given)) }
}
