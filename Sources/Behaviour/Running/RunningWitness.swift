import Profiling
package import Vocabulary

extension SignalBehaviour {
  /// When the machine of the signal ran: while the signal is above rest, and for a counter of pieces, while it counts.
  /// `nil` when the signal does not tell.
  ///
  /// The timeline tells it where a bin lies on one side; within a bin it is told by steps, which are only kept while they
  /// are among the largest. What neither tells stays unknown.
  package func runningState(_ vocabulary: Vocabulary) -> RunningState? {
    guard SignalKind.showingRunning.contains(facts.kind), let first = facts.first,
      let last = facts.last
    else { return nil }
    var walk: RunningWalk
    if facts.kind == .count {
      guard isCounter, [.periodic, .resampled].contains(facts.sampling.regularity) else {
        return nil
      }
      walk = RunningWalk(self, rest: nil)
    } else {
      guard let rest = restLevel(vocabulary) else { return nil }
      walk = RunningWalk(self, rest: rest)
    }
    let state = walk.result()
    return TellsRunning.inForce.holds(
      known: state.known.seconds, on: state.on.seconds, history: last - first) ? state : nil
  }

  /// What a machine at rest does not exceed; `nil` when there are no levels at rest and at work.
  func restLevel(_ vocabulary: Vocabulary) -> Float? {
    if facts.kind == .state {
      // Texts that say it are 1 and 0 on the timeline.
      if profile.numeric == 0 { return vocabulary.isOtherState(tag: facts.tag) ? nil : 0.5 }
      // Other states than running come in two values as well.
      guard vocabulary.isRunning(tag: facts.tag), let values = profile.distinct, values.count == 2,
        values.contains(where: { $0.value == 0 })
      else { return nil }
      return Float(values[0].value + values[1].value) / 2
    }
    guard !isCounter, let levels else { return nil }
    let judgement = RestAndWork.inForce
    if let limit = judgement.limit(low: levels.low, high: levels.high, noise: noise) {
      return Float(limit)
    }
    // Stops that are too short and few to make a level are at nothing all the same.
    let sentinels = facts.values.sentinelValues
    let lows = profile.timeline.bins.lazy.filter { $0.minimum <= $0.maximum }.map {
      Double($0.minimum)
    }.filter { !sentinels.contains($0) }
    guard let lowest = lows.min(),
      let limit = judgement.limit(low: lowest, high: levels.high, noise: noise),
      judgement.isNothing(lowest, high: levels.high, bins: lows.count { $0 <= limit })
    else { return nil }
    return Float(limit)
  }
}
