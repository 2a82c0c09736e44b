import Calendar
import Foundation
import Profiling
import Vocabulary

/// Judges how the level of each signal at work held over its history, and looks for what explains a change of it.
struct LevelChanges {
  /// What is known of one signal that was judged.
  struct Judged {
    var stability: Stability
    var search: LevelSearch
  }

  /// The daily levels of a signal, and what else is needed to look for an explanation.
  private struct Levels {
    var daily: DailyLevels
    /// Bins without a product are left out.
    var areWithinProducts: Bool
    /// Set when a bin holds several products, so that only their shares can be compared.
    var products: ProductSpans?
    var isRunningKnown: Bool
  }

  private let behaviours: [SignalBehaviour]
  private let activity: PlantActivity
  private var products: [String: ProductSpans] = [:]
  private var jobs: [String: [WorkOrder]] = [:]
  /// Places of the setpoints, and of the speeds, of each asset.
  private var setpoints: [String: [Int]] = [:]
  private var speeds: [String: [Int]] = [:]
  /// Places of the setpoints by the name of their loop.
  private var loops: [String: [Int]] = [:]
  private(set) var judged: [Judged?]

  init(_ behaviours: [SignalBehaviour], activity: PlantActivity, plant: Plant) {
    self.behaviours = behaviours
    self.activity = activity
    judged = Array(repeating: nil, count: behaviours.count)
    let candidates = behaviours.indices.filter { LevelChanges.isJudged(behaviours[$0]) }
    guard !candidates.isEmpty else { return }
    collect(plant)
    for i in candidates { judged[i] = judge(i) }
    let companions = LevelCompanions(behaviours, judged)
    for i in candidates {
      guard let one = judged[i] else { continue }
      // What all temperatures do hides what one of them does.
      if one.stability.changes.isEmpty, behaviours[i].facts.kind == .temperature {
        let shifts = relativeShifts(i, companions)
        judged[i]?.stability.changes = shifts
      }
      explain(i, companions)
    }
  }

  /// Analogue signals with a history that can tell; not those that count, that are set, or that hold a stock.
  private static func isJudged(_ behaviour: SignalBehaviour) -> Bool {
    let facts = behaviour.facts
    guard facts.kind.has(.levelled), !behaviour.isCounter, !behaviour.isConstant,
      let regularity = facts.sampling.regularity, regularity != .event,
      let first = facts.first, let last = facts.last
    else { return false }
    return HistoryThatTells.inForce.holds(
      seconds: last - first, levels: facts.values.distinctValues, rises: behaviour.profile.rises,
      falls: behaviour.profile.falls)
  }

  private mutating func collect(_ plant: Plant) {
    var orders: [String: [(start: Double, end: Double, material: String)]] = [:]
    for order in plant.productionOrders where order.system != .erp {
      guard let asset = order.asset, let material = order.material, let start = order.start,
        let end = order.end, end > start
      else { continue }
      orders[asset, default: []].append((start, end, material))
    }
    products = orders.mapValues { ProductSpans($0) }
    for order in plant.workOrders {
      if let asset = order.asset { jobs[asset, default: []].append(order) }
    }
    for i in behaviours.indices {
      if behaviours[i].facts.kind == .setpoint {
        loops[LevelChanges.loop(of: behaviours[i].facts.tag), default: []].append(i)
      }
      guard let asset = behaviours[i].facts.asset else { continue }
      if behaviours[i].facts.kind == .setpoint { setpoints[asset, default: []].append(i) }
      if behaviours[i].facts.kind == .speed { speeds[asset, default: []].append(i) }
    }
  }

  // MARK: One signal

  private func judge(_ i: Int) -> Judged? {
    let running = activity.runningSpans(asset: behaviours[i].facts.asset)
    guard let bins = WorkingBins(behaviours[i], running: running), bins.range > 0,
      bins.days.count >= LevelSearch.fewest, let first = bins.days.first, let last = bins.days.last,
      Double(last - first) >= HistoryThatTells.inForce.days - 1
    else { return nil }
    let noise = Double(bins.noise)
    guard noise > 0 else { return nil }
    let range = Double(bins.range)
    let least = LastingChange.inForce.least(noise: noise, range: range)
    // A week has every kind of day; a known product needs no more than a sure step.
    let side = products(of: i) == nil ? 7 : 3
    var result = Judged(
      stability: Stability(
        days: bins.days.count, level: Double(bins.levels[...].median), noise: noise, range: range),
      search: LevelSearch(days: bins.days, levels: bins.levels, least: least, side: side))
    if behaviours[i].facts.kind.has(.load) {
      result.stability.operating = OperatingRange(bins)
    }
    // Most signals stay where they are: no day is far enough from the others.
    if let low = bins.levels.min(), let high = bins.levels.max(), high - low >= 0.8 * least {
      let levels = levels(i, bins, isRunningKnown: running != nil)
      result.search = LevelSearch(
        days: levels.daily.days, levels: levels.daily.levels, least: least, side: side)
      guard result.search.days.count >= LevelSearch.fewest else { return nil }
      result.stability.changes = changes(result.search, in: levels)
    }
    result.stability.changes += noiseChanges(i, bins)
    return result
  }

