package import Behaviour
package import Rules

/// What was found and concluded: the facts, the findings and a verdict per use case and scope.
package struct Assessment: Sendable {
  package var plant: Plant
  /// Sorted by severity (errors first), rule, subject.
  package var findings: [Finding]
  /// Sorted by family, ID, scope.
  package var useCases: [UseCaseResult]
  package var pilots: [Pilot]
  package var checks: Checks

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
