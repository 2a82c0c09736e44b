import Profiling
import Vocabulary

// Whether the values of a signal have room to tell something: steps of resolution that swallow what it does, and ends of a
// range at which it is cut off.

/// A resolution that is coarse for what is measured, and what is left of the signal in it.
package struct Quantisation: Sendable, Equatable {
  /// The smallest step between two values, in the unit of the signal.
  package var step: Double
  /// How many steps the values take up while the asset runs, but for the outermost 1 % at either end.
  package var categories: Int
}

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

  package init(place: Place, value: Double, samples: Int) {
    self.place = place
    self.value = value
    self.samples = samples
  }
}

extension SignalBehaviour {
  /// Quantities that an instrument measures without steps, and that nobody sets.
  private static let measured: [SignalKind] = [
    .temperature, .pressure, .vibration, .current, .flow, .level, .power, .torque,
  ]

  /// The share of an interval, in UTC seconds, in which the asset ran; `nil` when that is not known.
  private typealias Running = (_ start: Double, _ end: Double) -> Double?

  /// Judges the resolution and the ends of the range of the signals of one source.
  package static func judgeValues(
    _ behaviours: inout [SignalBehaviour], of members: [Int], _ activity: PlantActivity
  ) {
    func key(_ facts: SignalFacts) -> String { "\(facts.kind.rawValue) \(facts.unit ?? "")" }
    let judged = members.filter { measured.contains(behaviours[$0].facts.kind) }
    for group in Dictionary(grouping: judged, by: { key(behaviours[$0].facts) }).values {
      // The largest level of a kind and unit is what its instruments are made for: one machine in reserve moves less.
      let reach = group.reduce(0.0) { max($0, behaviours[$1].reach) }
      let fine = group.filter { behaviours[$0].hasFineSteps(reach: reach) == true }
        .map { behaviours[$0].reach }
      for i in group {
        let behaviour = behaviours[i]
        guard behaviour.facts.sampling.regularity == .periodic, !behaviour.isCounter else {
          continue
        }
        let asset = behaviour.facts.asset
        func running(_ start: Double, _ end: Double) -> Double? {
          activity.running(asset: asset, without: i, start, end)
        }
        if behaviour.hasFineSteps(reach: reach) == false {
          let own = behaviour.reach
          let isAmongFine = fine.count { $0 <= 3 * own && own <= 3 * $0 } >= 3
          behaviours[i].facts.values.quantisation = behaviour.quantisation(
            isAmongFine: isAmongFine, running: running)
        }
        behaviours[i].facts.values.saturation =
          behaviour.loopSaturation ?? behaviour.saturation(running: running)
      }
    }
  }

  // MARK: Resolution

  private var reach: Double { levels.map { max(abs($0.low), abs($0.high)) } ?? 0 }

  /// Whether the signal takes steps that are usual for its quantity; `nil` when it takes none.
  private func hasFineSteps(reach: Double) -> Bool? {
    let usual = usualStep(reach: reach)
    var last = Double.nan
    var isMoving = false
    for sample in profile.excerpts {
      let step = abs(sample.value - last)
      if step > 0 {
        if step <= 1.001 * usual { return true }
        isMoving = true
      }
      last = sample.value
    }
    return isMoving ? false : nil
  }