  private func products(of i: Int) -> ProductSpans? {
    behaviours[i].facts.asset.flatMap { products[$0] }
  }

  private func levels(_ i: Int, _ bins: WorkingBins, isRunningKnown: Bool) -> Levels {
    // With one product, or none known, none explains anything.
    if let products = products(of: i), products.names.count > 1 {
      let daily = DailyLevels(bins, products: products) { bins.level($0) }
      let areWithin = daily.days.count >= LevelSearch.fewest
      return Levels(
        daily: areWithin ? daily : DailyLevels(bins, products: nil) { bins.level($0) },
        areWithinProducts: areWithin, products: areWithin ? nil : products,
        isRunningKnown: isRunningKnown)
    }
    return Levels(
      daily: DailyLevels(bins, products: nil) { bins.level($0) }, areWithinProducts: false,
      products: nil, isRunningKnown: isRunningKnown)
  }

  /// Shifts that show when what all signals of the kind do is taken off.
  private func relativeShifts(_ i: Int, _ companions: LevelCompanions) -> [LevelChange] {
    let running = activity.runningSpans(asset: behaviours[i].facts.asset)
    guard let search = companions.relative(to: i), !search.shifts().isEmpty,
      let bins = WorkingBins(behaviours[i], running: running)
    else { return [] }
    return changes(search, in: levels(i, bins, isRunningKnown: running != nil)).filter {
      $0.shape == .shift && $0.verdict == .unexplained
    }
  }

  /// What the change is nothing but: other hours of work, or other products; `nil` when it is there without them.
  private func otherwise(_ change: LevelChange, in found: Levels) -> String? {
    let daily = found.daily
    // Near zero nothing runs, and only what is known to run is known to be at work there.
    if !found.isRunningKnown, OtherWork.inForce.isRest(change.before, change.after) {
      return "it is at rest before or after"
    }
    guard let first = daily.days.first, let last = daily.days.last else { return nil }
    let start = Int(change.start / 86_400)
    var (before, after) = (first..<start, start..<last + 1)
    if change.shape == .drift {
      let third = (last - start) / 3
      (before, after) = (first..<start + third, last - third..<last + 1)
    }
    let equal = daily.isBetweenEquals(
      before: before, after: after, size: Float(change.after - change.before))
    if !equal.hours { return "the hours of work are others than before" }
    if found.areWithinProducts, !equal.products { return "other products are made than before" }
    if let products = found.products,
      OtherWork.inForce.isOtherMix(products.difference(seconds(before), seconds(after)))
    {
      return "the products are made in other shares than before"
    }
    return nil
  }

  private func seconds(_ days: Range<Int>) -> (start: Double, end: Double) {
    (Double(days.lowerBound) * 86_400, Double(days.upperBound) * 86_400)
  }

  /// What a search finds in a signal, less what other hours or products are.
  private func changes(_ search: LevelSearch, in levels: Levels) -> [LevelChange] {
    func day(_ place: Int) -> Double { Double(search.days[place]) * 86_400 }
    var changes = search.shifts().map {
      LevelChange(
        shape: .shift, start: day($0.place), previous: day($0.place - 1),
        before: Double($0.before), after: Double($0.after), verdict: .unexplained)
    }
    if changes.isEmpty, let wear = search.wear(), let first = wear.resets.first {
      return [
        LevelChange(
          shape: .wear, start: day(first), previous: day(first - 1), before: Double(wear.before),
          after: Double(wear.after), verdict: .explained,
          reason: "goes back at once on "
            + Wording.list(wear.resets.compactMap { Wording.date(day($0)) }))
      ]
    }
    if changes.isEmpty, let drift = search.drift() {
      changes = [
        LevelChange(
          shape: .drift, start: day(drift.place), previous: day(drift.place),
          before: Double(drift.before), after: Double(drift.after),
          slope: Double(drift.slope) * 30, verdict: .unexplained)
      ]
    }
    for place in changes.indices {
      guard let reason = otherwise(changes[place], in: levels) else { continue }
      changes[place].verdict = .explained
      changes[place].reason = reason
    }
    return changes
  }

