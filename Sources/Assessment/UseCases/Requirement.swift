package import Evidence
package import Rules

/// How one rule came out for one use case in one scope.
package struct Requirement: Sendable {
  package var rule: String
  package var title: String
  package var need: Need
  package var outcome: Outcome
  /// Share of the items in scope that meet it, 0…1; `nil` when not assessable.
  package var measured: Double?
  /// Share of items that must meet it for a pass.
  package var required: Double
  /// One sentence with numbers: how many of what, and the first that do not.
  package var evidence: String
  /// The question of the report that its rule helps to answer.
  package var question: Rule.Question?

  package init(
    rule: String, title: String, need: Need, outcome: Outcome, measured: Double?,
    required: Double, evidence: String, question: Rule.Question? = nil
  ) {
    self.rule = rule
    self.title = title
    self.need = need
    self.outcome = outcome
    self.measured = measured
    self.required = required
    self.evidence = evidence
    self.question = question
  }
}
