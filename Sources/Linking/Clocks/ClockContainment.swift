extension ClockAligner {
  /// Lags between clocks of one plant, seconds: a zone against UTC, or summer against winter time.
  static let zoneLags: [Double] = {
    let minutes = ClockZoneChoice.offsetsInUse
    return Set(minutes + minutes.map { -$0 }).sorted().map { Double($0) * 60 }
  }()

  /// By how much single instants are shifted against the windows that they belong to.
  ///
  /// An inspection lies within the order of its batch, so when both are written in one zone, most
  /// instants are inside at lag zero. All times are seconds of the written wall clocks, windows are
  /// inclusive, and an instant counts as inside when any window of its key holds it.
  ///
  /// - Returns: `lag`, seconds that the instants are ahead of the windows; `share` of instants inside
  ///   at that lag; `runnerUpShare` at the best lag that is at least an hour away; `pairs`, the
  ///   instants that have a window. `nil` when it cannot be told: fewer than 20 keys, fewer than half
  ///   of the instants inside, or windows too long to tell one lag from the next.
  package func containment(
    _ instants: [(key: String, time: Double)],
    windows: [(key: String, start: Double, end: Double)]
  ) -> (lag: Double, share: Double, runnerUpShare: Double, pairs: Int)? {
    let byKey = Dictionary(
      grouping: windows.filter { $0.start.isFinite && $0.end.isFinite && $0.start <= $0.end },
      by: \.key)
    let known = instants.filter { $0.time.isFinite && byKey[$0.key] != nil }
    guard Set(known.map(\.key)).count >= limits.leastEvents else { return nil }
    let inside = Self.zoneLags.map { lag in
      known.map { instant in
        let time = instant.time - lag
        return byKey[instant.key]?.contains { time >= $0.start && time <= $0.end } ?? false
      }
    }
    let counts = inside.map { hits in hits.count { $0 } }
    guard let most = counts.max() else { return nil }
    // Of lags that are not clearly worse than the best one, the smallest is the likeliest.
    let likely = inside.indices.filter { index in
      counts[index] == most
        || !Self.isClearlyBetter(inside[counts.firstIndex(of: most) ?? index], than: inside[index])
    }
    guard let best = likely.min(by: { Self.zoneLags[$0].magnitude < Self.zoneLags[$1].magnitude })
    else { return nil }
    let others = inside.indices.filter {
      abs(Self.zoneLags[$0] - Self.zoneLags[best]) >= InstantsAreInside.inForce.apart
    }
    guard let runnerUp = others.max(by: { counts[$0] < counts[$1] }),
      InstantsAreInside.inForce.areMost(counts[best], of: known.count),
      Self.isClearlyBetter(inside[best], than: inside[runnerUp])
    else { return nil }
    let total = Double(known.count)
    return (
      Self.zoneLags[best], Double(counts[best]) / total, Double(counts[runnerUp]) / total,
      known.count
    )
  }

  /// Whether `a` holds more than chance explains of the instants that only one of the two holds.
  private static func isClearlyBetter(_ a: [Bool], than b: [Bool]) -> Bool {
    var onlyA = 0.0
    var onlyB = 0.0
    for (inA, inB) in zip(a, b) where inA != inB {
      if inA { onlyA += 1 } else { onlyB += 1 }
    }
    return InstantsAreInside.inForce.isBetter(onlyA: onlyA, onlyB: onlyB)
  }
}
