import Linking
import Recognition

/// When the assets ran, as far as orders and stops tell it, and where there are none, their signals.
struct PlantActivity {
  /// Orders of each asset, of each area, and of the whole plant.
  private var orders: [String: Spans] = [:]
  private var all = Spans()
  private var stops: [String: Spans] = [:]
  private var classAreas: [String: String] = [:]
  private var areaOrders: [String: Spans] = [:]
  private var window: (start: Double, end: Double)?
  /// What the signals of assets without orders show.
  private var shown: [String: Spans] = [:]

  init(_ plant: Plant) {
    // Plans to the day are no record of running.
    let timed = plant.productionOrders.filter { order in
      guard let start = order.start, let end = order.end, end > start, order.system != .erp else {
        return false
      }
      return end - start < 40 * 86_400
    }
    var byAsset: [String: [(start: Double, end: Double)]] = [:]
    var byArea: [String: [(start: Double, end: Double)]] = [:]
    var everything: [(start: Double, end: Double)] = []
    for order in timed {
      guard let start = order.start, let end = order.end else { continue }
      everything.append((start, end))
      if let asset = order.asset { byAsset[asset, default: []].append((start, end)) }
      if let area = order.area { byArea[area, default: []].append((start, end)) }
    }
    orders = byAsset.mapValues { Spans($0) }
    areaOrders = byArea.mapValues { Spans($0) }
    all = Spans(everything)
    if let first = all.spans.first, let last = all.spans.last {
      window = (first.start, last.end)
    }
    var byStop: [String: [(start: Double, end: Double)]] = [:]
    for stop in plant.downtimes {
      if let asset = stop.asset, let start = stop.start, let end = stop.end, end > start {
        byStop[asset, default: []].append((start, end))
      }
    }
    for order in plant.workOrders where order.isCorrective == true {
      if let asset = order.asset, let start = order.start, let end = order.end, end > start,
        end - start < 7 * 86_400
      {
        byStop[asset, default: []].append((start, end))
      }
    }
    stops = byStop.mapValues { Spans($0) }
    for asset in plant.identity.assets {
      if let area = asset.area { classAreas[asset.id] = area }
    }
  }

  /// Takes over when an asset ran by its signals.
  mutating func learn(_ running: Spans, of asset: String) { shown[asset] = running }

  /// Whether nothing but signals can tell when the asset ran.
  func hasNoOrders(_ asset: String) -> Bool { orders[asset] == nil }

  private func isKnown(_ start: Double, _ end: Double) -> Bool {
    guard let window else { return false }
    return end > window.start && start < window.end
  }

  /// Share of an interval in which orders ran on the asset, or else on its area, or else anywhere in the plant; `nil` when
  /// the orders do not reach there.
  func orderShare(asset: String?, _ start: Double, _ end: Double) -> Double? {
    guard isKnown(start, end) else { return nil }
    let spans = asset.flatMap { orders[$0] ?? classAreas[$0].flatMap { areaOrders[$0] } } ?? all
    return spans.overlap(start, end) / (end - start)
  }

  /// The same, but only from orders of the asset itself.
  func ownOrderShare(asset: String?, _ start: Double, _ end: Double) -> Double? {
    guard isKnown(start, end), let spans = asset.flatMap({ orders[$0] }) else { return nil }
    return spans.overlap(start, end) / (end - start)
  }

  /// Orders less stops; for assets without orders, when their signals show that they ran.
  func runningSpans(asset: String?) -> Spans? {
    guard let asset else { return nil }
    guard let own = orders[asset] else { return shown[asset] }
    return stops[asset].map { own.subtracting($0) } ?? own
  }

  /// Share of an interval in which the asset ran; `nil` when that is not known.
  func running(asset: String?, _ start: Double, _ end: Double) -> Double? {
    guard end > start, let asset else { return nil }
    if hasNoOrders(asset) { return shown[asset].map { $0.overlap(start, end) / (end - start) } }
    guard isKnown(start, end), let spans = runningSpans(asset: asset) else { return nil }
    return spans.overlap(start, end) / (end - start)
  }

  /// True for silences that look like the calendar: at least ten hours, and most of them on a Saturday or a Sunday,
  /// in UTC for want of better.
  func isOffShift(_ start: Double, _ end: Double) -> Bool {
    guard end - start >= 10 * 3600 else { return false }
    var off = 0.0
    var t = start
    let step = max(900, (end - start) / 2000)
    while t < end {
      let day = Int((t / 86_400).rounded(.down))
      let weekday = ((day % 7) + 11) % 7  // 0 is Sunday
      if weekday == 0 || weekday == 6 { off += step }
      t += step
    }
    return off >= 0.6 * (end - start)
  }
}
