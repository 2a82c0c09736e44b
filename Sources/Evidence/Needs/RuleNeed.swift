package import Vocabulary

/// How much a rule weighs in a use case.
package enum Need: String, Sendable, CaseIterable { case gate, high, medium, low }

/// One rule that weighs in a use case.
package struct RuleNeed: Sendable {
  package var rule: String
  package var need: Need
  package var dimension: String
  /// Share of the items that must meet the rule for a pass, and the share at which it is lost.
  package var pass: Double
  package var fail: Double
  /// Limits of this use case in place of the rule's.
  package var warnLimit: Limit?
  package var failLimit: Limit?
  /// True when this use case is a pilot at best where it is not met or not known; of a rule that says so itself, always.
  package var isNeededForReady: Bool

  package init(
    rule: String, need: Need, dimension: String, pass: Double, fail: Double,
    warnLimit: Limit? = nil, failLimit: Limit? = nil,
    isNeededForReady: Bool = false
  ) {
    self.rule = rule
    self.need = need
    self.dimension = dimension
    self.pass = pass
    self.fail = fail
    self.warnLimit = warnLimit
    self.failLimit = failLimit
    self.isNeededForReady = isNeededForReady
  }
}
