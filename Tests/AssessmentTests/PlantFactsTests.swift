import Assessment
import Testing

@Suite struct PlantFactsTests {
  @Test func `a healthy plant with innocent oddities has no findings about its signals`() throws {
    let plant = try ExportedPlant.healthy.plant()
    for s in plant.signals {
      print(
        s.tag, s.asset ?? "-", s.kind, s.regularity as Any, s.gaps.map(\.cause),
        s.availability as Any, s.typicalInterval as Any)
    }
    for c in plant.clocks { print(c) }
    let found = try findings(of: plant)
    for f in found { print(f) }
  }
}

/// What the built-in rules say about a plant without any use case in mind, notes left out.
func findings(of plant: Plant) throws -> [String] {
  let rules = RuleSet.builtIn()
  let assessment = Scorecard.assess(
    try Evidence(plant), plant: plant, rules: rules, useCases: UseCaseSet())
  return assessment.findings.filter { $0.outcome == .warn || $0.outcome == .fail }
    .map { "\($0.outcome.rawValue) \($0.rule) \($0.subject.id): \($0.message)" }
}
