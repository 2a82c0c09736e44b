import Calendar

/// The sentences that say why.
enum ClockEvidence {
  static let noPairs = "no event has a counterpart in the reference within 16 hours"

  /// Why nothing can be compared; `nil` when it can.
  static func obstacle(_ source: SourceClock, pairs: ClockPairs, reference: [ReferenceEvents])
    -> String?
  {
    if !reference.contains(where: { $0.path != source.path }) {
      return "no other source shows starts or stops to measure it against"
    }
    if source.events.allSatisfy({ $0.starts.isEmpty && $0.stops.isEmpty }) {
      return "it has no starts or stops of assets"
    }
    if source.events.allSatisfy({ $0.granularity > 900 }) {
      return "its times are written too coarsely to show a clock"
    }
    if pairs.sharedAssets == 0 { return "it shares no asset with the reference" }
    return nil
  }

  static func tooFew(_ count: Int, minimum: Int, what: String) -> String {
    "\(count) \(what) events are too few; \(minimum) are needed"
  }

  static func vague(_ plusMinus: Double) -> String {
    "the events spread too far: the offset is only known within ±\(seconds(plusMinus))"
  }

  static func wasSet(_ reset: ClockReset, origin: Double) -> String {
    let day = CivilDate(seconds: origin + reset.day * 86_400)
    return
      "the differences jump by \(seconds(reset.jump.magnitude)) about \(day), as where one of the two clocks is set, so that "
      + "no one offset holds; export the time before and the time after apart"
  }

  static func weak(_ peak: ClockHistogram.Peak, isPeriodic: Bool) -> String {
    if isPeriodic, ShiftStandsOut.inForce.holds(strength: peak.strength) {
      return "production is periodic: a shift of \(seconds(peak.rivalLag)) fits nearly as well as "
        + "one of \(seconds(peak.lag))"
    }
    return "no shift between the source and the reference stands out"
  }

  static func sentences(
    source: SourceClock, search: ClockSearch, estimate: ClockEstimate,
    decision: ClockZoneDecision, patterns: [ClockPattern], reading: ClockReading
  ) -> [String] {
    var sentences = [
      "\(estimate.matched) events on \(estimate.assets) assets match the reference; "
        + "the next best shift matches \(percent(search.peak.rivalShare)) of that"
    ]
    sentences += zone(source, search: search, estimate: estimate, decision: decision, patterns)
    if let alternative = decision.alternative {
      sentences.append(
        "\(alternative.name) with an offset of \(seconds(alternative.remainder)) is possible as well"
      )
    }
    if let offset = reading.offset, let plusMinus = reading.plusMinus, reading.verdict != .aligned {
      sentences.append(
        "without the zone its clock is \(ahead(offset)), ±\(Int(plusMinus.rounded(.up))) s")
    }
    if let drift = estimate.drift {
      sentences.append(
        "it \(drift.perDay < 0 ? "loses" : "gains") \(decimal(drift.perDay.magnitude)) s per day, "
          + "±\(decimal(drift.plusMinus))")
    }
    return sentences + delays(estimate)
  }

  /// What a change of the offset did, where there is one alone.
  private static func shifted(_ lag: Double, _ changes: [(at: Double, by: Double)]) -> String? {
    guard let change = changes.first, changes.count == 1 else { return nil }
    return "it is shifted by \(seconds(lag)) before \(CivilDate(seconds: change.at)) and by "
      + "\(seconds(lag + change.by)) after"
  }

  static func noZone(lag: Double, _ changes: [(at: Double, by: Double)]) -> String {
    (shifted(lag, changes) ?? "it is shifted by \(seconds(lag))")
      + ", which no zone of the world is: ask by which rule its summer time is set"
  }

  private static func zone(
    _ source: SourceClock, search: ClockSearch, estimate: ClockEstimate,
    decision: ClockZoneDecision, _ patterns: [ClockPattern]
  ) -> [String] {
    let name = decision.zone.name
    var sentences: [String] = []
    let changes = patterns[decision.zone.pattern].changes
    let lag = Double(decision.zone.rules.offset(atUTC: Int64(search.origin)))
    if let shifted = shifted(estimate.lag, changes) { sentences.append(shifted) }
    switch decision.finding {
    case .declared: sentences.append("the declared zone \(name) fits")
    case .contradicted:
      sentences.append("declared is \(source.knownZone ?? ""), but the times are those of \(name)")
    case .daylight(let expected):
      if changes.isEmpty {
        sentences.append(
          "it keeps \(name) all through, but \(expected) changes its offset within the time")
      } else {
        sentences.append("declared is \(expected), but the times follow the changes of \(name)")
      }
    case .inferred:
      switch decision.zone.basis {
      case .language:
        sentences.append(
          changes.isEmpty
            ? "the zone \(name) is assumed from the language; the times only show "
              + TimeZoneRules.name(ofOffset: Int(lag))
            : "the dates of the change and the language fit \(name)")
      case .rules:
        sentences.append("the dates of the change fit \(name) and zones with the same rules")
      case .offset, .declared:
        sentences.append(
          name == "UTC"
            ? "the times fit UTC" : "the times fit \(name); the zone is not declared")
      }
    }
    return sentences
  }

  private static func delays(_ estimate: ClockEstimate) -> [String] {
    var sentences: [String] = []
    if estimate.sidesDisagree, let starts = estimate.starts, let stops = estimate.stops {
      let difference = stops.lag - starts.lag
      sentences.append(
        "\(difference > 0 ? "stops" : "starts") come \(seconds(difference.magnitude)) later than "
          + "\(difference > 0 ? "starts" : "stops"), which is a delay in reporting and not the clock"
      )
    }
    for (word, side) in [("starts", estimate.starts), ("stops", estimate.stops)] {
      guard let side, side.delay.magnitude >= 60 else { continue }
      sentences.append(
        side.delay > 0
          ? "\(word) are booked about \(seconds(side.delay)) late on average"
          : "the asset follows about \(seconds(-side.delay)) after the booked \(word) on average")
    }
    return sentences
  }

  private static func seconds(_ value: Double) -> String { "\(Int(value.rounded())) s" }

  private static func ahead(_ offset: Double) -> String {
    "\(seconds(offset.magnitude)) \(offset < 0 ? "behind" : "ahead")"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func decimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
