import Calendar
import Profiling

// When samples are missing, why, and what is left of the running time.

extension PlantSignals {
  /// A silence of one signal.
  struct Silence {
    var whole: (start: Double, end: Double)
    /// The part of it that is not explained by how the signal is stored.
    var lost: (start: Double, end: Double)
    /// Shares of the others, of the source and of the unit, that are silent with it.
    var source: Silences.Share?
    var unit: Silences.Share?
  }

  /// The silences of each signal of a source, and those of the signals that stand for all of it.
  func findSilences(_ members: [Int]) -> (silences: [[Silence]], witnesses: Silences) {
    var candidates = members.map { i in
      let (tolerance, utc) = (behaviours[i].tolerance, behaviours[i].utc)
      return behaviours[i].profile.longest.filter { Double($0.microseconds) * 1e-6 > tolerance }
        .map { (start: utc($0.start), end: utc($0.end)) }.sorted { $0 < $1 }
    }
    // Others stand for all when a source has thousands of tags.
    let stride = max(1, members.count / 200)
    let chosen = members.indices.filter { $0 % stride == 0 }
    // A signal that is silent by nature is silent for long before it is strange, but not while the others were cut off.
    let dark = silences(chosen, of: members, candidates).dark
    for (place, i) in members.enumerated() where behaviours[i].facts.sampling.isQuietByNature {
      let (tolerance, utc) = (behaviours[i].tolerance, behaviours[i].utc)
      let shared = behaviours[i].profile.longest.lazy
        .filter { Double($0.microseconds) * 1e-6 <= tolerance }
        .map { (start: utc($0.start), end: utc($0.end)) }
        .filter { dark.overlap($0.start, $0.end) > 0.5 * ($0.end - $0.start) }
      candidates[place] = (candidates[place] + shared).sorted { $0 < $1 }
    }
    let witnesses = silences(chosen, of: members, candidates)
    var companions: [String: Silences] = [:]
    for (asset, places) in Dictionary(
      grouping: members.indices, by: { behaviours[members[$0]].facts.asset })
    {
      guard let asset, places.count > 1, places.contains(where: { !candidates[$0].isEmpty }) else {
        continue
      }
      companions[asset] = silences(places, of: members, candidates)
    }
    let silent = members.indices.map { place -> [Silence] in
      let unit = behaviours[members[place]].facts.asset.flatMap { companions[$0] }
      return candidates[place].map { candidate in
        let (start, end) = narrowed(candidate, of: members[place], to: witnesses)
        let length = end - start
        let core = (start + 0.2 * length, end - 0.2 * length)
        return Silence(
          whole: candidate, lost: (start, end),
          source: witnesses.share(except: members[place], core.0, core.1),
          unit: unit?.share(except: members[place], core.0, core.1))
      }
    }
    return (silent, witnesses)
  }

