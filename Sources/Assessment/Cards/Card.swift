package import Behaviour
package import Evidence
package import Rules
import Vocabulary

/// One use case in one scope while it is judged.
package struct Card {
  let useCase: UseCase
  let scope: Scope
  let criteria: [Criterion]
  /// The dimension of each criterion, as an index into `useCase.dimensions`.
  let dimensionOf: [Int]
  package let shares: [Share?]
  /// Names of the mandatory sources that the export does not have.
  let missing: [String]
  /// Files in which no table was understood, so that what is missing may stand there.
  let unread: Int

  init(
    _ useCase: UseCase, _ scope: Scope, _ plant: Plant, _ numbers: PlantNumbers,
    _ names: Names, rules: RuleSet, results: [String: RankedResult]
  ) {
    self.useCase = useCase
    self.scope = scope
    let filter = ScopeFilter(useCase, scope, plant, numbers)
    criteria = useCase.rules.map {
      Criterion($0, results[$0.rule], rule: rules[$0.rule], in: filter, numbers, names)
    }
    dimensionOf = useCase.rules.map { need in
      useCase.dimensions.firstIndex { $0.name == need.dimension } ?? 0
    }
    shares = criteria.map { $0.share() }
    missing = useCase.sources.filter { need in
      need.isMandatory && !need.isMet(in: plant)
    }.map(\.name)
    unread = plant.sources.count { source in
      !source.tables.isEmpty && source.tables.allSatisfy { $0.kind == .unknown }
    }
  }
}

extension Card {
  /// `card` with the requirements at `indices` met by every item.
  init(_ card: Card, meeting indices: Set<Int>) {
    useCase = card.useCase
    scope = card.scope
    dimensionOf = card.dimensionOf
    missing = card.missing
    unread = card.unread
    criteria = card.criteria.enumerated().map { index, criterion in
      indices.contains(index) ? criterion.met() : criterion
    }
    shares = criteria.map { $0.share() }
  }
}

extension Card {
  /// A card of results that nothing else is judged by.
  package init(
    _ useCase: UseCase, _ scope: Scope, _ plant: Plant, results: [String: RuleResult]
  ) {
    let numbers = PlantNumbers(plant)
    self.init(
      useCase, scope, plant, numbers, Names(), rules: RuleSet(rules: results.values.map(\.rule)),
      results: results.mapValues { RankedResult($0, numbers) })
  }
}
