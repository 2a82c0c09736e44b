extension SeriesProfile {
  /// The longest interval in seconds that a sender waits before it repeats an unchanged value (OPC UA's MaxTimeInterval,
  /// PI's ExcMax); `nil` when nothing shows that it does.
  ///
  /// Nights are a crowd of like intervals too. But where values are repeated, a long silence is made of repetitions: one
  /// follows the other. More than are kept of the longest are no nights, nor are those that all have a length which
  /// somebody set.
  package var heartbeat: Double? {
    intervals.longCrowds.first { isRepetition($0) }?.seconds.upperBound
  }

  private func isRepetition(_ crowd: IntervalHistogram.Crowd) -> Bool {
    let judgement = IsHeartbeat.inForce
    let isAlone = crowd.isPeak && judgement.isAlone(crowd.count, longer: crowd.longer)
    if isAlone, crowd.count > SeriesProfile.longestLimit { return true }
    // Single intervals of a bin lie around its mean.
    let range = (crowd.seconds.lowerBound * 0.95)...(crowd.seconds.upperBound * 1.05)
    let beats = longest.filter { range.contains(Double($0.microseconds) * 1e-6) }
      .sorted { $0.start < $1.start }
    let pairs = zip(beats, beats.dropFirst()).count { $0.end == $1.start }
    return judgement.isChain(pairs, of: beats.count) && (crowd.isPeak || isSharp(beats))
      || isAlone && isSet(beats)
  }

  /// Whether nine of ten are the longest that they can be, but for the time until the next scan.
  private func isSharp(_ beats: [Span]) -> Bool {
    let lengths = beats.map { Double($0.microseconds) * 1e-6 }.sorted()
    guard let longest = lengths.last else { return false }
    let judgement = IsHeartbeat.inForce
    let slack = judgement.sharp * longest + judgement.scan * (intervals.typical ?? 0)
    return lengths[lengths.count / 10] >= longest - slack
  }

  /// Whether nearly all of the intervals have one round length, but for the time until the next scan.
  private func isSet(_ beats: [Span]) -> Bool {
    let typical = intervals.typical ?? 0
    let judgement = IsHeartbeat.inForce
    return judgement.settings.contains { setting in
      let near = beats.count {
        judgement.isNear(Double($0.microseconds) * 1e-6, setting: setting, typical: typical)
      }
      return judgement.isSet(near, of: beats.count)
    }
  }
}
