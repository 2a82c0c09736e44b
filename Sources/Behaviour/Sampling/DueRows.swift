import Profiling

/// How many rows a signal was to have in hours of which its clock may have made something.
struct DueRows {
  var count: Double
  /// Whether they come on a grid that loses next to none, not by chance.
  var isGrid: Bool
}

extension SignalBehaviour {
  /// - Parameter hours: their first microseconds, as written.
  func due(inHoursFrom hours: [Int64]) -> DueRows {
    let isGrid = profile.intervals.typical.map { typical in
      StrictGrid.inForce.isStrict { profile.intervals.shareNear(typical, factor: $0) }
    }
    return DueRows(
      count: hours.reduce(0) { $0 + due(inHourFrom: $1, isGrid: isGrid ?? false) },
      isGrid: isGrid ?? false)
  }

  /// As many as the emptier of the same hours of the weeks before and after has, or a grid of its step, which begins with
  /// the hour, unless it stands still in that hour.
  private func due(inHourFrom begin: Int64, isGrid: Bool) -> Double {
    let (hour, week): (Int64, Int64) = (3_600_000_000, 7 * 86_400_000_000)
    let beside = [begin - week, begin + week].filter {
      $0 >= profile.first && $0 + hour <= profile.last
    }
    let isStill = beside.contains { start in
      profile.longest.contains { $0.start <= start && $0.end >= start + hour }
    }
    if isStill { return 0 }
    if isGrid, let typical = profile.intervals.typical, typical > 0 {
      return (3600 / typical + 0.1).rounded(.down)
    }
    return beside.map { 3600 * profile.timeline.rate(around: $0 + hour / 2) }.min() ?? 0
  }
}

extension Timeline {
  /// Samples in a second around an instant.
  fileprivate func rate(around instant: Int64) -> Double {
    let bin = bins.first { bin in
      let begin = start(of: bin)
      return begin <= instant && instant < begin + Int64(1) << Int64(shift)
    }
    return bin.map { Double($0.count) / binSeconds } ?? 0
  }
}
