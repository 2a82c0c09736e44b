import Evidence
import Rules
import Vocabulary

extension Card {
  /// Share of seeded variations of weights and limits that keep the verdict.
  func stability(of verdict: Verdict, _ grounds: Verdict.Grounds) -> Double {
    let variation = Variation.inForce
    var random = SplitMix(seed: fingerprint(useCase.id, scope.name))
    var kept = 0
    for _ in 0..<Variation.draws {
      let stretch = criteria.map { _ in random.next(in: variation.limits) }
      let weights = criteria.map { $0.weight * random.next(in: variation.weights) }
      let dimensionWeights = useCase.dimensions.map {
        $0.weight * random.next(in: variation.weights)
      }
      let shares = criteria.indices.map { criteria[$0].share(stretch: stretch[$0]) }
      let varied = dimensions(marks(shares, stretch: stretch), weights: weights)
      guard let raw = score(varied, weights: dimensionWeights) else { continue }
      var grounds = grounds
      grounds.gates = gates.map { variedOutcome($0, shares[$0], stretch[$0]) }
      grounds.score = GateCaps.inForce.capped(raw, gates: grounds.gates)
      if Verdict(grounds) == verdict { kept += 1 }
    }
    return Double(kept) / Double(Variation.draws)
  }

  private func variedOutcome(_ index: Int, _ share: Share?, _ stretch: Double) -> Outcome {
    guard let share else { return criteria[index].outcome(of: nil) }
    let mark = criteria[index].mark(of: share, stretch: stretch)
    return mark >= 1 ? .pass : mark > 0 ? .warn : .fail
  }
}

extension Variation {
  /// So many are drawn.
  static let draws = 200
}
