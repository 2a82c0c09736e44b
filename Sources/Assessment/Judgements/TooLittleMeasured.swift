package import Vocabulary

/// Whether too little could be assessed for a verdict.
package struct TooLittleMeasured: Judgement {
  package static let id = "verdicts/too-little-measured"
  package static let inForce = loaded()

  let leastCoverage: Double

  /// - Parameter blind: the gates that could not be assessed.
  func holds(gates: Int, blind: Int, coverage: Double) -> Bool {
    gates > 0 && blind == gates || coverage < leastCoverage
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      gates: given.count("gates"), blind: given.count("blind"), coverage: given.number("coverage"))
  }
}
