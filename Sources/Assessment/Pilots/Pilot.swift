/// The narrow scope that is worth a first pilot.
package struct Pilot: Sendable {
  package var useCase: String
  package var scope: String
  package var score: Double
  package var why: [String]
  package var successMetric: String?
  package var baseline: Double?
  package var minimumDetectableChange: Double?
  package var owner: String?

  package init(
    useCase: String, scope: String, score: Double, why: [String], successMetric: String?,
    baseline: Double?, minimumDetectableChange: Double?, owner: String?
  ) {
    self.useCase = useCase
    self.scope = scope
    self.score = score
    self.why = why
    self.successMetric = successMetric
    self.baseline = baseline
    self.minimumDetectableChange = minimumDetectableChange
    self.owner = owner
  }
}
