import Linking
import Vocabulary

/// When the assets ran: as their signals show it, and where these do not tell, by their orders less their stops.
package struct PlantActivity {
  /// What is known of one asset.
  private struct Asset {
    var area: String?
    /// Its own orders, and its stops; `nil` without any.
    var orders: Spans?
    var stops: Spans?
    /// Its stops and work that were planned.
    var planned: Spans?
    /// When it ran as its signals show it; `nil` when none does.
    var shown: RunningState?
    /// When it ran, by its signals and else by its own orders.
    var state: RunningState?
  }
  /// What is known of the asset of a signal without this signal.
  private struct Rest {
    var shown: RunningState
    var state: RunningState
  }
  private var assets: [String: Asset] = [:]
  private var rests: [Int: Rest] = [:]
  private var areaOrders: [String: Spans] = [:]
  private var all = Spans()
  private var window: (start: Double, end: Double)?
  /// When each line ran, by its machines, and where these do not tell, by its orders.
  package private(set) var lines: [String: RunningFacts] = [:]

  package init(_ plant: Plant) {
    var byAsset: [String: [(start: Double, end: Double)]] = [:]
    var byArea: [String: [(start: Double, end: Double)]] = [:]
    var everything: [(start: Double, end: Double)] = []
    // Plans to the day are no record of running.
    for order in plant.productionOrders where order.system != .erp {
      guard let start = order.start, let end = order.end, end > start,
        RecordOfWork.inForce.isOfOrder(end - start)
      else { continue }
      everything.append((start, end))
      if let asset = order.asset { byAsset[asset, default: []].append((start, end)) }
      if let area = order.area { byArea[area, default: []].append((start, end)) }
    }
    for (asset, orders) in byAsset { assets[asset, default: Asset()].orders = Spans(orders) }
    areaOrders = byArea.mapValues { Spans($0) }
    all = Spans(everything)
    if let first = all.spans.first, let last = all.spans.last {
      window = (first.start, last.end)
    }
    var stops: [String: [(start: Double, end: Double)]] = [:]
    for stop in plant.downtimes {
      if let asset = stop.asset, let start = stop.start, let end = stop.end, end > start {
        stops[asset, default: []].append((start, end))
      }
    }
    for order in plant.workOrders where order.isCorrective == true {
      if let asset = order.asset, let start = order.start, let end = order.end, end > start,
        RecordOfWork.inForce.isOfRepair(end - start)
      {
        stops[asset, default: []].append((start, end))
      }
    }
    for (asset, stops) in stops { assets[asset, default: Asset()].stops = Spans(stops) }
    for (asset, spans) in PlantActivity.planned(plant) {
      assets[asset, default: Asset()].planned = spans
    }
    for asset in plant.identity.assets {
      if let area = asset.area { assets[asset.id, default: Asset()].area = area }
    }
  }

  /// When each asset stood as planned: by its log of stops, and by work that prevents failures where that log does not say that
  /// the stop was none of it.
  private static func planned(_ plant: Plant) -> [String: Spans] {
    typealias Stretches = [String: [(start: Double, end: Double)]]
    func add(_ asset: String?, _ start: Double?, _ end: Double?, to spans: inout Stretches) {
      guard let asset, let start, let end, end > start else { return }
      spans[asset, default: []].append((start, end))
    }
    var (logged, unplanned, work) = (Stretches(), Stretches(), Stretches())
    for stop in plant.downtimes {
      if stop.isPlanned == true { add(stop.asset, stop.start, stop.end, to: &logged) }
      if stop.isPlanned == false { add(stop.asset, stop.start, stop.end, to: &unplanned) }
    }
    for order in plant.workOrders where order.isCorrective == false {
      guard let start = order.start, let end = order.end,
        RecordOfWork.inForce.isOfRepair(end - start)
      else { continue }
      add(order.asset, start, end, to: &work)
    }
    var planned = logged.mapValues { Spans($0) }
    for (asset, spans) in work {
      let rest = Spans(spans).subtracting(Spans(unplanned[asset] ?? []))
      planned[asset] = Spans((planned[asset]?.spans ?? []) + rest.spans)
    }
    return planned
  }

  /// Takes over what the signals of assets show, each with its number, and puts together what is known of the lines.
  package mutating func learn(_ witnesses: [String: [(index: Int, state: RunningState)]]) {
    for (asset, own) in witnesses {
      assets[asset, default: Asset()].shown = RunningState(agreedBy: own.map(\.state))
    }
    for (id, asset) in assets {
      if asset.shown != nil || asset.orders != nil {
        let state = state(of: asset, shown: asset.shown ?? RunningState())
        assets[id]?.state = state
      }
      for witness in witnesses[id] ?? [] {
        let others = witnesses[id, default: []].filter { $0.index != witness.index }
        let shown = RunningState(agreedBy: others.map(\.state))
        rests[witness.index] = Rest(
          shown: shown, state: state(of: asset, shown: shown) ?? RunningState())
      }
    }
    for (area, ordered) in areaOrders { lines[area] = RunningFacts(on: ordered, basis: .orders) }
    let members = Dictionary(
      grouping: assets.sorted { $0.key < $1.key }.map(\.value), by: \.area)
    for case (let area?, let assets) in members {
      let known = assets.compactMap(\.state)
      if known.isEmpty { continue }
      let machines = RunningState(lineOf: known)
      let ordered = areaOrders[area] ?? Spans()
      let hasShown = assets.contains { $0.shown != nil }
      let hasOrders = !ordered.isEmpty || assets.contains { $0.orders != nil }
      lines[area] = RunningFacts(
        on: Spans(machines.on.spans + ordered.subtracting(machines.known).spans),
        basis: hasShown && hasOrders ? .both : hasShown ? .signals : .orders)
    }
  }

  private func state(of asset: Asset, shown: RunningState) -> RunningState? {
    guard let own = asset.orders, let window else { return shown.known.isEmpty ? nil : shown }
    let ordered = asset.stops.map { own.subtracting($0) } ?? own
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
    let known = asset.flatMap { assets[$0] }
    let spans = known?.orders ?? known?.area.flatMap { areaOrders[$0] } ?? all
    return spans.overlap(start, end) / (end - start)
  }

  /// Share of an interval in which the asset stood by its own stops and repairs; 0 without any.
  func stopShare(asset: String?, _ start: Double, _ end: Double) -> Double {
    guard end > start, let stops = asset.flatMap({ assets[$0]?.stops }) else { return 0 }
    return stops.overlap(start, end) / (end - start)
  }

  /// The same for its planned stops and work that prevents failures.
  func plannedShare(asset: String?, _ start: Double, _ end: Double) -> Double {
    guard end > start, let planned = asset.flatMap({ assets[$0]?.planned }) else { return 0 }
    return planned.overlap(start, end) / (end - start)
  }

  /// When the asset ran, or else its line; `nil` when neither is known.
  func runningSpans(asset: String?) -> Spans? { asset.flatMap { running(asset: $0) }?.on }

  package func running(asset: String) -> RunningFacts? {
    let known = assets[asset]
    if let state = known?.state {
      let hasShown = known?.shown.map { !$0.known.isEmpty } ?? false
      return RunningFacts(
        on: state.on, basis: known?.orders == nil ? .signals : hasShown ? .both : .orders)
    }
    return known?.area.flatMap { lines[$0] }.map { RunningFacts(on: $0.on, basis: .line) }
  }

  /// Share of an interval in which the asset ran, as far as that is known; `nil` when it is for less than half of it.
  ///
  /// - Parameter index: A signal that is judged itself, and so no witness.
  func running(asset: String?, without index: Int, _ start: Double, _ end: Double) -> Double? {
    guard end > start, let asset, let state = rests[index]?.state ?? assets[asset]?.state else {
      return nil
    }
    let known = state.known.overlap(start, end)
    return TellsRunning.inForce.isKnown(known, of: end - start)
      ? state.on.overlap(start, end) / known : nil
  }

  /// Seconds of an interval in which signals show that the asset ran.
  ///
  /// - Parameter index: A signal that is judged itself, and so no witness.
  func shownRunning(asset: String?, without index: Int, _ start: Double, _ end: Double) -> Double {
    (rests[index]?.shown ?? asset.flatMap { assets[$0]?.shown })?.on.overlap(start, end) ?? 0
  }

  /// True for silences that look like the calendar, in UTC for want of better.
  func isOffShift(_ start: Double, _ end: Double) -> Bool {
    weekend(start, end) != nil
  }

  /// Seconds of a Saturday and a Sunday in a silence that looks like the calendar, in UTC for want of better; `nil` of others.
  func weekend(_ start: Double, _ end: Double) -> Double? {
    guard IsOffShift.inForce.isLong(end - start) else { return nil }
    var off = 0.0
    var t = start
    let step = max(900, (end - start) / 2000)
    while t < end {
      let day = Int((t / 86_400).rounded(.down))
      let weekday = ((day % 7) + 11) % 7  // 0 is Sunday
      if weekday == 0 || weekday == 6 { off += step }
      t += step
    }
    return IsOffShift.inForce.holds(seconds: end - start, weekend: off) ? off : nil
  }
}
