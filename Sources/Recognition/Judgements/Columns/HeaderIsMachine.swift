package import Vocabulary

/// Whether a column under the name of a class of machines names machines.
package struct HeaderIsMachine: Judgement {
  package static let id = "columns/header-is-machine"
  package static let inForce = loaded()

  let text: Double
  let number: Double
  let leastRepeats: Double
  let leastIdentified: Double
  let highest: Double

  /// Whether few identifiers come again; numbers count no more machines than a plant has.
  func names(identified: Int, distinct: Int, values: Int, highest: Double) -> Bool {
    distinct > 0 && Double(distinct) * leastRepeats <= Double(values)
      && Double(identified) >= leastIdentified * Double(distinct) && highest <= self.highest
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try names(
      identified: given.count("identified"), distinct: given.count("names"),
      values: given.count("rows"), highest: given.optionalNumber("highest") ?? 0)
  }
}
