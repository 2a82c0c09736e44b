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

/// A success metric in whole weeks of the records that it is made of.
struct WeeklyMetric {
  let metric: SuccessMetric
  let weeks: [Double]

  /// `nil` when the exports do not hold a whole week of it.
  init?(_ metric: SuccessMetric, _ scope: Scope, _ plant: Plant) {
    self.metric = metric
    let assets = Set(scope.assets)
    func isIn(_ asset: String?) -> Bool { scope.isSite || asset.map(assets.contains) == true }
    // Instant, amount and base of each record; a share is amount by base, a sum has no base.
    var records: [(time: Double, amount: Double, base: Double?)] = []
    // The window is that of all records: a week without a stop is a week with 0 hours of them.
    var window: [Double] = []
    switch metric {
    case .downtime:
      for stop in plant.downtimes {
        guard let start = stop.start else { continue }
        window.append(start)
        guard isIn(stop.asset), let end = stop.end, end > start else { continue }
        records.append((start, (end - start) / 3600, nil))
      }
    case .repairs:
      for order in plant.workOrders {
        guard let start = order.start else { continue }
        window.append(start)
        if isIn(order.asset), order.isCorrective == true { records.append((start, 1, nil)) }
      }
    case .scrap, .output:
      for order in plant.productionOrders {
        guard let time = order.end ?? order.start, isIn(order.asset) else { continue }
        guard let quantity = order.quantity, quantity >= 0 else { continue }
        window.append(time)
        if metric == .output {
          records.append((time, quantity, nil))
        } else if let scrap = order.scrap, scrap >= 0 {
          records.append((time, scrap, quantity))
        }
      }
    case .nonconforming:
      for result in plant.inspections {
        guard let time = result.time, let good = result.isConforming else { continue }
        window.append(time)
        records.append((time, good ? 0 : 1, 1))
      }
    }
    guard let first = window.min(), let last = window.max(), !records.isEmpty else { return nil }
    let week = 7 * 86400.0
    let count = Int(min(5000, max(0, ((last - first) / week).rounded(.down))))
    guard count > 0 else { return nil }
    var amounts = Array(repeating: 0.0, count: count)
    var bases: [Double?] = Array(repeating: nil, count: count)
    for record in records {
      let place = ((record.time - first) / week).rounded(.down)
      guard place >= 0, place < Double(count) else { continue }
      amounts[Int(place)] += record.amount
      if let base = record.base { bases[Int(place)] = (bases[Int(place)] ?? 0) + base }
    }
    if metric == .scrap || metric == .nonconforming {
      weeks = amounts.indices.compactMap { index in
        bases[index].flatMap { $0 > 0 ? amounts[index] / $0 : nil }
      }
    } else {
      weeks = amounts
    }
    if weeks.isEmpty { return nil }
  }

  var mean: Double { weeks.reduce(0, +) / Double(weeks.count) }

  /// 2.8 · sd · √(2/n): what two periods of as many weeks can tell apart with 80 % power at 5 %, two-sided. `nil`
  /// below eight weeks.
  var minimumDetectableChange: Double? {
    guard weeks.count >= 8 else { return nil }
    let mean = mean
    let variance =
      weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weeks.count - 1)
    return 2.8 * variance.squareRoot() * (2 / Double(weeks.count)).squareRoot()
  }
}
