package import Behaviour
package import Rules

/// A finding of an earlier report that is no longer there.
package struct GoneFinding: Sendable, Decodable {
  package struct Subject: Sendable, Decodable {
    package var kind: String
    package var id: String
  }
  package var rule: String
  package var title: String
  package var subject: Subject
  package var message: String
  package var fingerprint: String
}

/// What was found and concluded: the facts, the findings and a verdict per use case and scope.
package struct Assessment: Sendable {
  package var plant: Plant
  /// Sorted by severity (errors first), rule, subject.
  package var findings: [Finding]
  /// Sorted by family, ID, scope.
  package var useCases: [UseCaseResult]
  package var pilots: [Pilot]
  package var checks: Checks
  /// What an earlier report found and this one does not; empty without one.
  package var gone: [GoneFinding] = []

  package init(
    plant: Plant, findings: [Finding], useCases: [UseCaseResult], pilots: [Pilot], checks: Checks
  ) {
    self.plant = plant
    self.findings = findings
    self.useCases = useCases
    self.pilots = pilots
    self.checks = checks
  }
}
