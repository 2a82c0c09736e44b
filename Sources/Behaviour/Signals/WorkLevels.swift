import Profiling
import Vocabulary

/// The level at rest and the level at work: what the bins reach at least and at most, but for the outermost 5 %. A short
/// stop shows in the minimum of its bin even when it fills no bin.
enum WorkLevels: OwnPass {
  static let reads: Set<FactGroup> = [.values]
  static let writes: Set<FactGroup> = [.levels]

  static func run(_ signal: inout SignalBehaviour) {
    let sentinels = signal.facts.values.sentinelValues
    var lows: [Float] = []
    var highs: [Float] = []
    for bin in signal.profile.timeline.bins where bin.minimum <= bin.maximum {
      let isLowBad = sentinels.contains { Float($0) == bin.minimum }
      let isHighBad = sentinels.contains { Float($0) == bin.maximum }
      if isLowBad && isHighBad { continue }
      lows.append(isLowBad ? bin.maximum : bin.minimum)
      highs.append(isHighBad ? bin.minimum : bin.maximum)
    }
    guard lows.count >= 8 else { return }
    let margin = lows.count / 20
    signal.levels = (
      Double(lows.ranked(margin)), Double(highs.ranked(highs.count - 1 - margin))
    )
  }
}

extension SignalBehaviour {
  /// Starts and stops that the signal shows, its largest steps between a low and a high level, in seconds of the written
  /// time, ascending.
  var transitions: (starts: [Double], stops: [Double]) {
    guard !facts.kind.has(.cumulative), !facts.kind.has(.set), !isCounter, !profile.jumps.isEmpty,
      let levels
    else { return ([], []) }
    let range = levels.high - levels.low
    let judgement = StartOrStop.inForce
    let isPlain = judgement.areApart(range, noise: noise)
    // The bins of a long history, or of short cycles, hold both levels.
    guard isPlain || judgement.areApart(range, noise: noiseOfNeighbours) else { return ([], []) }
    let typical = profile.intervals.typical
    let middle = levels.low + range / 2
    var starts: [Double] = []
    var stops: [Double] = []
    for jump in profile.jumps where judgement.isLarge(jump.size, of: range) {
      let seconds = Double(jump.to - jump.from) * 1e-6
      guard judgement.isSharp(seconds, typical: typical ?? seconds) else { continue }
      if Double(jump.before) < middle, Double(jump.after) > middle {
        starts.append(Double(jump.to) * 1e-6)
      } else if Double(jump.before) > middle, Double(jump.after) < middle {
        stops.append(Double(jump.to) * 1e-6)
      }
    }
    starts.sort()
    stops.sort()
    if !isPlain, !judgement.areStays(SignalBehaviour.stays(starts, stops), typical: typical ?? 1) {
      return ([], [])
    }
    return (starts, stops)
  }

  /// Seconds between each start and the stop that comes next, and the other way round; ascending.
  private static func stays(_ starts: [Double], _ stops: [Double]) -> [Double] {
    let steps = (starts.map { ($0, true) } + stops.map { ($0, false) }).sorted { $0.0 < $1.0 }
    return zip(steps, steps.dropFirst()).filter { $0.1 != $1.1 }.map { $1.0 - $0.0 }.sorted()
  }
}
