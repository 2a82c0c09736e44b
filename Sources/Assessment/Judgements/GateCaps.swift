import Rules
package import Vocabulary

/// Whether gates hold a score down, and to what.
package struct GateCaps: Judgement {
  package static let id = "verdicts/gate-caps"
  package static let inForce = loaded()

  let failed: Double
  let open: Double

  func capped(_ score: Double, gates: [Outcome]) -> Double {
    gates.reduce(score) { score, gate in
      switch gate {
      case .fail: min(score, failed)
      case .warn, .notAssessable: min(score, open)
      case .pass, .notApplicable: score
      }
    }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let score = try given.number("score")
    return capped(score, gates: given.outcomes("gates")) < score
  }
}
