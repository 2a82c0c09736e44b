import Profiling
import Vocabulary

/// The share of an interval, in UTC seconds, in which the asset ran; `nil` when that is not known.
typealias Running = (_ start: Double, _ end: Double) -> Double?

extension PlantSignals {
  /// Asked for one signal, which is no witness of itself.
  func running(of i: Int) -> Running {
    let (activity, asset) = (activity, behaviours[i].facts.asset)
    return { activity.running(asset: asset, without: i, $0, $1) }
  }
}

extension SignalBehaviour {
  /// Whether an instrument measures it without steps, and nobody sets it.
  var isMeasured: Bool { facts.kind.has(.stepless) }

  /// Values up to this are those of a machine at rest, for want of better; minus infinity for a signal that never rests.
  var restLevel: Double {
    guard let levels, AtRest.inForce.rests(low: levels.low, high: levels.high) else {
      return -.infinity
    }
    return AtRest.inForce.limit(low: levels.low, high: levels.high)
  }
}
