import Calendar

/// Tells zone, constant offset and drift of the clock of a source, or says that it cannot.
///
/// A source and the reference describe the same starts and stops of the same assets. The difference
/// that occurs far more often than any other is the clock. A periodic production gives many equal
/// differences, and then nothing can be said.
package struct ClockAligner: Sendable {
  let limits = ClockCanBeTold.inForce

  private let zones: [TimeZoneRules]

  package init() { zones = TimeZoneRules.representativeRules }

  /// Measures each source against `reference`, on the assets that both name.
  ///
  /// One reading per source, sorted by path. `offset` is as of the middle of the matched span, and
  /// `zone` is the one that makes the times of the source right.
  package func align(_ sources: [SourceClock], reference: [ReferenceEvents]) -> [ClockReading] {
    sources.sorted { $0.path < $1.path }.map { align($0, reference: reference) }
  }

  private func align(_ source: SourceClock, reference: [ReferenceEvents]) -> ClockReading {
    let declared = source.knownZone.flatMap { TimeZoneRules(named: $0) }
    var reading = ClockReading(
      path: source.path, reference: nil, zone: declared?.name, offset: nil, drift: nil,
      plusMinus: nil, events: 0, verdict: .notAssessable, evidence: [])
    if let name = source.knownZone, declared == nil {
      reading.evidence.append("the declared zone '\(name)' is not a known zone")
    }
    let pairs = ClockPairs(source, reference: reference)
    let reason = ClockEvidence.obstacle(source, pairs: pairs, reference: reference)
    guard reason == nil, let span = pairs.span else {
      reading.evidence.append(reason ?? ClockEvidence.noPairs)
      return reading
    }
    reading.reference = pairs.sources.min()
    guard pairs.eventCount >= limits.leastEvents else {
      reading.evidence.append(
        ClockEvidence.tooFew(pairs.eventCount, minimum: limits.leastEvents, what: "comparable"))
      return reading
    }
    let preferred = source.languages.flatMap { TimeZoneRules.preferred(language: $0) }
      .compactMap { TimeZoneRules(named: $0) }
    // What the source says about itself comes first, in case there are more patterns than are tried.
    var all = [declared].compactMap(\.self) + preferred
    let named = Set(all.map(\.name))
    all += zones.filter { !named.contains($0.name) }
    let patterns = ClockPattern.all(span: span, zones: all)
    guard let search = ClockSearch(pairs: pairs, patterns: patterns, span: span) else {
      reading.evidence.append(ClockEvidence.noPairs)
      return reading
    }
    let peak = search.peak
    guard search.standsOut, limits.isAlone(peak.rivalShare) else {
      reading.evidence.append(ClockEvidence.weak(peak, isPeriodic: peak.rivalIsReal))
      return reading
    }
    let fitter = ClockFitter(
      pairs: pairs, peak: peak, slope: search.slope, origin: search.origin,
      shift: patterns[search.pattern].shift)
    guard let estimate = fitter.estimate(), estimate.matched >= limits.leastEvents,
      peak.excess >= limits.leastExcess
    else {
      reading.evidence.append(
        ClockEvidence.tooFew(
          min(fitter.estimate()?.matched ?? 0, Int(peak.excess)), minimum: limits.leastEvents,
          what: "matching"))
      return reading
    }
    if let reset = estimate.reset {
      reading.reference = estimate.reference
      reading.events = estimate.matched
      reading.evidence.append(ClockEvidence.wasSet(reset, origin: search.origin))
      return reading
    }
    let choice = ClockZoneChoice(
      patterns: patterns,
      lags: search.tied.map { ($0.pattern, estimate.lag + $0.lag - peak.lag) },
      start: span.lowerBound, plusMinus: estimate.plusMinus, declared: declared,
      preferred: preferred)
    guard let decision = choice.decide() else {
      reading.reference = estimate.reference
      reading.events = estimate.matched
      reading.evidence.append(
        ClockEvidence.noZone(lag: estimate.lag, patterns[search.pattern].changes))
      return reading
    }
    return conclude(
      source, reading: reading, search: search, estimate: estimate, decision: decision,
      patterns: patterns)
  }

  private func conclude(
    _ source: SourceClock, reading: ClockReading, search: ClockSearch, estimate: ClockEstimate,
    decision: ClockZoneDecision, patterns: [ClockPattern]
  ) -> ClockReading {
    var reading = reading
    let declared = reading.zone
    let zoneLag = estimate.lag - decision.zone.remainder
    let range = Self.range(estimate, zoneLag: zoneLag)
    let offset = min(max(0, range.lowerBound), range.upperBound)
    let plusMinus = max(estimate.plusMinus, (range.upperBound - range.lowerBound) / 2)
    reading.reference = estimate.reference
    reading.zone = decision.zone.name
    reading.offset = (offset * 10).rounded() / 10
    reading.plusMinus = (plusMinus * 10).rounded(.up) / 10
    reading.drift = estimate.drift.map { ($0.perDay * 100).rounded() / 100 }
    reading.events = estimate.matched
    if !limits.isKnown(within: plusMinus) {
      reading.verdict = .notAssessable
      reading.offset = nil
      reading.drift = nil
      reading.plusMinus = nil
      reading.zone = declared
      reading.evidence.append(ClockEvidence.vague(plusMinus))
      return reading
    }
    let isWithin = ClockIsAligned.inForce.holds(offset: offset, bound: plusMinus)
    let isUndeclared = decision.finding == .inferred && decision.zone.name != "UTC"
    switch decision.finding {
    case .daylight: reading.verdict = .dst
    case .contradicted where isWithin && reading.drift == nil: reading.verdict = .zone
    case .declared, .inferred, .contradicted:
      if reading.drift != nil {
        reading.verdict = .drift
      } else if !isWithin {
        reading.verdict = .offset
      } else {
        reading.verdict = isUndeclared ? .zone : .aligned
      }
    }
    reading.isZoneOff = isUndeclared || reading.verdict == .zone
    reading.evidence += ClockEvidence.sentences(
      source: source, search: search, estimate: estimate, decision: decision, patterns: patterns,
      reading: reading)
    return reading
  }

  /// The offsets that starts and stops allow. When they disagree, one of the two is booked late, and
  /// which one is not known.
  private static func range(_ estimate: ClockEstimate, zoneLag: Double) -> ClosedRange<Double> {
    guard estimate.sidesDisagree, let starts = estimate.starts, let stops = estimate.stops else {
      let offset = estimate.lag - zoneLag
      return offset...offset
    }
    let a = starts.lag - zoneLag
    let b = stops.lag - zoneLag
    return min(a, b)...max(a, b)
  }
}
