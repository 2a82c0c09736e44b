import Profiling
import Vocabulary

extension SignalBehaviour {
  /// What a signal in mA, or in percent of its span, says of its own loop, after NAMUR NE 43.
  var loopSaturation: Saturation? {
    let live: ClosedRange<Double>
    let failure: (low: Double, high: Double)
    let possible: ClosedRange<Double>
    switch facts.unit.map({ Words.folded($0) }) {
    // 0 mA may be a consumer that is switched off.
    case "ma": (live, failure, possible) = (3.8...20.5, (3.6, 21), 0.5...25)
    case "%" where facts.kind.has(.currentLoop):
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
