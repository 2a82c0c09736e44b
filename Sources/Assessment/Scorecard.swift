package import Behaviour
package import Evidence
import Foundation
package import Rules

// How a score is made, from the bottom up:
//   requirement  share of the items in scope that meet a rule (a warning counts 0.6), turned into a mark 0…1
//   dimension    weighted geometric mean of its marks: one bad mark is not bought off by good ones
//   score        100 × weighted geometric mean of the dimensions, then the caps of the gates
// What could not be assessed takes no part in the score; it opens the interval [low, high] instead.

/// Judges a plant: every rule once, then every use case in every scope.
package enum Scorecard {
  package static func assess(
    _ evidence: Evidence, plant: Plant, rules: RuleSet, useCases: UseCaseSet
  ) -> Assessment {
    let (results, skipped) = rules.evaluate(on: evidence)
    let numbers = PlantNumbers(plant)
    let ranked = results.map { RankedResult($0, numbers) }
    let byRule = Dictionary(ranked.map { ($0.result.rule.id, $0) }) { first, _ in first }
    let titles = Dictionary(rules.rules.map { ($0.id, $0.title) }) { first, _ in first }
    var cards: [Card] = []
    for useCase in useCases.useCases {
      for scope in useCase.scopes(in: plant) {
        cards.append(Card(useCase, scope, plant, numbers, results: byRule, titles: titles))
      }
    }
    let shared = Card.failingUseCases(cards)
    let assessed = cards.map { card in
      card.result(plans: card.plans(sharedBy: shared, asOf: plant.asOf ?? plant.last))
    }
    let findings = listed(results)
    let order = assessed.sorted { ($0.family, $0.id, $0.scope) < ($1.family, $1.id, $1.scope) }
    return Assessment(
      plant: plant, findings: findings, useCases: order,
      pilots: Pilot.best(of: cards, assessed, plant), checks: count(ranked, skipped, numbers))
  }

  /// By severity (errors first), rule and subject, as the findings of each rule are already.
  private static func listed(_ results: [RuleResult]) -> [Finding] {
    let groups = results.sorted { $0.rule.id < $1.rule.id }.map { $0.findings() }
    var findings: [Finding] = []
    findings.reserveCapacity(groups.reduce(0) { $0 + $1.count })
    for severity in Set(groups.joined().map(\.severity)).sorted(by: >) {
      for group in groups {
        for i in group.indices where group[i].severity == severity { findings.append(group[i]) }
      }
    }
    return findings
  }

  private static func count(
    _ results: [RankedResult], _ skipped: [Checks.Skipped], _ numbers: PlantNumbers
  ) -> Checks {
    var checks = Checks()
    checks.skipped = skipped
    for result in results {
      let worst = result.worstOutcomes(numbers)
      if worst.isEmpty {
        if result.result.reason == nil {
          checks.notApplicable += 1
        } else {
          checks.notAssessable += 1
          checks.ran += 1
        }
        continue
      }
      checks.ran += worst.count
      for outcome in worst {
        switch outcome {
        case .pass: checks.passed += 1
        case .warn: checks.warned += 1
        case .fail: checks.failed += 1
        case .notAssessable: checks.notAssessable += 1
        case .notApplicable: checks.notApplicable += 1
        }
      }
    }
    return checks
  }
}

