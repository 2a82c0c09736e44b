import Profiling
import Vocabulary

extension SignalBehaviour {
  /// What a signal in mA, or in percent of its span, says of its own loop, after NAMUR NE 43.
  var loopSaturation: Saturation? {
    let judgement = LoopLimits.inForce
    let limits: LoopLimits.Limits
    switch facts.unit.map({ Words.folded($0) }) {
    case "ma": limits = judgement.limits(isPercent: false)
    case "%" where facts.kind.has(.currentLoop):
      limits = judgement.limits(isPercent: true)
    default: return nil
    }
    let bins = profile.timeline.bins.lazy.filter { $0.minimum <= $0.maximum }
    let inside = bins.count {
      Double($0.minimum) >= limits.live.lowerBound - 1e-4
        && Double($0.maximum) <= limits.live.upperBound + 1e-4
    }
    guard bins.count >= 8, judgement.isLoop(inside: inside, of: bins.count) else { return nil }
    let outside = (profile.low.entries + profile.high.entries).filter {
      limits.isOutside($0.value) && !facts.values.sentinelValues.contains($0.value)
    }
    let failed = outside.filter { limits.isFailure($0.value) }
    let piled = failed.isEmpty ? outside.filter { judgement.isPile($0.count) } : failed
    guard let most = piled.max(by: { ($0.count, $1.value) < ($1.count, $0.value) }) else {
      return nil
    }
    return Saturation(
      place: failed.isEmpty ? .loopLimit : .loopFailure, value: most.value,
      samples: piled.reduce(0) { $0 + $1.count }, values: piled.map(\.value))
  }
}
