package import Profiling

// What is odd in a single signal by its own measure: values that stand still, samples left out of a regular grid, and
// single values far from all others.

extension SignalBehaviour {
  /// Whether a run of one value is longer than the signal's others explain.
  package func isStuck(_ run: SeriesProfile.Run) -> Bool {
    let natural = profile.naturalRun(besides: run.samples)
    return !isCounter && run.samples > 5 * natural
      || run.samples > natural && profile.catchesUp(after: run)
  }

  /// Silences in which a strict grid misses samples and that are too short for gaps, UTC seconds, with the samples missed;
  /// `nil` without such a grid. Of the longest intervals that are kept, so never more than what is missing.
  private var skips: [(start: Double, end: Double, samples: Int)]? {
    guard facts.sampling.regularity == .periodic, let typical = facts.sampling.typicalInterval,
      typical > 0,
      profile.intervals.shareNear(typical, factor: 1.1) >= 0.95
    else { return nil }
    return profile.longest.lazy.filter {
      let seconds = Double($0.microseconds) * 1e-6
      return seconds >= 1.5 * typical && seconds <= tolerance
    }.map {
      let steps = (Double($0.microseconds) * 1e-6 / typical).rounded()
      return (utc($0.start), utc($0.end), Int(steps) - 1)
    }
  }

  /// Counts the samples that the signals of one source leave out of their grid, but for the time in which the source or
  /// its unit stood: that is told as such.
  package static func countMissing(_ behaviours: inout [SignalBehaviour], of members: [Int]) {
    // Others stand for all when a source has thousands of tags.
    let stride = max(1, members.count / 200)
    let told = Spans(
      members.indices.lazy.filter { $0 % stride == 0 }.flatMap { place in
        behaviours[members[place]].facts.coverage.gaps.lazy
          .filter { [.outage, .plannedStop, .unitStopped].contains($0.cause) }
          .map { ($0.start, $0.end) }
      })
    for i in members {
      behaviours[i].facts.sampling.missing = behaviours[i].skips?.reduce(0) { count, skip in
        told.overlap(skip.start, skip.end) > 0 ? count : count + skip.samples
      }
    }
  }
}

extension SeriesProfile {
  /// Single samples that lie farther from all others than 5 times the range of these, and after which the signal is back
  /// where it was; written times in microseconds, ascending. What comes more than twice is a habit, and 0 is a machine at rest.
  /// `nil` for few samples or few distinct values.
  func spikes(besides sentinels: [Double]) -> [(time: Int64, value: Double)]? {
    guard numeric >= 100, distinct == nil else { return nil }
    let steps = jumps.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    var peaks: [(time: Int64, value: Float)] = []
    for (there, back) in zip(steps, steps.dropFirst()) where there.to == back.from {
      guard (there.after > there.before) == (back.before > back.after),
        Double(abs(back.after - there.before)) <= 0.1 * min(there.size, back.size)
      else { continue }
      peaks.append((there.to, there.after))
    }
    /// The extreme value of the others: what lies outside the widest step between the outermost three, when all of that
    /// are peaks.
    func edge(_ entries: [Extremes.Entry]) -> Double? {
      let entries = entries.filter { !sentinels.contains($0.value) }
      guard entries.count >= 2 else { return entries.first?.value }
      let isWiderFirst =
        entries.count == 2
        || abs(entries[0].value - entries[1].value) >= abs(entries[1].value - entries[2].value)
      let place = isWiderFirst ? 1 : 2
      let isPeaks = entries[..<place].allSatisfy { entry in
        entry.count == peaks.count { $0.value == Float(entry.value) }
      }
      return entries[isPeaks ? place : 0].value
    }
    guard let low = edge(low.entries), let high = edge(high.entries) else { return nil }
    let reach = 5 * (high - low)
    let far = peaks.lazy.map { ($0.time, Double($0.value)) }.filter {
      ($0.1 > high + reach || $0.1 < low - reach) && $0.1 != 0 && !sentinels.contains($0.1)
    }
    return far.count <= 2 ? Array(far) : []
  }

  /// Whether a value that nearly always rises stood still for a run and then made up for it in one step: it was not what
  /// it measures that stood, but the reading of it.
  func catchesUp(after run: Run) -> Bool {
    guard falls * 20 < rises, let low = low.entries.first?.value,
      let high = high.entries.first?.value
    else { return false }
    let missed = Double(run.samples) * (high - low) / Double(rises)
    return jumps.contains {
      $0.from == run.end && $0.after > $0.before && $0.size >= 0.5 * missed
    }
  }
}
