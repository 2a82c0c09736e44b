/// What one rule said about the plant.
package struct RuleResult: Sendable {
  package var rule: Rule
  package var measurements: [Measurement]
  /// Why nothing could be measured, when the rule can tell.
  package var reason: String?

  package init(rule: Rule, measurements: [Measurement], reason: String? = nil) {
    self.rule = rule
    self.measurements = measurements
    self.reason = reason
  }
}
