import Profiling
import Vocabulary

/// A resolution that is coarse for what is measured, and what is left of the signal in it.
package struct Quantisation: Sendable, Equatable {
  /// The smallest step between two values, in the unit of the signal.
  package var step: Double
  /// How many steps the values take up while the asset runs, but for the outermost 1 % at either end.
  package var categories: Int
}

/// Judges the resolution of the signals of one source that measure a quantity.
extension Quantisation: SourcePass {
  package static let reads: Set<FactGroup> = [.sampling, .values, .levels, .running]
  package static let writes: Set<FactGroup> = [.values]

  package static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let judgement = MovesBetweenSteps.inForce
    func key(_ facts: SignalFacts) -> String { "\(facts.kind.rawValue) \(facts.unit ?? "")" }
    let judged = members.filter { plant.behaviours[$0].isMeasured }
    for group in Dictionary(grouping: judged, by: { key(plant.behaviours[$0].facts) }).values {
      // The largest level of a kind and unit is what its instruments are made for: one machine in reserve moves less.
      let reach = group.reduce(0.0) { max($0, plant.behaviours[$1].reach) }
      let fine = group.filter { plant.behaviours[$0].hasFineSteps(reach: reach) == true }
        .map { plant.behaviours[$0].reach }
      for i in group {
        let signal = plant.behaviours[i]
        guard signal.facts.sampling.regularity == .periodic, !signal.isCounter,
          signal.hasFineSteps(reach: reach) == false
        else { continue }
        let own = signal.reach
        let isAmongFine = judgement.isAmongFine(fine.count { judgement.areAlike(own, $0) })
        plant.behaviours[i].facts.values.quantisation = signal.quantisation(
          isAmongFine: isAmongFine, running: plant.running(of: i))
      }
    }
  }
}

extension SignalBehaviour {
  fileprivate var reach: Double { levels.map { max(abs($0.low), abs($0.high)) } ?? 0 }

  /// Whether the signal takes steps that are usual for its quantity; `nil` when it takes none.
  fileprivate func hasFineSteps(reach: Double) -> Bool? {
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
  /// enough others of its kind and size, `isAmongFine`, show what happens in between.
  fileprivate func quantisation(isAmongFine: Bool, running: Running) -> Quantisation? {
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
    guard MovesBetweenSteps.inForce.isShown(by: works.count),
      isAmongFine && flickers || goesAlong(works, step: step)
    else { return nil }
    let working = works.map(\.value).sorted()
    let margin = working.count / 100
    let band = working[working.count - 1 - margin] - working[margin]
    let range = max(band, drift(running: running))
    return Quantisation(step: step, categories: Int((range / step).rounded()) + 1)
  }

  /// Whether the signal leaves its value again at once.
  private var flickers: Bool {
    let runs = profile.runLengths.reduce(0) { $0 + Int($1) }
    let short = Int(profile.runLengths[0]) + Int(profile.runLengths[1])
    return MovesBetweenSteps.inForce.isFlicker(short: short, of: runs)
  }

  /// Whether many neighbours differ, and mostly by one step.
  private func goesAlong(_ samples: [(time: Int64, value: Double)], step: Double) -> Bool {
    let grid = (facts.sampling.typicalInterval ?? 0) * 1.5e6
    var (neighbours, moves, leaps) = (0, 0, 0)
    for (a, b) in zip(samples, samples.dropFirst()) where Double(b.time - a.time) <= grid {
      neighbours += 1
      if a.value != b.value { moves += 1 }
      if abs(a.value - b.value) > 1.5 * step { leaps += 1 }
    }
    return MovesBetweenSteps.inForce.goesAlong(
      neighbours: neighbours, moves: moves, leaps: leaps)
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

  private func usualStep(reach: Double) -> Double {
    UsualStep.inForce.limit(
      of: facts.kind, unit: facts.unit.map { Words.folded($0) },
      isFahrenheit: UnitComparison.scale(facts.unit) == "°F", reach: reach)
  }

  private static func isWhole(_ steps: Double) -> Bool {
    abs(steps - steps.rounded()) <= 0.01 * max(1, steps.rounded())
  }
}
