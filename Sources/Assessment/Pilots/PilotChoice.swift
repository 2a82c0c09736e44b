import Behaviour
import Evidence
import Linking
import Rules
import Vocabulary

extension Pilot {
  /// For each family that is not ready on the whole site: the narrow scope that is the best first step. A scope whose
  /// foundation has to be fixed first is no pilot, so a family may have none.
  static func best(of cards: [Card], _ results: [UseCaseResult], _ plant: Plant) -> [Pilot] {
    var pilots: [Pilot] = []
    let pairs = Array(zip(cards, results))
    let families = Set(results.map(\.family)).sorted()
    for family in families {
      let own = pairs.filter { $0.1.family == family }
      if own.contains(where: { $0.0.scope.isSite && $0.1.verdict == .ready }) { continue }
      let candidates = own.filter {
        !$0.0.scope.isSite && ($0.1.verdict == .ready || $0.1.verdict == .limitedPilot)
      }
      let best = candidates.max { a, b in
        let (x, y) = (a.1, b.1)
        if x.verdict != y.verdict { return y.verdict == .ready }
        if x.score != y.score { return (x.score ?? 0) < (y.score ?? 0) }
        return (x.id, x.scope) > (y.id, y.scope)
      }
      guard let (card, result) = best, let score = result.score else { continue }
      pilots.append(
        pilot(
          card, result, score, site: own.first { $0.0.scope.isSite && $0.1.id == result.id }?.1,
          plant))
    }
    return pilots
  }

  private static func pilot(
    _ card: Card, _ result: UseCaseResult, _ score: Double, site: UseCaseResult?, _ plant: Plant
  ) -> Pilot {
    var why = [result.reason]
    let held = result.gates.count { $0.outcome == .pass }
    why.append("\(held) of \(Wording.count(result.gates.count, "gate")) hold")
    if let siteScore = site?.score, siteScore < score {
      why.append(
        "scores \(Wording.number(score.rounded())) against "
          + "\(Wording.number(siteScore.rounded())) on the whole site")
    }
    why.append("covers \(Wording.count(card.scope.assets.count, "asset"))")
    let weeks = card.useCase.metric.flatMap { WeeklyMetric($0, card.scope, plant) }
    return Pilot(
      useCase: result.id, scope: result.scope, score: score, why: why,
      successMetric: weeks?.metric.title, baseline: weeks?.mean,
      minimumDetectableChange: weeks?.minimumDetectableChange, owner: owner(card.scope, plant))
  }

  /// Who answers for most of the assets; the first by name when several do.
  private static func owner(_ scope: Scope, _ plant: Plant) -> String? {
    let assets = Set(scope.assets)
    var counts: [String: Int] = [:]
    for asset in plant.identity.assets where assets.contains(asset.id) {
      if let owner = asset.owner { counts[owner, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