  /// Lasting changes of how far the values of a bin lie apart; only where every bin has as many samples.
  private func noiseChanges(_ i: Int, _ bins: WorkingBins) -> [LevelChange] {
    let count = bins.count
    let judgement = ScatterChange.inForce
    guard behaviours[i].facts.sampling.regularity == .periodic, !bins.arePeaks,
      let low = bins.widths.min(), let high = bins.widths.max(),
      judgement.isWorthALook(low: low, high: high, samples: count)
    else { return [] }
    let products = products(of: i).flatMap { $0.names.count > 1 ? $0 : nil }
    // Values that stand still are no noise of any size.
    let daily = DailyLevels(bins, products: products) { bin in
      guard bin.width > 0, judgement.isUsual(Float(bin.count), beside: count) else { return nil }
      return Float(log(Double(bin.width)))
    }
    let least = Float(log(judgement.factor))
    let perWidth = 1 / (2 * Double(WorkingBins.expectedMaximum(of: count)))
    return LevelSearch(days: daily.days, levels: daily.levels, least: least, side: 7).shifts().map {
      LevelChange(
        shape: .noise, start: Double(daily.days[$0.place]) * 86_400,
        previous: Double(daily.days[$0.place - 1]) * 86_400,
        before: exp(Double($0.before)) * perWidth,
        after: exp(Double($0.after)) * perWidth, verdict: .unexplained)
    }
  }

  // MARK: Explanations

  private mutating func explain(_ i: Int, _ companions: LevelCompanions) {
    guard var stability = judged[i]?.stability, !stability.changes.isEmpty else { return }
    for place in stability.changes.indices {
      let change = stability.changes[place]
      guard change.verdict == .unexplained else { continue }
      var reason = setpoint(of: i, movedWith: change) ?? speed(of: i, changedWith: change)
      if change.shape != .drift { reason = reason ?? job(on: i, at: change) }
      if let reason {
        stability.changes[place].verdict = .explained
        stability.changes[place].reason = reason
      } else if change.shape == .drift {
        (stability.changes[place].verdict, stability.changes[place].reason) =
          companions.season(of: i, change)
      }
    }
    judged[i]?.stability = stability
  }

  /// A setpoint of the same asset, or of the same loop, that stands elsewhere than before.
  private func setpoint(of i: Int, movedWith change: LevelChange) -> String? {
    let facts = behaviours[i].facts
    let end = change.shape == .drift ? facts.last ?? change.start : change.start
    let places =
      (facts.asset.flatMap { setpoints[$0] } ?? []) + (loops[facts.tag] ?? [])
      + (loops[LevelChanges.loop(of: facts.tag)] ?? [])
    for place in places where SetpointMove(behaviours[place], change, end: end).isMove {
      return "\(behaviours[place].facts.tag) is set to another value"
    }
    return nil
  }

  /// The name of a tag up to its last separator: `FIC-102` of `FIC-102.SP`.
  private static func loop(of tag: String) -> String {
    guard let end = tag.lastIndex(where: { "._-/: ".contains($0) }) else { return tag }
    return String(tag[..<end])
  }

  /// A speed of the same asset that changed on the same day.
  private func speed(of i: Int, changedWith change: LevelChange) -> String? {
    guard behaviours[i].facts.kind != .speed else { return nil }
    for place in behaviours[i].facts.asset.flatMap({ speeds[$0] }) ?? [] {
      let others = judged[place]?.stability.changes ?? []
      if others.contains(where: {
        $0.shape != .noise && ($0.shape == .drift) == (change.shape == .drift)
          && (abs($0.start - change.start) <= 2 * 86_400 || change.shape == .drift)
      }) {
        return "\(behaviours[place].facts.tag) changes with it"
      }
    }
    return nil
  }

  /// A work order of the asset between the last day of the old level and the first of the new one; says nothing where
  /// there are so many that one is always near.
  private func job(on i: Int, at change: LevelChange) -> String? {
    guard let jobs = behaviours[i].facts.asset.flatMap({ jobs[$0] }),
      let first = behaviours[i].facts.first, let last = behaviours[i].facts.last
    else { return nil }
    let timed = jobs.compactMap { job -> (start: Double, end: Double, job: WorkOrder)? in
      guard let start = job.start else { return nil }
      guard let end = job.end, end > start, RecordOfWork.inForce.isOfRepair(end - start) else {
        return (start, start, job)
      }
      return (start, end, job)
    }
    let day = RepairNear.inForce.day
    let busy = Spans(timed.map { ($0.start - day, $0.end + day) }).clipped(first, last)
    guard RepairNear.inForce.areSeldom(busy: busy.seconds, of: last - first),
      let match = timed.first(where: {
        $0.end >= change.previous && $0.start < change.start + day
      })
    else { return nil }
    let name = match.job.number.map { " \($0)" } ?? ""
    return "work order\(name) of " + (Wording.date(match.start) ?? "that day")
  }
}

extension LevelChanges: SignalPass {
  static let reads: Set<FactGroup> = [.window, .sampling, .values, .levels, .running]
  static let writes: Set<FactGroup> = [.stability]

  static func run(_ plant: inout PlantSignals) {
    let judged = LevelChanges(plant.behaviours, activity: plant.activity, plant: plant.plant).judged
    for i in judged.indices { plant.behaviours[i].facts.stability = judged[i]?.stability }
  }
}