  /// The steps of a signal that takes coarse ones only, and all on one grid. `nil` where nothing proves that it moves
  /// between them: neither that it goes from one to the next all the time while its asset runs, nor that it flickers where
  /// at least three others of its kind and size, `isAmongFine`, show what happens in between.
  private func quantisation(isAmongFine: Bool, running: Running) -> Quantisation? {
    let values = (profile.distinct?.map(\.value) ?? profile.excerpts.map(\.value))
      .filter { !facts.values.sentinelValues.contains($0) }.sorted()
    let gaps = zip(values, values.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    guard gaps.count >= 2, let step = gaps.min(),
      gaps.allSatisfy({ SignalBehaviour.isWhole($0 / step) })
    else { return nil }
    let rest = restLevel
    let works = profile.excerpts.filter { sample in
      let time = utc(sample.time)
      return running(time, time + 1).map { $0 > 0 } ?? (sample.value > rest)
    }
    guard works.count >= 100, isAmongFine && flickers || goesAlong(works, step: step) else {
      return nil
    }
    let working = works.map(\.value).sorted()
    let margin = working.count / 100
    let band = working[working.count - 1 - margin] - working[margin]
    let range = max(band, drift(running: running))
    return Quantisation(step: step, categories: Int((range / step).rounded()) + 1)
  }

  /// Whether the signal leaves its value again at once in a fifth of all cases, 20 times at least: it is at the border of
  /// two steps. What is set to fixed levels holds them.
  private var flickers: Bool {
    let runs = profile.runLengths.reduce(0) { $0 + Int($1) }
    let short = Int(profile.runLengths[0]) + Int(profile.runLengths[1])
    return short >= 20 && short * 5 >= runs
  }

  /// Whether a fifth of all neighbours differ, and mostly by one step. A machine with a few fixed levels stays at each of
  /// them, or leaps from one to another.
  private func goesAlong(_ samples: [(time: Int64, value: Double)], step: Double) -> Bool {
    let grid = (facts.sampling.typicalInterval ?? 0) * 1.5e6
    var (neighbours, moves, leaps) = (0, 0, 0)
    for (a, b) in zip(samples, samples.dropFirst()) where Double(b.time - a.time) <= grid {
      neighbours += 1
      if a.value != b.value { moves += 1 }
      if abs(a.value - b.value) > 1.5 * step { leaps += 1 }
    }
    return neighbours >= 50 && moves * 5 >= neighbours && leaps * 3 <= moves
  }

  /// How far the lower end of what the signal does moves over time while its asset runs, but for the outermost 5 %: what
  /// the excerpts may have missed.
  private func drift(running: Running) -> Double {
    let rest = restLevel
    let seconds = profile.timeline.binSeconds
    var lows: [Float] = []
    for bin in profile.timeline.bins where bin.minimum <= bin.maximum {
      let start = utc(profile.timeline.start(of: bin))
      guard running(start, start + seconds).map({ $0 >= 0.99 }) ?? (Double(bin.minimum) > rest)
      else { continue }
      lows.append(bin.minimum)
    }
    guard lows.count >= 8 else { return 0 }
    let margin = lows.count / 20
    return Double(lows.ranked(lows.count - 1 - margin) - lows.ranked(margin))
  }

  /// The coarsest step that good instruments have: a twentieth of what those of its kind reach, and no less than the last
  /// digit of common displays, 1 K, 0.1 mm/s and 0.1 bar.
  private func usualStep(reach: Double) -> Double {
    let unit = facts.unit.map { Words.folded($0) }
    return switch facts.kind {
    case .temperature: UnitComparison.scale(facts.unit) == "°F" ? 2 : 1
    case .vibration where unit == nil || unit == "mm/s": max(0.1, 0.05 * reach)
    case .pressure where unit == nil || unit == "bar": max(0.1, 0.05 * reach)
    default: 0.05 * max(reach, unit == "%" ? 100 : 0)
    }
  }

  private static func isWhole(_ steps: Double) -> Bool {
    abs(steps - steps.rounded()) <= 0.01 * max(1, steps.rounded())
  }

  /// Values up to this are those of a machine at rest, for want of better; minus infinity for a signal that never rests.
  private var restLevel: Double {
    guard let levels, levels.low < 0.5 * levels.high else { return -.infinity }
    return levels.low + 0.05 * (levels.high - levels.low)
  }

  // MARK: Ends of the range

  /// The largest or the smallest value when the signal is cut off there: it is taken far more often than the values beside
  /// it, in many separate times, while everywhere else the signal is restless. What holds a value by control, by rest or
  /// by its resolution does so calmly, or holds others too.
  private func saturation(running: Running) -> Saturation? {
    guard ![.level, .torque].contains(facts.kind), profile.numeric >= 200, profile.distinct == nil
    else { return nil }
    func edge(_ entries: [Extremes.Entry]) -> Extremes.Entry? {
      let entries = entries.filter { !facts.values.sentinelValues.contains($0.value) }
      guard entries.count >= 2, let first = entries.first, first.count >= 20, first.value != 0,
        first.count * 200 >= profile.numeric,
        entries.dropFirst().allSatisfy({ $0.count * 8 <= first.count })
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

  /// Whether the signal comes to a value and leaves it again within at least 5 bins of its timeline.
  private func touches(
    _ value: Double, _ end: (Timeline.Bin) -> Float, leaves other: (Timeline.Bin) -> Float
  ) -> Bool {
    profile.timeline.bins.count {
      $0.minimum <= $0.maximum && end($0) == Float(value) && other($0) != Float(value)
    } >= 5
  }

  /// Whether nine of ten bins with this value as their smallest lie in time in which the asset runs.
  private func isBusy(at value: Double, _ running: Running) -> Bool {
    var (busy, all) = (0, 0)
    for bin in profile.timeline.bins where bin.minimum == Float(value) {
      let start = utc(profile.timeline.start(of: bin))
      let seconds = profile.timeline.binSeconds
      all += 1
      if let share = running(start, start + seconds), share >= 0.99 { busy += 1 }
    }
    return busy * 10 >= all * 9
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
    return pairs >= 50 && repeats * 10 <= pairs && turns * 4 >= corners
  }

  /// What a signal in mA, or in percent of its span, says of its own loop, after NAMUR NE 43.
  private var loopSaturation: Saturation? {
    let live: ClosedRange<Double>
    let failure: (low: Double, high: Double)
    let possible: ClosedRange<Double>
    switch facts.unit.map({ Words.folded($0) }) {
    // 0 mA may be a consumer that is switched off.
    case "ma": (live, failure, possible) = (3.8...20.5, (3.6, 21), 0.5...25)
    case "%" where [.level, .flow, .pressure, .temperature].contains(facts.kind):
      (live, failure, possible) = (-1.25...103.125, (-2.5, 106.25), -22...120)
    default: return nil
    }
    let bins = profile.timeline.bins.lazy.filter { $0.minimum <= $0.maximum }
    let inside = bins.count {
      Double($0.minimum) >= live.lowerBound - 1e-4 && Double($0.maximum) <= live.upperBound + 1e-4
    }
    guard bins.count >= 8, inside * 10 >= bins.count * 8 else { return nil }
    let outside = (profile.low.entries + profile.high.entries).filter {
      !live.contains($0.value) && possible.contains($0.value)
        && !facts.values.sentinelValues.contains($0.value)
    }
    let failed = outside.filter { $0.value < failure.low || $0.value > failure.high }
    let piled = failed.isEmpty ? outside.filter { $0.count >= 10 } : failed
    guard let most = piled.max(by: { ($0.count, $1.value) < ($1.count, $0.value) }) else {
      return nil
    }
    return Saturation(
      place: failed.isEmpty ? .loopLimit : .loopFailure, value: most.value,
      samples: piled.reduce(0) { $0 + $1.count })
  }
}
