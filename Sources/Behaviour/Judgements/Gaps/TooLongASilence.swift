import Vocabulary

/// How long a signal may be silent before a sample is missing.
struct TooLongASilence: Judgement {
  static let id = "gaps/too-long-a-silence"
  static let inForce = loaded()

  let intervals: Double
  let slowIntervals: Double
  let grid: Double
  let heartbeats: Double
  let late: Double
  let changes: Double
  let slowChanges: Double

  /// Seconds, of samples on a clock.
  ///
  /// - Parameter onGrid: share of the intervals that are the typical one; the others of a grid are no slow scans.
  func onClock(typical: Double, p95: Double, onGrid: Double) -> Double {
    max(intervals * typical, slowIntervals * (onGrid >= grid ? typical : p95))
  }

  /// Seconds, of a sender that repeats an unchanged value after `heartbeat` seconds.
  func onHeartbeat(_ heartbeat: Double, typical: Double) -> Double {
    heartbeats * heartbeat + late * typical
  }

  /// Seconds, of what is stored on change.
  func onChange(typical: Double, p95: Double) -> Double {
    max(slowChanges * p95, changes * typical)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (typical, p95) = (try given.number("typical"), try given.number("p95"))
    let limit =
      switch given.text("stored") {
      case "clock":
        onClock(typical: typical, p95: p95, onGrid: given.optionalNumber("on-grid") ?? 0)
      case "heartbeat": try onHeartbeat(given.number("heartbeat"), typical: typical)
      default: onChange(typical: typical, p95: p95)
      }
    return try given.number("silence") > limit
  }
}
