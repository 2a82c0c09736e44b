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
        signal.gaps.lazy.map { gap -> [SQLValue] in
          [
            .text(signal.tag), .text(signal.path), SQLValue(signal.asset), SQLValue(gap.start),
            SQLValue(gap.end), SQLValue(gap.seconds), .text(gap.cause.rawValue),
          ]
        }
      })
    try evidence.insert(
      "flatline",
      plant.signals.lazy.flatMap { signal in
        signal.flatlines.lazy.map { flat -> [SQLValue] in
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
    let own = signal.gaps.filter { $0.cause == .tag }
    let asset = signal.asset.flatMap { assets[$0] }
    var row: [SQLValue] = []
    row.reserveCapacity(63)
    row += [
      .text(signal.tag), .text(signal.path), .integer(signal.line), SQLValue(signal.asset),
      SQLValue(asset?.className), SQLValue(asset?.area), .text(signal.kind.rawValue),
      SQLValue(signal.unit), .integer(signal.samples), SQLValue(signal.first),
      SQLValue(signal.last), SQLValue(signal.sourceFirst), SQLValue(signal.sourceLast),
      SQLValue(signal.typicalInterval), SQLValue(signal.typicalInterval),
      SQLValue(signal.effectiveInterval), SQLValue(signal.p95Interval),
      SQLValue(signal.runningInterval), SQLValue(signal.longestInterval),
      SQLValue(signal.regularity?.rawValue),
      SQLValue(signal.isQuietByNature), SQLValue(signal.resampling?.rawValue),
      SQLValue(signal.availability), SQLValue(signal.running), SQLValue(signal.coveredRunning),
      SQLValue(signal.worstMonth?.start), SQLValue(signal.worstMonth?.availability),
    ]
    row += [
      .integer(signal.badQuality), .integer(signal.uncertainQuality),
      SQLValue(signal.hasQuality), .integer(signal.nonNumeric),
      SQLValue(signal.texts.isEmpty ? nil : signal.texts.joined(separator: ", ")),
      .integer(signal.sentinels),
      SQLValue(
        signal.sentinelValues.isEmpty
          ? nil : signal.sentinelValues.map(Wording.number).joined(separator: ", ")),
      .integer(signal.duplicates), .integer(signal.outOfOrder), SQLValue(signal.minimum),
      SQLValue(signal.maximum), SQLValue(signal.mean), SQLValue(signal.standardDeviation),
      SQLValue(signal.distinctValues), SQLValue(signal.siblingInterval),
      SQLValue(signal.unitMismatch), .integer(signal.outOfRange),
      .real(own.reduce(0) { $0 + $1.seconds }), SQLValue(own.map(\.seconds).max()),
      .real(signal.flatlines.reduce(0) { $0 + ($1.end - $1.start) }),
      SQLValue(signal.lateFirst), SQLValue(signal.lateLast), SQLValue(signal.missing),
      SQLValue(signal.spikes?.count), SQLValue(signal.spikes?.first?.time),
      SQLValue(signal.spikes?.first?.value),
    ]
    row += values(of: signal)
    return row
  }

  /// The last columns of `signal`: what its values have room for.
  private func values(of signal: SignalFacts) -> [SQLValue] {
    [
      SQLValue(signal.unitChange?.scale), SQLValue(signal.unitChange?.time),
      SQLValue(signal.declaredRange?.lowerBound), SQLValue(signal.declaredRange?.upperBound),
      SQLValue(signal.declaredRange.map { _ in signal.outsideDeclared }),
      SQLValue(signal.quantisation?.step), SQLValue(signal.quantisation?.categories),
      SQLValue(signal.saturation?.samples), SQLValue(signal.saturation?.value),
      SQLValue(signal.saturation?.place.rawValue), SQLValue(signal.counter?.resets),
      SQLValue(signal.counter?.unexplained), SQLValue(signal.counter?.rollover),
    ]
  }
}
