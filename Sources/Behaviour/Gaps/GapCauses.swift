import Profiling

/// Says why each signal of a source was silent.
enum GapCauses: SourcePass {
  static let reads: Set<FactGroup> = [.sampling, .silences, .running]
  static let writes: Set<FactGroup> = [.coverage]

  static func run(_ plant: inout PlantSignals, source members: [Int]) { plant.findGaps(members) }
}

extension PlantSignals {
  fileprivate mutating func findGaps(_ members: [Int]) {
    let closures = Closures(
      members.flatMap { silences[$0].filter { ($0.source?.value ?? 0) >= 0.5 }.map(\.whole) })
    for i in members {
      var gaps: [Gap] = []
      for silence in silences[i] {
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
}
