import Profiling
import Vocabulary

/// Whether a setpoint stands elsewhere after a change than before it, by as much as explains the change.
struct SetpointMove {
  let isMove: Bool

  /// - Parameters:
  ///   - end: when the change was complete, the start for what happens at once; UTC seconds.
  init(_ setpoint: SignalBehaviour, _ change: LevelChange, end: Double) {
    let previous = change.previous
    let profile = setpoint.profile
    let timeline = profile.timeline
    guard let low = profile.low.entries.first?.value, let high = profile.high.entries.first?.value,
      high > low
    else {
      isMove = false
      return
    }
    let days = SetpointMoved.inForce.days * 86_400
    var before: [Float] = []
    var after: [Float] = []
    // What is stored on change holds until it is stored again.
    var (held, set): (Float?, Float?)
    for bin in timeline.bins where bin.minimum <= bin.maximum {
      let time = setpoint.utc(timeline.start(of: bin))
      let middle = (bin.minimum + bin.maximum) / 2
      if time < previous {
        held = middle
        if time >= previous - days { before.append(middle) }
      } else if time < end + 86_400 {
        set = middle
      } else if time < end + 86_400 + days {
        after.append(middle)
      }
    }
    let old = before.isEmpty ? held : before[...].median
    let new = after.isEmpty ? set : after[...].median
    guard let old, let new else {
      isMove = false
      return
    }
    isMove = SetpointMoved.inForce.holds(
      from: old, to: new, range: high - low,
      level: (before: Float(change.before), after: Float(change.after)))
  }
}
