import Profiling

/// Remembers which samples show what is said of a signal, and where they stand in its file.
enum SampleWitnesses: OwnPass {
  static let reads: Set<FactGroup> = [.sampling, .values, .quality, .coverage]
  static let writes: Set<FactGroup> = [.witnesses, .coverage, .values]

  static func run(_ signal: inout SignalBehaviour) {
    let (values, sampling) = (signal.facts.values, signal.facts.sampling)
    var witnesses: [SampleWitness] = []
    for witness in signal.profile.witnesses {
      let what: SampleWitness.What? =
        switch witness.kind {
        case .magic: values.sentinelValues.contains(witness.value) ? .missingCode : nil
        case .text: values.nonNumeric > 0 ? .text : nil
        case .bad: .badQuality
        case .uncertain: .uncertainQuality
        case .duplicate: sampling.duplicates > 0 ? .duplicate : nil
        case .late: sampling.outOfOrder > 0 ? .outOfOrder : .repeatedHour
        }
      if let what { witnesses.append(signal.witness(what, at: witness.time, line: witness.line)) }
    }
    for code in values.sentinelValues { witnesses += signal.witnesses(.missingCode, value: code) }
    if values.outsideDeclared > 0, let least = values.minimum, let most = values.maximum {
      witnesses += signal.witnesses(.minimum, value: least).prefix(1)
      witnesses += signal.witnesses(.maximum, value: most).prefix(1)
    }
    if (sampling.missing ?? 0) > 0 {
      for span in signal.profile.longest.prefix(2) {
        witnesses.append(signal.witness(.interval, at: span.start, line: span.startLine))
        witnesses.append(signal.witness(.interval, at: span.end, line: span.endLine))
      }
    }
    if let span = signal.skippedHour {
      witnesses.append(signal.witness(.skippedHour, at: span.start, line: span.startLine))
      witnesses.append(signal.witness(.skippedHour, at: span.end, line: span.endLine))
    }
    for value in values.impossible {
      witnesses += signal.witnesses(.impossible, value: value)
    }
    if let end = values.saturation { witnesses += signal.witnesses(.saturated, value: end.value) }
    for spike in values.spikes?.prefix(ShownRow.most) ?? [] {
      witnesses.append(SampleWitness(what: .spike, from: spike.time, to: spike.time))
    }
    for time in values.counter?.examples ?? [] {
      witnesses.append(signal.witness(.reset, at: time, line: 0))
    }
    signal.facts.witnesses = witnesses
    signal.findLines()
  }
}

extension SignalBehaviour {
  fileprivate func witness(
    _ what: SampleWitness.What, at time: Int64, line: UInt32
  ) -> SampleWitness {
    SampleWitness(what: what, from: utc(time), to: utc(time), line: Int(line))
  }

  /// Finds the lines of the gaps and flatlines that are spans and runs of the profile as they are.
  fileprivate mutating func findLines() {
    if !facts.coverage.gaps.isEmpty {
      let spans = (profile.longest + profile.badRuns).map { (utc($0.start), utc($0.end), $0) }
      for i in facts.coverage.gaps.indices {
        let gap = facts.coverage.gaps[i]
        guard let span = spans.first(where: { $0.0 == gap.start && $0.1 == gap.end })?.2
        else { continue }
        facts.coverage.gaps[i].startLine = Int(span.startLine)
        facts.coverage.gaps[i].endLine = Int(span.endLine)
      }
    }
    for i in facts.values.flatlines.indices {
      let flat = facts.values.flatlines[i]
      guard
        let run = profile.runs.first(where: {
          utc($0.start) == flat.start && utc($0.end) == flat.end
        })
      else { continue }
      facts.values.flatlines[i].startLine = Int(run.startLine)
      facts.values.flatlines[i].endLine = Int(run.endLine)
    }
  }

  /// The first bins of the timeline that have a value as their least or largest: there is a sample of it in each.
  fileprivate func witnesses(_ what: SampleWitness.What, value: Double) -> [SampleWitness] {
    let (sought, timeline) = (Float(value), profile.timeline)
    let bins = timeline.bins.lazy.filter { $0.minimum == sought || $0.maximum == sought }
    return bins.prefix(ShownRow.most).map { bin in
      let start = timeline.start(of: bin)
      let end = start + Int64(timeline.binSeconds * 1e6) - 1
      return SampleWitness(what: what, from: utc(start), to: utc(end), value: value)
    }
  }
}
