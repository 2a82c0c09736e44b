/// The pattern, the lag and the rough slope at which most events match.
struct ClockSearch: Sendable {
  var peak: ClockHistogram.Peak
  var pattern: Int
  /// All patterns that match about as many events, with the lag of each; the winner is in it.
  var tied: [(pattern: Int, lag: Double)]
  /// Seconds per day.
  var slope: Double
  /// Wall seconds at which `slope` takes nothing off.
  var origin: Double

  var standsOut: Bool { ShiftStandsOut.inForce.holds(strength: peak.strength) }

  init?(pairs: ClockPairs, patterns: [ClockPattern], span: ClosedRange<Double>) {
    origin = (span.lowerBound + span.upperBound) / 2
    let granularity = pairs.lanes.map(\.granularity).max() ?? 0
    var best = Self.best(pairs, patterns, slope: 0, origin: origin, narrowest: granularity)
    let days = (span.upperBound - span.lowerBound) / 86_400
    let judgement = ShiftStandsOut.inForce
    let isClear =
      best.map { judgement.isAlone(strength: $0.peak.strength, rival: $0.peak.rivalShare) } ?? false
    if !isClear, judgement.mayDrift(days: days) {
      // A clock that drifts far smears its peak. Slopes are tried in steps that keep it within a
      // window of five minutes.
      let step = max(600 / days, 1)
      var slope = step
      while slope <= judgement.mostDrift {
        for candidate in [slope, -slope] {
          let next = Self.best(
            pairs, patterns, slope: candidate, origin: origin, narrowest: granularity)
          if let next,
            judgement.isAlone(driftingStrength: next.peak.strength, rival: next.peak.rivalShare),
            next.peak.strength > best?.peak.strength ?? 0
          {
            best = next
          }
        }
        slope += step
      }
    }
    guard let best else { return nil }
    peak = best.peak
    pattern = best.pattern
    tied = best.tied
    slope = best.slope
  }

  private typealias Candidate = (
    peak: ClockHistogram.Peak, pattern: Int, tied: [(pattern: Int, lag: Double)], slope: Double
  )

  private static func best(
    _ pairs: ClockPairs, _ patterns: [ClockPattern], slope: Double, origin: Double,
    narrowest: Double
  ) -> Candidate? {
    let histograms = patterns.map {
      ClockHistogram(pairs, slope: slope, origin: origin, shift: $0.shift)
    }
    var winner: (peak: ClockHistogram.Peak, pattern: Int)?
    for (index, histogram) in histograms.enumerated() {
      guard let peak = histogram.peak(narrowest: narrowest) else { continue }
      if winner.map({ peak.strength > $0.peak.strength }) ?? true { winner = (peak, index) }
    }
    guard let winner else { return nil }
    var tied: [(pattern: Int, lag: Double)] = []
    for (index, histogram) in histograms.enumerated() {
      guard let peak = histogram.peak(width: winner.peak.width) else { continue }
      let missing = winner.peak.excess - peak.excess
      if index == winner.pattern
        || ShiftStandsOut.inForce.isTied(missing: missing, excess: winner.peak.excess)
      {
        tied.append((index, peak.lag))
      }
    }
    return (winner.peak, winner.pattern, tied, slope)
  }
}
