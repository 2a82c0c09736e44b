import Linking
import Vocabulary

/// When the assets ran: as their signals show it, and where these do not tell, by their orders less their stops.
package struct PlantActivity {
  /// Orders of each asset, of each area, and of the whole plant.
  private var orders: [String: Spans] = [:]
  private var all = Spans()
  private var stops: [String: Spans] = [:]
  private var classAreas: [String: String] = [:]
  private var areaOrders: [String: Spans] = [:]
  private var window: (start: Double, end: Double)?
  /// When each asset ran, by its signals and else by its own orders.
  private var states: [String: RunningState] = [:]
  /// The same for the asset of a signal, without what this signal shows.
  private var statesWithout: [Int: RunningState] = [:]
  /// What signals alone show of the asset of a signal, without this signal.
  private var shown: [String: RunningState] = [:]
  private var shownWithout: [Int: RunningState] = [:]
  /// When each line ran, by its machines, and where these do not tell, by its orders.
  package private(set) var lines: [String: RunningFacts] = [:]

  package init(_ plant: Plant) {
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

  /// Takes over what the signals of assets show, each with its number, and puts together what is known of the lines.
  package mutating func learn(_ witnesses: [String: [(index: Int, state: RunningState)]]) {
    for (asset, own) in witnesses {
      shown[asset] = RunningState(agreedBy: own.map(\.state))
      for witness in own {
        shownWithout[witness.index] = RunningState(
          agreedBy: own.filter { $0.index != witness.index }.map(\.state))
      }
    }
    for (asset, state) in shown { states[asset] = self.state(of: asset, shown: state) }
    for asset in orders.keys where states[asset] == nil {
      states[asset] = state(of: asset, shown: RunningState())
    }
    for (asset, own) in witnesses {
      for witness in own {
        statesWithout[witness.index] =
          shownWithout[witness.index]
          .flatMap { state(of: asset, shown: $0) } ?? RunningState()
      }
    }
    for (area, ordered) in areaOrders { lines[area] = RunningFacts(on: ordered, basis: .orders) }
    for (area, assets) in Dictionary(grouping: classAreas.keys.sorted(), by: { classAreas[$0] }) {
      guard let area else { continue }
      let known = assets.compactMap { states[$0] }
      if known.isEmpty { continue }
      let machines = RunningState(lineOf: known)
      let ordered = areaOrders[area] ?? Spans()
      let hasShown = assets.contains { shown[$0] != nil }
      let hasOrders = !ordered.isEmpty || assets.contains { orders[$0] != nil }
      lines[area] = RunningFacts(
        on: Spans(machines.on.spans + ordered.subtracting(machines.known).spans),
        basis: hasShown && hasOrders ? .both : hasShown ? .signals : .orders)
    }
  }

  private func state(of asset: String, shown: RunningState) -> RunningState? {
    guard let own = orders[asset], let window else { return shown.known.isEmpty ? nil : shown }
    let ordered = stops[asset].map { own.subtracting($0) } ?? own
    return RunningState(
      on: Spans(shown.on.spans + ordered.subtracting(shown.known).spans),
      known: Spans(shown.known.spans + [window]))
  }

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

  /// When the asset ran, or else its line; `nil` when neither is known.
  func runningSpans(asset: String?) -> Spans? { asset.flatMap { running(asset: $0) }?.on }

  package func running(asset: String) -> RunningFacts? {
    if let state = states[asset] {
      let hasShown = shown[asset].map { !$0.known.isEmpty } ?? false
      return RunningFacts(
        on: state.on, basis: orders[asset] == nil ? .signals : hasShown ? .both : .orders)
    }
    return classAreas[asset].flatMap { lines[$0] }.map { RunningFacts(on: $0.on, basis: .line) }
  }

  /// Share of an interval in which the asset ran, as far as that is known; `nil` when it is for less than half of it.
  ///
  /// - Parameter index: A signal that is judged itself, and so no witness.
  func running(asset: String?, without index: Int, _ start: Double, _ end: Double) -> Double? {
    guard end > start, let asset, let state = statesWithout[index] ?? states[asset] else {
      return nil
    }
    let known = state.known.overlap(start, end)
    return known >= 0.5 * (end - start) ? state.on.overlap(start, end) / known : nil
  }

  /// Seconds of an interval in which signals show that the asset ran.
  ///
  /// - Parameter index: A signal that is judged itself, and so no witness.
  func shownRunning(asset: String?, without index: Int, _ start: Double, _ end: Double) -> Double {
    (shownWithout[index] ?? asset.flatMap { shown[$0] })?.on.overlap(start, end) ?? 0
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
