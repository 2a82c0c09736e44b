import Calendar
import Profiling
import Vocabulary

/// What is left of the time in which the asset ran, or else of the time that was exported.
enum Availability: SignalPass {
  static let reads: Set<FactGroup> = [.window, .sampling, .coverage, .running]
  static let writes: Set<FactGroup> = [.coverage, .sampling]

  static func run(_ plant: inout PlantSignals) {
    for i in plant.behaviours.indices { plant.measureAvailability(i) }
  }
}

extension PlantSignals {
  fileprivate mutating func measureAvailability(_ i: Int) {
    let facts = behaviours[i].facts
    guard let first = facts.sourceFirst, let last = facts.sourceLast, last > first,
      // One sample has no interval, so nobody knows how long it stands for.
      facts.samples > 1, let own = facts.first, let ownLast = facts.last
    else { return }
    let planned = Spans(
      facts.coverage.gaps.filter { $0.cause == .plannedStop || $0.cause == .unitStopped }
        .map { ($0.start, $0.end) })
    let exported = Spans([(first, last)]).subtracting(notExported[facts.path] ?? Spans())
    let known = activity.runningSpans(asset: facts.asset).map {
      exported.subtracting(exported.subtracting($0))
    }
    let isKnown = known.map { !$0.isEmpty } ?? false
    let running = isKnown ? known ?? exported : exported.subtracting(planned)
    let total = running.seconds
    guard total > 0 else { return }
    var lost = facts.coverage.lost
    // Before the first sample and after the last one too, what is stored on change may have been quiet.
    if !behaviours[i].facts.sampling.isQuietByNature {
      if own > first { lost.append((first, own)) }
      if ownLast < last { lost.append((ownLast, last)) }
    }
    let all = Spans(lost).subtracting(behaviours[i].elsewhere)
    let missing = all.spans.reduce(0.0) { $0 + running.overlap($1.start, $1.end) }
    behaviours[i].facts.coverage.lost = all.spans
    behaviours[i].facts.coverage.worstMonth = PlantSignals.worstMonth(running, lost: all)
    behaviours[i].facts.coverage.running = total
    behaviours[i].facts.coverage.isRunningKnown = isKnown
    behaviours[i].facts.sampling.runningInterval = behaviours[i].interval(within: running)
    behaviours[i].facts.coverage.coveredRunning = total - missing
    behaviours[i].facts.coverage.availability = (total - missing) / total
  }

  private static func worstMonth(_ running: Spans, lost: Spans) -> MonthFacts? {
    guard let first = running.spans.first?.start, let last = running.spans.last?.end else {
      return nil
    }
    var months: [MonthFacts] = []
    var day = Int64((first / 86_400).rounded(.down))
    while Double(day) * 86_400 < last {
      day -= Int64(CivilDate(days: day).day - 1)
      // No month has 32 days, and all have more than 4 days of the next one behind them.
      let next = day + 32 - Int64(CivilDate(days: day + 32).day - 1)
      let (start, end) = (Double(day) * 86_400, Double(next) * 86_400)
      let whole = running.overlap(start, end)
      if WholeMonth.inForce.holds(running: whole) {
        let missing = lost.clipped(start, end).spans
          .reduce(0.0) { $0 + running.overlap($1.start, $1.end) }
        months.append(MonthFacts(start: start, availability: 1 - missing / whole))
      }
      day = next
    }
    return months.count > 1 ? months.min { $0.availability < $1.availability } : nil
  }
}

extension SignalBehaviour {
  /// Seconds that 95 % of the intervals within the spans do not exceed. Of what is stored on change, where the machine at
  /// rest makes the difference, it is told by the bins of the timeline that lie within; `nil` without such bins.
  fileprivate func interval(within running: Spans) -> Double? {
    guard facts.sampling.regularity == .exception else { return facts.sampling.p95Interval }
    let timeline = profile.timeline
    var intervals: [Float] = []
    for bin in timeline.bins where bin.count >= 4 {
      let start = utc(timeline.start(of: bin))
      let end = start + timeline.binSeconds
      guard running.overlap(start, end) >= 0.999 * timeline.binSeconds else { continue }
      intervals.append(Float(timeline.binSeconds) / Float(bin.count))
    }
    guard intervals.count >= 8 else { return nil }
    return Double(intervals.ranked(intervals.count * 95 / 100))
  }
}
