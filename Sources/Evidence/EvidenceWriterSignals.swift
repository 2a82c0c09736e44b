import Behaviour
import Linking
import Profiling
import Vocabulary

// Facts about signals, and what they tell of the assets.

extension EvidenceWriter {
  func writeSignals() throws(DatabaseError) {
    try evidence.insert("signal", plant.signals.lazy.map { row(of: $0) })
    try evidence.insert(
      "gap",
      plant.signals.lazy.flatMap { signal in
        signal.coverage.gaps.lazy.map { gap -> [SQLValue] in
          [
            .text(signal.tag), .text(signal.path), SQLValue(signal.asset), SQLValue(gap.start),
            SQLValue(gap.end), SQLValue(gap.seconds), .text(gap.cause.rawValue),
          ]
        }
      })
    try evidence.insert(
      "flatline",
      plant.signals.lazy.flatMap { signal in
        signal.values.flatlines.lazy.map { flat -> [SQLValue] in
          [
            .text(signal.tag), .text(signal.path), SQLValue(signal.asset), SQLValue(flat.start),
            SQLValue(flat.end), SQLValue(flat.end - flat.start), SQLValue(flat.value),
            .integer(flat.samples),
          ]
        }
      })
  }

  func writeRunning() throws(DatabaseError) {
    func rows(_ scope: String, _ facts: [String: RunningFacts]) -> [[SQLValue]] {
      facts.sorted { $0.key < $1.key }.map { id, running in
        [
          .text(scope), .text(id), .text(running.basis.rawValue), .real(running.on.seconds),
          SQLValue(running.on.spans.first?.start), SQLValue(running.on.spans.last?.end),
        ]
      }
    }
    try evidence.insert("running", rows("asset", plant.running) + rows("line", plant.runningLines))
  }

  private func row(of signal: SignalFacts) -> [SQLValue] {
    let own = signal.coverage.gaps.filter { $0.cause == .tag }
    let asset = signal.asset.flatMap { assets[$0] }
    var row: [SQLValue] = []
    row.reserveCapacity(63)
    row += [
      .text(signal.tag), .text(signal.path), .integer(signal.line), SQLValue(signal.asset),
      SQLValue(asset?.className), SQLValue(asset?.area), .text(signal.kind.rawValue),
      SQLValue(signal.unit), .integer(signal.samples), SQLValue(signal.first),
      SQLValue(signal.last), SQLValue(signal.sourceFirst), SQLValue(signal.sourceLast),
      SQLValue(signal.sampling.typicalInterval), SQLValue(signal.sampling.typicalInterval),
      SQLValue(signal.sampling.effectiveInterval), SQLValue(signal.sampling.p95Interval),
      SQLValue(signal.sampling.runningInterval), SQLValue(signal.sampling.longestInterval),
      SQLValue(signal.sampling.regularity?.rawValue),
      SQLValue(signal.sampling.isQuietByNature), SQLValue(signal.sampling.resampling?.rawValue),
      SQLValue(signal.coverage.availability), SQLValue(signal.coverage.running),
      SQLValue(signal.coverage.coveredRunning),
      SQLValue(signal.coverage.worstMonth?.start),
      SQLValue(signal.coverage.worstMonth?.availability),
    ]
    row += [
      .integer(signal.quality.bad), .integer(signal.quality.uncertain),
      SQLValue(signal.quality.isKnown), .integer(signal.values.nonNumeric),
      SQLValue(signal.values.texts.isEmpty ? nil : signal.values.texts.joined(separator: ", ")),
      .integer(signal.values.sentinels),
      SQLValue(
        signal.values.sentinelValues.isEmpty
          ? nil : signal.values.sentinelValues.map(Wording.number).joined(separator: ", ")),
      .integer(signal.sampling.duplicates), .integer(signal.sampling.outOfOrder),
      SQLValue(signal.values.minimum),
      SQLValue(signal.values.maximum), SQLValue(signal.values.mean),
      SQLValue(signal.values.standardDeviation),
      SQLValue(signal.values.distinctValues), SQLValue(signal.sampling.siblingInterval),
      SQLValue(signal.values.unitMismatch), .integer(signal.values.outOfRange),
      .real(own.reduce(0) { $0 + $1.seconds }), SQLValue(own.map(\.seconds).max()),
      .real(signal.values.flatlines.reduce(0) { $0 + ($1.end - $1.start) }),
      SQLValue(signal.sampling.lateFirst), SQLValue(signal.sampling.lateLast),
      SQLValue(signal.sampling.missing),
      SQLValue(signal.values.spikes?.count), SQLValue(signal.values.spikes?.first?.time),
      SQLValue(signal.values.spikes?.first?.value),
    ]
    row += values(of: signal)
    return row
  }

  /// The last columns of `signal`: what its values have room for.
  private func values(of signal: SignalFacts) -> [SQLValue] {
    [
      SQLValue(signal.values.unitChange?.scale), SQLValue(signal.values.unitChange?.time),
      SQLValue(signal.values.declaredRange?.lowerBound),
      SQLValue(signal.values.declaredRange?.upperBound),
      SQLValue(signal.values.declaredRange.map { _ in signal.values.outsideDeclared }),
      SQLValue(signal.values.quantisation?.step), SQLValue(signal.values.quantisation?.categories),
      SQLValue(signal.values.saturation?.samples), SQLValue(signal.values.saturation?.value),
      SQLValue(signal.values.saturation?.place.rawValue), SQLValue(signal.values.counter?.resets),
      SQLValue(signal.values.counter?.unexplained), SQLValue(signal.values.counter?.rollover),
    ]
  }
}
