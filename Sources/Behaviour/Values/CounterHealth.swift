import Linking
import Profiling
import Vocabulary

/// How a counter begins anew, and whether anything explains that it does.
package struct CounterHealth: Sendable, Equatable {
  /// How often it fell.
  package private(set) var resets = 0
  /// How many of these fall together with nothing that begins counters anew; `nil` where orders may be why and none are
  /// known.
  package private(set) var unexplained: Int? = 0
  /// The value at which it begins anew by its nature, such as 65 536; `nil` where none is proven.
  package private(set) var rollover: Double?

  /// Written times of the first samples after some of the resets, those that nothing explains first.
  private(set) var examples: [Int64] = []

  /// Falls that the next reading takes back, which are no resets.
  private(set) var dips: [(time: Int64, value: Double)] = []

  package static func == (a: CounterHealth, b: CounterHealth) -> Bool {
    (a.resets, a.unexplained, a.rollover, a.examples) == (
      b.resets, b.unexplained, b.rollover, b.examples
    ) && a.dips.elementsEqual(b.dips) { $0 == $1 }
  }

  private struct Fall {
    /// Written times of the samples around it.
    var from: Int64
    var to: Int64
    var before: Double
    var after: Double
  }

  /// `nil` for a signal that does not count, or that falls too often to say so.
  ///
  /// - Parameter boundaries: What begins or ends on the signal's asset.
  package init?(_ behaviour: SignalBehaviour, boundaries: Boundaries) {
    let profile = behaviour.profile
    let judgement = CounterFall.inForce
    guard behaviour.facts.kind.has(.cumulative),
      judgement.canBeCounter(
        numbers: profile.numeric, rises: profile.rises, falls: profile.falls),
      let low = behaviour.facts.values.minimum, let high = behaviour.facts.values.maximum,
      high > low
    else { return nil }
    dips = profile.dips(high: high)
    let down = Set(dips.map(\.time))
    // A late sample is older than the one before it, and no fall.
    let falls = profile.jumps.lazy
      .filter { $0.after < $0.before && $0.to > $0.from && !down.contains($0.to) }
      .map { Fall(from: $0.from, to: $0.to, before: Double($0.before), after: Double($0.after)) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let sum = falls.reduce(high - low) { $0 + $1.before - $1.after }
    let increment = sum / Double(profile.rises)
    let real = falls.filter {
      judgement.isReal(from: $0.before, to: $0.after, increment: increment)
    }
    // Of more falls than are kept, the largest stand for all.
    resets = real.count == SeriesProfile.jumpLimit ? profile.falls : real.count
    guard !real.isEmpty else { return }
    let natural = CounterHealth.rollover(real, increment: increment, low: low, high: high)
    rollover = natural
    var open = real.filter { fall in
      natural.map { !CounterHealth.rollsOver(fall, at: $0, increment) } ?? true
    }
    open = CounterHealth.withoutPreset(open, increment)
    let typical = behaviour.facts.sampling.typicalInterval ?? 0
    let tolerance = max(2 * typical, 60)
    let habit = CounterHabit.inForce
    // On a coarse grid falls are at one time only where they are at the very same.
    if let width = habit.width(
      of: [max(tolerance, 900), typical / 2], period: 86_400, share: habit.dailyShare)
    {
      open = CounterHealth.withoutHabit(open, period: 86_400, width: width) {
        habit.isDaily($0, of: $1)
      }
    }
    if let width = habit.width(
      of: [tolerance, typical / 2], period: 3600, share: habit.hourlyShare)
    {
      open = CounterHealth.withoutHabit(open, period: 3600, width: width) {
        habit.isHourly($0, of: $1)
      }
    }
    examples = Array(
      (open + real.filter { fall in !open.contains { $0.to == fall.to } })
        .prefix(ShownRow.most).map(\.to))
    if boundaries.isEmpty {
      // An order begins at nothing; a counter that goes back to some other value needs another reason.
      let back = open.filter {
        !judgement.isToNothing(from: $0.before, to: $0.after, increment: increment)
      }
      unexplained = back.isEmpty && !open.isEmpty ? nil : back.count * resets / real.count
      return
    }
    let count = boundaries.unexplained(
      open.map { (behaviour.utc($0.from), behaviour.utc($0.to)) }, asset: behaviour.facts.asset,
      within: max(tolerance, 900))
    unexplained = count * resets / real.count
  }

  // MARK: Values that begin it anew

  private static let moduli: [Double] =
    [0x1p15, 0x1p16, 0x1p31, 0x1p32] + (3...9).map { n in (0..<n).reduce(1) { x, _ in x * 10 } }

  private static func rollsOver(_ fall: Fall, at modulus: Double, _ increment: Double) -> Bool {
    RollsOver.inForce.holds(
      before: fall.before, after: fall.after, modulus: modulus, increment: increment)
  }

  /// The range that all values fit in and that most falls point at.
  private static func rollover(
    _ falls: [Fall], increment: Double, low: Double, high: Double
  ) -> Double? {
    moduli.first { modulus in
      guard high - low < modulus, high < modulus else { return false }
      let count = falls.count { rollsOver($0, at: modulus, increment) }
      return RollsOver.inForce.isProven(
        count, of: falls.count, isBinary: modulus.significand == 1)
    }
  }

  /// Less the falls from one and the same value: it counts up to what somebody has set.
  private static func withoutPreset(_ falls: [Fall], _ increment: Double) -> [Fall] {
    guard falls.count >= CounterHabit.inForce.preset,
      let middle = falls.map(\.before).sorted().upperMedian
    else { return falls }
    let others = falls.filter {
      !CounterHabit.inForce.isAlike($0.before, middle, increment: increment)
    }
    return CounterHabit.inForce.isPreset(falls.count - others.count, of: falls.count)
      ? others : falls
  }

  /// Less the falls at times of the day, or of the hour, that so many of them share: a shift or a day begins, on
  /// the source's own clock.
  private static func withoutHabit(
    _ falls: [Fall], period: Double, width: Double, _ isHabit: (Int, Int) -> Bool
  ) -> [Fall] {
    let phases = falls.map { fall in
      let phase = (Double(fall.to) * 1e-6).truncatingRemainder(dividingBy: period)
      return phase < 0 ? phase + period : phase
    }
    return zip(falls, phases).compactMap { fall, phase in
      let company = phases.count { other in
        let distance = abs(other - phase)
        return min(distance, period - distance) <= width
      }
      return isHabit(company, falls.count) ? nil : fall
    }
  }
}

extension CounterHealth: SignalPass {
  package static let reads: Set<FactGroup> = [.values, .sampling]
  package static let writes: Set<FactGroup> = [.values]

  package static func run(_ plant: inout PlantSignals) {
    let boundaries = Boundaries(plant.plant)
    for i in plant.behaviours.indices {
      let counter = CounterHealth(plant.behaviours[i], boundaries: boundaries)
      plant.behaviours[i].facts.values.counter = counter
      guard let counter else { continue }
      let utc = plant.behaviours[i].utc
      plant.behaviours[i].facts.values.spikes = counter.dips.map {
        Spike(time: utc($0.time), value: $0.value)
      }
    }
  }
}
