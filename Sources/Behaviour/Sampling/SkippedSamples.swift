import Profiling

/// Counts the samples that the signals of one source leave out of their grid, but for the time in which the source or
/// its unit stood: that is told as such.
package enum SkippedSamples: SourcePass {
  package static let reads: Set<FactGroup> = [.sampling, .coverage]
  package static let writes: Set<FactGroup> = [.sampling]

  package static func run(_ plant: inout PlantSignals, source members: [Int]) {
    // Others stand for all when a source has thousands of tags.
    let stride = max(1, members.count / 200)
    let told = Spans(
      members.indices.lazy.filter { $0 % stride == 0 }.flatMap { place in
        plant.behaviours[members[place]].facts.coverage.gaps.lazy
          .filter { [.outage, .plannedStop, .unitStopped].contains($0.cause) }
          .map { ($0.start, $0.end) }
      })
    let skipped = plant.skipped[plant.behaviours[members[0]].facts.path]
    for i in members {
      plant.behaviours[i].facts.sampling.missing = plant.behaviours[i].skips?.reduce(0) {
        told.overlap($1.start, $1.end) + (skipped?.overlap($1.start, $1.end) ?? 0) > 0
          ? $0 : $0 + $1.samples
      }
    }
  }
}

extension SignalBehaviour {
  /// Whether all its intervals are whole numbers of steps of a grid.
  func isOnGrid(_ typical: Double) -> Bool {
    StrictGrid.inForce.isOfGrid(
      onGrid: profile.intervals.shareOnGrid(typical, off: StrictGrid.inForce.off),
      commonest: profile.intervals.commonestHole(typical))
  }

  /// Silences in which a strict grid misses samples and that are too short for gaps, UTC seconds, with the samples missed;
  /// `nil` without such a grid. Of the longest intervals that are kept, so never more than what is missing.
  fileprivate var skips: [(start: Double, end: Double, samples: Int)]? {
    guard facts.sampling.regularity == .periodic, let typical = facts.sampling.typicalInterval,
      typical > 0,
      StrictGrid.inForce.isStrict(shareNear: {
        profile.intervals.shareNear(typical, factor: $0)
      }) || isOnGrid(typical)
    else { return nil }
    return profile.longest.lazy.filter {
      let seconds = Double($0.microseconds) * 1e-6
      let grid = facts.sampling.slowerInterval ?? typical
      return StrictGrid.inForce.leavesOut(seconds, typical: grid) && seconds <= tolerance
    }.map {
      let steps = (Double($0.microseconds) * 1e-6 / typical).rounded()
      return (utc($0.start), utc($0.end), Int(steps) - 1)
    }
  }
}
