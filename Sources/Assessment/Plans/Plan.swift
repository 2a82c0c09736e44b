package import Rules

/// Steps that change the verdict.
package struct Plan: Sendable {
  package enum Kind: String, Sendable { case cheapest, fastest, shared }
  package struct Step: Sendable {
    package var rule: String
    package var remedy: Remedy
    package init(rule: String, remedy: Remedy) {
      self.rule = rule
      self.remedy = remedy
    }
  }
  package var kind: Kind
  package var steps: [Step]
  package var scoreAfter: Double
  package var verdictAfter: Verdict
  /// ISO date before which the verdict cannot change, `nil` when it can at once.
  package var earliest: String?

  package init(
    kind: Kind, steps: [Step], scoreAfter: Double, verdictAfter: Verdict, earliest: String?
  ) {
    self.kind = kind
    self.steps = steps
    self.scoreAfter = scoreAfter
    self.verdictAfter = verdictAfter
    self.earliest = earliest
  }
}
