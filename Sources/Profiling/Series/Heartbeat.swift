extension SeriesProfile {
  /// Round times up to two hours, seconds: longer ones may be shifts, nights and weekends.
  private static let settings = [
    60.0, 120, 180, 300, 600, 900, 1200, 1800, 2400, 3600, 5400, 7200,
  ]

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
    let isAlone = crowd.isPeak && crowd.longer * 5 <= max(crowd.count, 10)
    if isAlone, crowd.count > SeriesProfile.longestLimit { return true }
    // Single intervals of a bin lie around its mean.
    let range = (crowd.seconds.lowerBound * 0.95)...(crowd.seconds.upperBound * 1.05)
    let beats = longest.filter { range.contains(Double($0.microseconds) * 1e-6) }
      .sorted { $0.start < $1.start }
    let pairs = zip(beats, beats.dropFirst()).count { $0.end == $1.start }
    let isChain = pairs >= 2 && pairs * 4 >= beats.count
    return isChain && (crowd.isPeak || isSharp(beats)) || isAlone && isSet(beats)
  }

  /// Whether nine of ten are the longest that they can be, but for the time until the next scan.
  private func isSharp(_ beats: [Span]) -> Bool {
    let lengths = beats.map { Double($0.microseconds) * 1e-6 }.sorted()
    guard let longest = lengths.last else { return false }
    let slack = 0.02 * longest + 1.5 * (intervals.typical ?? 0)
    return lengths[lengths.count / 10] >= longest - slack
  }

  /// Whether nearly all of the intervals have one round length, but for the time until the next scan.
  private func isSet(_ beats: [Span]) -> Bool {
    let typical = intervals.typical ?? 0
    return SeriesProfile.settings.contains { setting in
      let near = beats.count {
        let seconds = Double($0.microseconds) * 1e-6
        return seconds >= 0.99 * setting && seconds <= 1.01 * setting + 1.5 * typical
      }
      return near >= 6 && near * 10 >= beats.count * 9
    }
  }
}
