package enum Outcome: String, Sendable, CaseIterable {
  case pass, warn, fail
  case notAssessable = "not-assessable"
  case notApplicable = "not-applicable"
}
