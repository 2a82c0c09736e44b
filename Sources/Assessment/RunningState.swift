import Profiling
import Recognition

extension SignalBehaviour {
  /// Signals that show whether their machine runs, the surest first.
  static let runningKinds: [SignalKind] = [.state, .speed, .power, .current]

  /// When the machine of the signal ran, in UTC seconds: between each step up from rest and the next step down to it;
  /// `nil` when the signal does not tell, or not without holes.
  var running: Spans? {
    guard SignalBehaviour.runningKinds.contains(facts.kind), !isCounter, let levels,
      levels.high > 0, abs(levels.low) <= 0.2 * levels.high, let first = facts.first,
      let last = facts.last
    else { return nil }
    let range = levels.high - levels.low
    guard range > 4 * SignalBehaviour.noise(profile) else { return nil }
    let large = profile.jumps.filter { $0.size >= 0.5 * range }
    // Of more steps than are kept, some are missing.
    guard large.count >= 2, profile.lostJump < 0.5 * range else { return nil }
    let middle = levels.low + range / 2
    var spans: [(start: Double, end: Double)] = []
    var start: Double? = nil
    var isUp: Bool?
    for jump in large.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      let (wasUp, goesUp) = (Double(jump.before) > middle, Double(jump.after) > middle)
      guard wasUp != goesUp else { continue }
      // Between two steps the level stays: otherwise a step is missing.
      if let isUp, isUp != wasUp { return nil }
      if isUp == nil, wasUp { start = first }
      if goesUp {
        start = utc(jump.to)
      } else if let from = start {
        spans.append((from, utc(jump.to)))
        start = nil
      }
      isUp = goesUp
    }
    if let start { spans.append((start, last)) }
    return isUp == nil ? nil : Spans(spans)
  }
}
