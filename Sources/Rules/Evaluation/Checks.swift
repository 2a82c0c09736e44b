package struct Checks: Sendable, Equatable {
  package struct Skipped: Sendable, Equatable {
    package var rule: String
    package var because: String
    package init(rule: String, because: String) {
      self.rule = rule
      self.because = because
    }
  }
  package var ran = 0
  package var passed = 0
  package var warned = 0
  package var failed = 0
  package var notAssessable = 0
  package var notApplicable = 0
  package var skipped: [Skipped] = []

  package init() {}
}
