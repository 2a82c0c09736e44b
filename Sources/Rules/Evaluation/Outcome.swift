package enum Outcome: String, Sendable, CaseIterable {
  case pass, warn, fail
  case notAssessable = "not-assessable"
  case notApplicable = "not-applicable"

  /// How much an outcome matters when several meet on one subject.
  package var gravity: Int {
    switch self {
    case .fail: 3
    case .warn: 2
    case .notAssessable: 1
    case .pass, .notApplicable: 0
    }
  }
}
