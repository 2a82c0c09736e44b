import Rules
package import Vocabulary

/// Whether data are ready for a use case, once its foundation holds.
package struct Ready: Judgement {
  package static let id = "verdicts/ready"
  package static let inForce = loaded()

  let leastScore: Double
  let leastCoverage: Double
  let leastStability: Double

  func holds(_ grounds: Verdict.Grounds) -> Bool {
    grounds.gates.allSatisfy { $0 == .pass } && !grounds.isHeldBack
      && grounds.score >= leastScore && grounds.coverage >= leastCoverage
      && grounds.stability ?? 1 >= leastStability
  }

  package func holds(_ given: JudgementInput) throws -> Bool { try holds(Verdict.Grounds(given)) }
}

extension Verdict.Grounds {
  /// What an example gives; what it leaves out speaks for the use case.
  init(_ given: JudgementInput) throws {
    self.init(
      score: try given.number("score"), gates: given.outcomes("gates"),
      isHeldBack: given.flag("held-back"), coverage: given.optionalNumber("coverage") ?? 1,
      stability: given.optionalNumber("stability"))
  }
}

extension JudgementInput {
  func outcomes(_ name: String) -> [Outcome] { words(name).compactMap(Outcome.init) }
}
