import Rules
package import Vocabulary

/// Whether the foundation has to be fixed before anything else.
package struct FixFoundation: Judgement {
  package static let id = "verdicts/fix-foundation"
  package static let inForce = loaded()

  /// Of a pilot.
  let leastScore: Double

  func holds(_ grounds: Verdict.Grounds) -> Bool {
    grounds.gates.contains(.fail) || grounds.score < leastScore
  }

  package func holds(_ given: JudgementInput) throws -> Bool { try holds(Verdict.Grounds(given)) }
}