  mutating func findGaps(_ members: [Int], _ silent: [[Silence]]) {
    let closures = Closures(
      silent.flatMap { $0.filter { ($0.source?.value ?? 0) >= 0.5 }.map(\.whole) })
    for (place, i) in members.enumerated() {
      var gaps: [Gap] = []
      for silence in silent[place] {
        let cause = cause(i, silence, closures)
        gaps.append(Gap(start: silence.whole.start, end: silence.whole.end, cause: cause))
        if [.outage, .tag].contains(cause) {
          behaviours[i].facts.coverage.lost.append(silence.lost)
        }
      }
      for run in behaviours[i].profile.badRuns {
        let start = behaviours[i].utc(run.start)
        let end = behaviours[i].utc(run.end)
        if end - start > behaviours[i].tolerance {
          gaps.append(Gap(start: start, end: end, cause: .badQuality))
          behaviours[i].facts.coverage.lost.append((start, end))
        }
      }
      behaviours[i].facts.coverage.gaps = gaps.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
  }

  private func silences(
    _ places: [Int], of members: [Int], _ candidates: [[(start: Double, end: Double)]]
  ) -> Silences {
    Silences(
      places.map { place in
        let i = members[place]
        return Silences.Member(
          index: i, first: behaviours[i].facts.first, last: behaviours[i].facts.last,
          tolerance: behaviours[i].tolerance,
          isPeriodic: [.periodic, .resampled].contains(behaviours[i].facts.sampling.regularity),
          isQuiet: behaviours[i].facts.sampling.isQuietByNature,
          spans: Spans(candidates[place]))
      })
  }

  /// The silence that a signal shares with the others. One that is stored on change may have been quiet right before and
  /// after, so that its own silence is longer than what was lost.
  private func narrowed(
    _ gap: (start: Double, end: Double), of index: Int, to witnesses: Silences
  ) -> (start: Double, end: Double) {
    guard behaviours[index].facts.sampling.regularity == .exception,
      let (start, end) = witnesses.common(except: index, gap.start, gap.end)
    else { return gap }
    let tolerance = behaviours[index].tolerance
    guard start < end, start - gap.start <= tolerance, gap.end - end <= tolerance else {
      return gap
    }
    return (start, end)
  }

  /// The first cause that fits, from the widest to the narrowest.
  private func cause(_ i: Int, _ silence: Silence, _ closures: Closures) -> GapCause {
    let asset = behaviours[i].facts.asset
    let (start, end) = silence.lost
    let source = silence.source?.value ?? 0
    let isShared = (silence.unit?.value ?? 0) >= 0.8 || source >= 0.8
    if isShared || source >= 0.5 {
      if let orders = activity.orderShare(asset: asset, start, end) {
        if orders < 0.2 { return .plannedStop }
      } else if closures.contains(start, end)
        || (isShared || behaviours[i].facts.sampling.regularity == .exception)
          && activity.isOffShift(start, end)
      {
        return .plannedStop
      }
    }
    if isOutage(i, silence) { return .outage }
    if let running = activity.running(asset: asset, without: i, start, end), running < 0.1 {
      return .unitStopped
    }
    return behaviours[i].facts.sampling.isQuietByNature ? .quiet : .tag
  }

  /// Whether the whole source was silent against its nature: where all say nothing while nothing changes, while the asset
  /// ran.
  private func isOutage(_ i: Int, _ silence: Silence) -> Bool {
    guard let source = silence.source else { return false }
    guard source.isOfQuiet else { return source.value >= 0.5 }
    let (start, end) = silence.lost
    let asset = behaviours[i].facts.asset
    let running =
      activity.running(asset: asset, without: i, start, end)
      ?? activity.orderShare(asset: asset, start, end)
    return source.value >= 0.95 && (running ?? 0) >= 0.5
  }

  mutating func measureAvailability(_ i: Int) {
    let facts = behaviours[i].facts
    guard let first = facts.sourceFirst, let last = facts.sourceLast, last > first,
      facts.samples > 0, let own = facts.first, let ownLast = facts.last
    else { return }
    let planned = Spans(
      facts.coverage.gaps.filter { $0.cause == .plannedStop || $0.cause == .unitStopped }
        .map { ($0.start, $0.end) })
    var running =
      activity.runningSpans(asset: facts.asset)?.clipped(first, last)
      ?? Spans([(first, last)]).subtracting(planned)
    if running.isEmpty { running = Spans([(first, last)]).subtracting(planned) }
    let total = running.seconds
    guard total > 0 else { return }
    var lost = facts.coverage.lost
    // Before the first sample and after the last one too, what is stored on change may have been quiet.
    if !behaviours[i].facts.sampling.isQuietByNature {
      if own > first { lost.append((first, own)) }
      if ownLast < last { lost.append((ownLast, last)) }
    }
    let all = Spans(lost)
    let missing = all.spans.reduce(0.0) { $0 + running.overlap($1.start, $1.end) }
    behaviours[i].facts.coverage.lost = all.spans
    behaviours[i].facts.coverage.worstMonth = PlantSignals.worstMonth(running, lost: all)
    behaviours[i].facts.coverage.running = total
    behaviours[i].facts.sampling.runningInterval = behaviours[i].interval(within: running)
    behaviours[i].facts.coverage.coveredRunning = total - missing
    behaviours[i].facts.coverage.availability = (total - missing) / total
  }

  /// Running seconds from which on a month is judged by itself.
  private static let judgedMonth = 72 * 3600.0

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
      if whole >= judgedMonth {
        let missing = lost.clipped(start, end).spans
          .reduce(0.0) { $0 + running.overlap($1.start, $1.end) }
        months.append(MonthFacts(start: start, availability: 1 - missing / whole))
      }
      day = next
    }
    return months.count > 1 ? months.min { $0.availability < $1.availability } : nil
  }
}
