import Behaviour
import Evidence

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

  /// What two periods of as many weeks can tell apart; `nil` when they are too few to tell.
  var minimumDetectableChange: Double? { DetectableChange.inForce.least(weeks) }
}
