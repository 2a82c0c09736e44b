import Profiling

/// Says why each signal of a source was silent.
enum GapCauses: SourcePass {
  static let reads: Set<FactGroup> = [.sampling, .silences, .running]
  static let writes: Set<FactGroup> = [.coverage]

  static func run(_ plant: inout PlantSignals, source members: [Int]) { plant.findGaps(members) }
}

extension PlantSignals {
  fileprivate mutating func findGaps(_ members: [Int]) {
    var closures = Closures(
      members.flatMap { i in
        silences[i].filter { SharedSilence.inForce.isOfSome(source: $0.source?.value ?? 0) }
          .map(\.whole)
      })
    let facts = behaviours[members[0]].facts
    if let first = facts.sourceFirst, let last = facts.sourceLast {
      closures.learnWeekends(from: first, to: last) { [activity] in activity.weekend($0, $1) }
    }
    // Where a source has one asset, who stops the one silences the other.
    let asset = behaviours[members[0]].facts.asset
    let isOfOneAsset = members.allSatisfy { behaviours[$0].facts.asset == asset }
    let rows = SourceRows(members.map { behaviours[$0] })
    for i in members {
      var gaps: [Gap] = []
      for silence in silences[i] {
        var dark: Gap.Dark?
        let cause =
          isOfOneAsset && isInStops(i, silence)
          ? isPlanned(i, silence) ? .plannedStop : .unitStopped
          : cause(i, silence, closures, rows, &dark)
        var gap = Gap(start: silence.whole.start, end: silence.whole.end, cause: cause)
        gap.dark = cause == .outage ? dark : nil
        gaps.append(gap)
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

  /// The first cause that fits, from the widest to the narrowest.
  ///
  /// - Parameter dark: of an outage, when nothing of the source stands.
  private func cause(
    _ i: Int, _ silence: Silence, _ closures: Closures, _ rows: SourceRows, _ dark: inout Gap.Dark?
  ) -> GapCause {
    let asset = behaviours[i].facts.asset
    let (start, end) = silence.lost
    let source = silence.source?.value ?? 0
    let isShared = SharedSilence.inForce.isOfMost(
      source: source, unit: silence.unit?.value ?? 0)
    if isShared || SharedSilence.inForce.isOfSome(source: source) {
      if let orders = activity.orderShare(asset: asset, start, end) {
        if Stood.inForce.isPlanned(orders: orders) { return .plannedStop }
      } else if closures.contains(start, end)
        || (isShared || behaviours[i].facts.sampling.regularity == .exception)
          && activity.isOffShift(start, end) && closures.isWeekendHabit
      {
        return .plannedStop
      }
    }
    if isOutage(i, silence) {
      let (found, signals) = rows.dark(start, end)
      dark = found
      if let found, IsOutage.inForce.isOfAll(speaking: found.speaking, of: signals) {
        return .outage
      }
    }
    if isPlanned(i, silence) { return .plannedStop }
    if isInStops(i, silence) { return .unitStopped }
    if let running = activity.running(asset: asset, without: i, start, end),
      Stood.inForce.isOfUnit(running: running)
    {
      return .unitStopped
    }
    return behaviours[i].facts.sampling.isQuietByNature ? .quiet : .tag
  }

  /// Whether stops of the asset are on record for as good as all of the silence, from the last sample before it or the
  /// next that was due to the first sample behind, but for what is booked late.
  private func isInStops(_ i: Int, _ silence: Silence) -> Bool {
    isBooked(i, silence, activity.stopShare)
  }

  /// Whether the stops or the work on record were planned.
  private func isPlanned(_ i: Int, _ silence: Silence) -> Bool {
    isBooked(i, silence, activity.plannedShare)
  }

  private func isBooked(
    _ i: Int, _ silence: Silence, _ share: (String?, Double, Double) -> Double
  ) -> Bool {
    let typical = behaviours[i].facts.sampling.typicalInterval ?? 0
    let booked = Stood.inForce.booked(silence.lost.end - silence.lost.start)
    let margin = max(typical, booked)
    let (start, end) = (silence.lost.start + margin, silence.lost.end - margin)
    return Stood.inForce.isOfUnit(stops: share(behaviours[i].facts.asset, start, end))
  }

  /// Whether the whole source was silent against its nature: where all say nothing while nothing changes, while the asset
  /// ran.
  private func isOutage(_ i: Int, _ silence: Silence) -> Bool {
    guard let source = silence.source else { return false }
    let (start, end) = silence.lost
    let asset = behaviours[i].facts.asset
    return IsOutage.inForce.holds(source: source.value, isOfQuiet: source.isOfQuiet) {
      activity.running(asset: asset, without: i, start, end)
        ?? activity.orderShare(asset: asset, start, end)
    }
  }
}
