import Linking
import Vocabulary

/// When orders, stops and jobs begin and end: what a counter may begin anew with.
package struct Boundaries {
  private var byAsset: [String: [Double]] = [:]
  private var byArea: [String: [Double]] = [:]
  private var all: [Double] = []
  private var areas: [String: String] = [:]

  var isEmpty: Bool { all.isEmpty }

  package init(_ plant: Plant) {
    for asset in plant.identity.assets { areas[asset.id] = asset.area }
    for order in plant.productionOrders where order.system != .erp {
      add([order.start, order.end], asset: order.asset, area: order.area)
    }
    for stop in plant.downtimes { add([stop.start, stop.end], asset: stop.asset, area: nil) }
    for job in plant.workOrders { add([job.start, job.end], asset: job.asset, area: nil) }
    byAsset = byAsset.mapValues { $0.sorted() }
    byArea = byArea.mapValues { $0.sorted() }
    all.sort()
  }

  private mutating func add(_ instants: [Double?], asset: String?, area: String?) {
    for case let instant? in instants {
      all.append(instant)
      if let asset { byAsset[asset, default: []].append(instant) }
      if let area { byArea[area, default: []].append(instant) }
    }
  }

  /// How many of the steps, given by the samples around them, begin or end nothing: on their asset, or else in its area or
  /// in the plant. Clocks may differ and people may be late, but then most are so by the same time.
  func unexplained(
    _ steps: [(from: Double, to: Double)], asset: String?, within width: Double
  ) -> Int {
    let instants =
      asset.flatMap { byAsset[$0] ?? areas[$0].flatMap { byArea[$0] } } ?? all
    let lags = steps.map { Boundaries.lag($0, to: instants) }
    let middle = lags.sorted().upperMedian ?? 0
    let isHabit = BookedLate.inForce.holds(
      lag: middle, near: lags.count { abs($0 - middle) <= width }, of: lags.count)
    return lags.count { abs($0) > width && !(isHabit && abs($0 - middle) <= width) }
  }

  /// Seconds from the nearest instant to the step; 0 when one lies in it.
  private static func lag(_ step: (from: Double, to: Double), to instants: [Double]) -> Double {
    let next = instants.partitioningIndex { $0 >= step.from }
    let before = next > 0 ? step.from - instants[next - 1] : .infinity
    let after = next < instants.count ? max(0, instants[next] - step.to) : .infinity
    return before <= after ? before : -after
  }
}
