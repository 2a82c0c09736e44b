import Profiling
import Vocabulary

/// Values that pile up where a range ends.
package struct Saturation: Sendable, Equatable {
  package enum Place: String, Sendable {
    /// The largest or smallest value, far more often than those beside it.
    case edge
    /// Where a loop of 4…20 mA ends: 3.6…3.8 and 20.5…21 mA.
    case loopLimit = "loop-limit"
    /// Where such a loop says that its transmitter has failed: beyond.
    case loopFailure = "loop-failure"
  }
  package var place: Place
  /// The value that is most frequent there.
  package var value: Double
  package var samples: Int
  /// All values that are counted.
  package var values: [Double]

  package init(place: Place, value: Double, samples: Int, values: [Double]? = nil) {
    self.place = place
    self.value = value
    self.samples = samples
    self.values = values ?? [value]
  }
}

/// Judges the ends of the range of each signal that measures a quantity.
extension Saturation: SignalPass {
  package static let reads: Set<FactGroup> = [.sampling, .values, .levels, .running]
  package static let writes: Set<FactGroup> = [.values]

  package static func run(_ plant: inout PlantSignals) {
    for (i, signal) in plant.behaviours.enumerated()
    where signal.isMeasured && signal.facts.sampling.regularity == .periodic && !signal.isCounter {
      plant.behaviours[i].facts.values.saturation =
        signal.loopSaturation ?? signal.saturation(running: plant.running(of: i))
    }
  }
}

extension SignalBehaviour {
  /// The largest or the smallest value when the signal is cut off there: it is taken far more often than the values beside
  /// it, in many separate times, while everywhere else the signal is restless. What holds a value by control, by rest or
  /// by its resolution does so calmly, or holds others too.
  fileprivate func saturation(running: Running) -> Saturation? {
    let judgement = IsCutOff.inForce
    guard profile.numeric >= judgement.fewestNumbers, profile.distinct == nil else { return nil }
    // What the process may hold at an end is cut off only at an end that the instrument is known to have.
    let isHeld = facts.kind.has(.heldAtEnds)
    func edge(_ entries: [Extremes.Entry]) -> Extremes.Entry? {
      let entries = entries.filter { !facts.values.sentinelValues.contains($0.value) }
      guard entries.count >= 2, let first = entries.first, first.value != 0,
        !isHeld || isDeclaredEnd(first.value),
        judgement.isPile(
          first.count, of: profile.numeric, beside: entries.dropFirst().map(\.count))
      else { return nil }
      return first
    }
    let isPercent = facts.unit.map { Words.folded($0) } == "%"
    if let high = edge(profile.high.entries), !(isPercent && high.value == 100),
      touches(high.value, { $0.maximum }, leaves: { $0.minimum }), isRestless(besides: high.value)
    {
      return Saturation(place: .edge, value: high.value, samples: high.count)
    }
    // At the lower end, machines rest: only what is taken while they run, and only then, is cut off.
    if let low = edge(profile.low.entries), isBusy(at: low.value, running),
      touches(low.value, { $0.minimum }, leaves: { $0.maximum }), isRestless(besides: low.value)
    {
      return Saturation(place: .edge, value: low.value, samples: low.count)
    }
    return nil
  }

  /// Whether the tag list says that the range of the instrument ends there.
  private func isDeclaredEnd(_ value: Double) -> Bool {
    facts.values.declaredRange.map { $0.lowerBound == value || $0.upperBound == value } ?? false
  }

  /// Whether the signal comes to a value and leaves it again within many bins of its timeline.
  private func touches(
    _ value: Double, _ end: (Timeline.Bin) -> Float, leaves other: (Timeline.Bin) -> Float
  ) -> Bool {
    IsCutOff.inForce.isOften(
      profile.timeline.bins.count {
        $0.minimum <= $0.maximum && end($0) == Float(value) && other($0) != Float(value)
      })
  }

  /// Whether the bins with this value as their smallest lie in time in which the asset runs.
  private func isBusy(at value: Double, _ running: Running) -> Bool {
    var (busy, all) = (0, 0)
    for bin in profile.timeline.bins where bin.minimum == Float(value) {
      let start = utc(profile.timeline.start(of: bin))
      let seconds = profile.timeline.binSeconds
      all += 1
      if let share = running(start, start + seconds), share >= 0.99 { busy += 1 }
    }
    return IsCutOff.inForce.isBusy(busy, of: all)
  }

  /// Whether the signal turns again and again, and hardly ever repeats a value, where it is neither at rest nor at `value`.
  private func isRestless(besides value: Double) -> Bool {
    let rest = restLevel
    let grid = (facts.sampling.typicalInterval ?? 0) * 1.5e6
    var (pairs, repeats, turns, corners) = (0, 0, 0, 0)
    var before: (time: Int64, value: Double)?
    var step = 0.0
    for sample in profile.excerpts {
      defer { before = sample }
      guard sample.value != value, sample.value > rest, let last = before, last.value != value,
        last.value > rest, Double(sample.time - last.time) <= grid
      else {
        step = 0
        continue
      }
      let next = sample.value - last.value
      pairs += 1
      if next == 0 { repeats += 1 }
      if step != 0, next != 0 {
        corners += 1
        if (step > 0) != (next > 0) { turns += 1 }
      }
      step = next
    }
    return IsCutOff.inForce.isRestless(
      pairs: pairs, repeats: repeats, turns: turns, corners: corners)
  }
}