/// One use case in one scope while it is judged.
package struct Card {
  let useCase: UseCase
  let scope: Scope
  let judgements: [Judgement]
  /// The dimension of each judgement, as an index into `useCase.dimensions`.
  let dimensionOf: [Int]
  package let shares: [Double?]
  /// Names of the mandatory sources that the export does not have.
  let missing: [String]

  init(
    _ useCase: UseCase, _ scope: Scope, _ plant: Plant, _ numbers: PlantNumbers,
    results: [String: RankedResult], titles: [String: String]
  ) {
    self.useCase = useCase
    self.scope = scope
    let filter = ScopeFilter(useCase, scope, plant, numbers)
    judgements = useCase.rules.map {
      Judgement($0, results[$0.rule], title: titles[$0.rule] ?? $0.rule, in: filter)
    }
    dimensionOf = useCase.rules.map { need in
      useCase.dimensions.firstIndex { $0.name == need.dimension } ?? 0
    }
    shares = judgements.map { $0.share() }
    missing = useCase.sources.filter { need in
      need.isMandatory && !plant.sources.contains { need.isMet(by: $0) }
    }.map(\.name)
  }

  static let floor = 0.02

  /// Marks per judgement, `nil` where it takes no part.
  func marks(_ shares: [Double?], stretch: [Double] = []) -> [Double?] {
    shares.indices.map { index in
      shares[index].map {
        judgements[index].mark(of: $0, stretch: stretch.isEmpty ? 0 : stretch[index])
      }
    }
  }

  /// Scores of the dimensions, `nil` where nothing in them could be assessed.
  func dimensions(_ marks: [Double?], weights: [Double] = []) -> [Double?] {
    var sums = Array(repeating: 0.0, count: useCase.dimensions.count)
    var parts = sums
    for (index, mark) in marks.enumerated() {
      guard let mark, sums.indices.contains(dimensionOf[index]) else { continue }
      let weight = weights.isEmpty ? judgements[index].weight : weights[index]
      sums[dimensionOf[index]] += weight * log(max(mark, Card.floor))
      parts[dimensionOf[index]] += weight
    }
    return sums.indices.map { parts[$0] > 0 ? exp(sums[$0] / parts[$0]) : nil }
  }

  /// 0…100 before caps, `nil` when nothing could be assessed.
  func score(_ dimensions: [Double?], weights: [Double] = []) -> Double? {
    var sum = 0.0
    var parts = 0.0
    for (index, value) in dimensions.enumerated() {
      guard let value else { continue }
      let weight = weights.isEmpty ? useCase.dimensions[index].weight : weights[index]
      sum += weight * log(max(value, Card.floor))
      parts += weight
    }
    return parts > 0 ? 100 * exp(sum / parts) : nil
  }

  static let failedGateCap = 39.0
  static let weakGateCap = 69.0

  func capped(_ score: Double, gates: [Outcome]) -> Double {
    var score = score
    for gate in gates {
      switch gate {
      case .fail: score = min(score, Card.failedGateCap)
      case .warn, .notAssessable: score = min(score, Card.weakGateCap)
      case .pass, .notApplicable: break
      }
    }
    return score
  }

  func gateOutcomes(_ shares: [Double?]) -> [Outcome] {
    judgements.indices.filter { judgements[$0].need.need == .gate }
      .map { judgements[$0].outcome(of: shares[$0]) }
  }

  /// The score after caps, `nil` when nothing could be assessed.
  package func cappedScore(_ shares: [Double?]) -> Double? {
    score(dimensions(marks(shares))).map { capped($0, gates: gateOutcomes(shares)) }
  }

  /// Scores with everything that could not be assessed at its worst and at its best.
  package var interval: (low: Double, high: Double) {
    func end(_ pick: (Judgement) -> Double) -> Double {
      let shares = judgements.map { judgement -> Double? in
        judgement.state == .notApplicable ? nil : pick(judgement)
      }
      return cappedScore(shares) ?? 0
    }
    guard judgements.contains(where: { $0.state != .notApplicable }) else { return (0, 100) }
    return (end { $0.range.low }, end { $0.range.high })
  }

  /// Share of the gates and high needs that could be assessed, of those that apply.
  var coverage: Double {
    let deciding = judgements.filter {
      ($0.need.need == .gate || $0.need.need == .high) && $0.state != .notApplicable
    }
    guard !deciding.isEmpty else { return 0 }
    return Double(deciding.count { $0.state == .applicable }) / Double(deciding.count)
  }
}

extension Card {
  /// `card` with the requirements at `indices` met by every item.
  init(_ card: Card, meeting indices: Set<Int>) {
    useCase = card.useCase
    scope = card.scope
    dimensionOf = card.dimensionOf
    missing = card.missing
    judgements = card.judgements.enumerated().map { index, judgement in
      indices.contains(index) ? judgement.met() : judgement
    }
    shares = judgements.map { $0.share() }
  }
}

extension Card {
  /// A card of results that nothing else is judged by.
  package init(
    _ useCase: UseCase, _ scope: Scope, _ plant: Plant, results: [String: RuleResult],
    titles: [String: String]
  ) {
    let numbers = PlantNumbers(plant)
    self.init(
      useCase, scope, plant, numbers,
      results: results.mapValues { RankedResult($0, numbers) }, titles: titles)
  }
}
