package import Behaviour
package import Evidence
import Linking
package import Rules
import Vocabulary

// How a score is made, from the bottom up:
//   requirement  share of the items in scope that meet a rule, turned into a mark 0…1; what warns adds a part of the mark
//   dimension    weighted geometric mean of its marks: one bad mark is not bought off by good ones
//   score        100 × weighted geometric mean of the dimensions, then the caps of the gates
// What could not be assessed counts as not met; the interval [low, high] tells what it could make of the score.

/// Judges a plant: every rule once, then every use case in every scope.
package enum Scorecard {
  package static func assess(
    _ evidence: Evidence, plant: Plant, rules: RuleSet, useCases: UseCaseSet
  ) -> Assessment {
    let (all, skipped) = rules.evaluate(on: evidence)
    let results = asked(all, useCases.useCases)
    let numbers = PlantNumbers(plant)
    let names = Names(
      assets: plant.identity.assets.map { ($0.id, $0.title) },
      useCases: useCases.useCases.map { ($0.id, $0.title) })
    let ranked = results.map { RankedResult($0, numbers) }
    let byRule = Dictionary(ranked.map { ($0.result.rule.id, $0) }) { first, _ in first }
    let cards = useCases.useCases.flatMap { useCase in
      useCase.scopes(in: plant).map {
        Card(useCase, $0, plant, numbers, names, rules: rules, results: byRule)
      }
    }
    let shared = Card.failingUseCases(cards)
    var assessed = cards.map { $0.result(sharedBy: shared, asOf: plant.asOf ?? plant.last) }
    var broken: [Checks.Skipped] = []
    let findings = listed(results, evidence, names, &broken)
    var ids: [String: [Subject: String]] = [:]
    for finding in findings { ids[finding.rule, default: [:]][finding.subject] = finding.id }
    for i in assessed.indices {
      assessed[i].refer { ids[$0]?[$1] }
    }
    let order = assessed.sorted { ($0.family, $0.id, $0.scope) < ($1.family, $1.id, $1.scope) }
    return Assessment(
      plant: plant, findings: findings, useCases: order,
      pilots: Pilot.best(of: cards, assessed, plant),
      checks: count(ranked, findings, skipped + broken, numbers))
  }

  /// The results without what was measured for a use case that does not ask for the rule.
  private static func asked(_ results: [RuleResult], _ useCases: [UseCase]) -> [RuleResult] {
    let asked = Dictionary(useCases.map { ($0.id, Set($0.rules.map(\.rule))) }) { first, _ in first
    }
    return results.map { result in
      var result = result
      result.measurements.removeAll { measurement in
        measurement.useCase.flatMap { asked[$0] }.map { !$0.contains(result.rule.id) } ?? false
      }
      return result
    }
  }

  /// By severity (errors first), rule and subject, as the findings of each rule are already.
  private static func listed(
    _ results: [RuleResult], _ evidence: Evidence, _ names: Names, _ broken: inout [Checks.Skipped]
  ) -> [Finding] {
    var groups: [[Finding]] = []
    for result in results.sorted(by: { $0.rule.id < $1.rule.id }) {
      var group = result.findings(names)
      do {
        try result.rule.refer(&group, on: evidence)
      } catch {
        broken.append(
          Checks.Skipped(rule: result.rule.id, because: "its rows cannot be told: \(error.message)")
        )
      }
      groups.append(group)
    }
    var findings: [Finding] = []
    findings.reserveCapacity(groups.reduce(0) { $0 + $1.count })
    for severity in Set(groups.joined().map(\.severity)).sorted(by: >) {
      for group in groups {
        for i in group.indices where group[i].severity == severity { findings.append(group[i]) }
      }
    }
    for (i, id) in ShortIDs.ids("F", findings.map(\.fingerprint)).enumerated() {
      findings[i].id = id
    }
    return findings
  }

  /// A check is a listed rule on a subject, so what does not pass is a finding; rules that only count in use cases are told
  /// there.
  private static func count(
    _ results: [RankedResult], _ findings: [Finding], _ skipped: [Checks.Skipped],
    _ numbers: PlantNumbers
  ) -> Checks {
    var checks = Checks()
    checks.skipped = skipped.sorted { ($0.rule, $0.because) < ($1.rule, $1.because) }
    for finding in findings {
      switch finding.outcome {
      case .warn: checks.warned += 1
      case .fail: checks.failed += 1
      default: checks.notAssessable += 1
      }
    }
    for result in results where result.result.rule.isListed {
      let worst = result.worstOutcomes(numbers)
      checks.passed += worst.count { $0 == .pass }
      if worst.isEmpty, result.result.reason == nil { checks.notApplicable += 1 }
    }
    checks.ran = checks.passed + findings.count
    return checks
  }
}
