package import Profiling
import Vocabulary

/// Why a sample counts against its signal.
package enum SampleFlag: String, Sendable, CaseIterable {
  case badQuality = "bad-quality"
  case uncertainQuality = "uncertain-quality"
  case text
  case missingCode = "missing-code"
  case duplicate
  case outOfOrder = "out-of-order"
  case repeatedHour = "repeated-hour"
  case impossible, outside, saturated, spike, flatline
  case afterGap = "after-gap"
  case afterOutage = "after-outage"
  case unparsed

  /// The rule that counts it.
  package var rule: String {
    switch self {
    case .badQuality: "values/bad-quality"
    case .uncertainQuality: "values/uncertain-quality"
    case .text: "values/text-in-value"
    case .missingCode: "values/sentinel"
    case .duplicate: "time/duplicate-timestamps"
    case .outOfOrder: "time/out-of-order"
    case .repeatedHour: "time/dst"
    case .impossible, .outside: "values/out-of-range"
    case .saturated: "values/saturated"
    case .spike: "values/spike"
    case .flatline: "values/flatline"
    case .afterGap: "gaps/tag-gap"
    case .afterOutage: "gaps/system-outage"
    case .unparsed: "time/unparsed"
    }
  }
}

/// What is looked for in the samples of one signal when they are read again: only what was counted before.
package struct SampleFlags {
  private let facts: SignalFacts
  /// The declared range with its margin, where samples outside it are counted.
  private let declared: ClosedRange<Double>?
  private let isOfRepeatedHour: Bool
  private let spikes: [Double: Float]
  private let gapEnds: [Double: SampleFlag]
  /// Gap ends that were met.
  private var met: Set<Double> = []

  package init(_ facts: SignalFacts) {
    self.facts = facts
    declared =
      facts.values.outOfRange == 0 && facts.values.outsideDeclared > 0
      ? facts.values.declaredRange.map { OutsideDeclared.inForce.widened($0) } : nil
    isOfRepeatedHour =
      facts.sampling.outOfOrder == 0 && facts.witnesses.contains { $0.what == .repeatedHour }
    spikes = Dictionary(
      (facts.values.spikes ?? []).map { ($0.time, Float($0.value)) }, uniquingKeysWith: { $1 })
    var ends: [Double: SampleFlag] = [:]
    for gap in facts.coverage.gaps {
      switch gap.cause {
      case .tag: ends[gap.end] = .afterGap
      case .outage: ends[gap.end] = .afterOutage
      case .badQuality, .plannedStop, .quiet, .unitStopped: break
      }
    }
    gapEnds = ends
  }

  /// False when no sample can have a flag.
  package var canHaveAny: Bool {
    let (values, sampling) = (facts.values, facts.sampling)
    return facts.quality.bad + facts.quality.uncertain > 0
      || values.nonNumeric + values.sentinels + values.outOfRange > 0
      || values.saturation != nil || !values.flatlines.isEmpty || declared != nil
      || sampling.duplicates + sampling.outOfOrder > 0 || isOfRepeatedHour
      || !spikes.isEmpty || !gapEnds.isEmpty
  }

  /// The flags of the next sample, at `utc` seconds.
  package mutating func flags(of sample: WalkedSample, at utc: Double) -> [SampleFlag] {
    var flags: [SampleFlag] = []
    func add(_ flag: SampleFlag, _ isMet: Bool) {
      if isMet { flags.append(flag) }
    }
    let (values, sampling) = (facts.values, facts.sampling)
    add(.badQuality, sample.isBad)
    add(.uncertainQuality, sample.isUncertain)
    add(.text, sample.isText && values.nonNumeric > 0)
    add(.duplicate, sample.isDuplicate && sampling.duplicates > 0)
    add(.outOfOrder, sample.isLate && sampling.outOfOrder > 0)
    add(.repeatedHour, sample.isLate && isOfRepeatedHour)
    if !sample.isLate, let flag = gapEnds[utc], met.insert(utc).inserted { flags.append(flag) }
    let value = sample.value
    // Values of bad quality are not looked at.
    guard value == value, !sample.isBad else { return flags }
    let isCode = values.sentinelValues.contains(value)
    add(.missingCode, isCode)
    add(.impossible, values.impossible.contains(value))
    if let declared { add(.outside, !isCode && !declared.contains(value)) }
    add(.saturated, values.saturation?.values.contains(value) ?? false)
    add(.spike, spikes[utc] == Float(value))
    add(
      .flatline,
      values.flatlines.contains { $0.start <= utc && utc <= $0.end && $0.value == value })
    return flags
  }
}
