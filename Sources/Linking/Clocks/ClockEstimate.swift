/// The offset and the drift at one peak, from the pairs around it.
struct ClockEstimate: Sendable {
  /// What the starts, or the stops, say on their own.
  struct Side: Sendable {
    /// Seconds; the lag of the peak included.
    var lag: Double
    /// 90 % bound.
    var plusMinus: Double
    /// Mean seconds by which bookings come late; negative when the reference does.
    var delay: Double
  }

  /// At the middle of the span.
  var lag: Double
  var plusMinus: Double
  /// `nil` when there are too few of them.
  var starts: Side?
  var stops: Side?
  /// Seconds per day; `nil` when it is not significant.
  var drift: (perDay: Double, plusMinus: Double)?
  /// When the clock was set to another time; neither offset nor drift holds for all events then.
  var reset: ClockReset?
  /// Wall times that match, those that match by chance taken off.
  var matched: Int
  var assets: Int
  /// The reference that most pairs come from.
  var reference: String?
  /// Typical sampling interval of the reference.
  var resolution: Double

  /// Whether starts and stops contradict each other beyond their bounds.
  var sidesDisagree: Bool {
    guard let starts, let stops else { return false }
    return SidesDisagree.inForce.holds(
      apart: abs(starts.lag - stops.lag), bounds: starts.plusMinus + stops.plusMinus)
  }
}

/// Collects the pairs around a peak and fits them.
struct ClockFitter {
  static let residualLimit = 500

  var pairs: ClockPairs
  var peak: ClockHistogram.Peak
  /// Slope that was taken off before the peak was searched, seconds per day.
  var slope: Double
  /// Wall seconds of day zero.
  var origin: Double
  var shift: (Double) -> Double

  func estimate() -> ClockEstimate? {
    let near = collect()
    guard near.hits > 0, !near.intervals.isEmpty else { return nil }
    let kernels = ClockKernel.all(reach: near.reach, share: near.share, intervals: near.intervals)
    let widest = near.intervals.map { $0.resolution + $0.granularity }.max() ?? 0
    let offsets = (-peak.width / 2 - 60)...(peak.width / 2 + widest + 60)
    let sides = [near.starts, near.stops].map(Self.thinned)
    func fit(_ slope: Double, _ candidates: [[Int]]) -> [ClockLikelihood] {
      zip(sides, candidates).map {
        ClockLikelihood(
          $0, slope: slope, kernels: kernels, candidates: $1, offsets: offsets)
      }
    }
    func logarithm(_ fits: [ClockLikelihood]) -> Double {
      fits.reduce(0) { $0 + ($1.profile.max() ?? 0) }
    }
    let all = [Array(kernels.indices), Array(kernels.indices)]
    var fits = fit(0, all)
    var drift: ClockDrift?
    let days = sides.joined().map(\.day)
    let weight = sides.joined().reduce(0) { $0 + $1.weight }
    let limits = ClockDrifts.inForce
    if let first = days.min(), let last = days.max(),
      limits.canTell(days: last - first, events: near.matched)
    {
      let still = logarithm(fits)
      let core = zip(sides, fits).flatMap { side, fit in
        Self.core(side, fit: fit, kernel: kernels[fit.kernel], widest: widest)
      }
      if let guess = ClockDrift.medianSlope(core) {
        let moved = fit(guess, all)
        let neighbours = moved.map { fit in
          kernels.indices.filter { kernels[$0].isNear(kernels[fit.kernel]) }
        }
        let scatter = Self.deviation(core.map(\.value))
        let spread = max(Self.deviation(days), 1)
        let step = max(0.02, scatter / spread / max(weight, 1).squareRoot() / 3)
        let found = ClockDrift(guess: guess, step: step) { logarithm(fit($0, neighbours)) }
        if limits.holds(
          gain: found.logarithm - still, drift: found.perDay, bound: found.plusMinus,
          days: last - first, offsetBound: bound(0, of: near))
        {
          drift = found
          fits = fit(found.perDay, all)
        }
      }
    }
    var estimate = combine(near, sides: sides, fits: fits, kernels: kernels, drift: drift)
    if let first = days.min(), let last = days.max(),
      limits.canTell(days: last - first, events: near.matched)
    {
      // What does not lie on one line seems to scatter more than it does.
      let jitter = fits.map { kernels[$0.kernel].jitter }.min() ?? 0
      estimate.reset = ClockReset(
        sides, width: widest + 2 * min(jitter, ClockReset.leastWidth) + ClockReset.leastWidth,
        slope: slope == 0 ? drift?.perDay ?? 0 : 0)
    }
    return estimate
  }

  /// Seconds within which an offset is known that the events give within `fitted`.
  private func bound(_ fitted: Double, of near: Neighbourhood) -> Double {
    ClockCanBeTold.inForce.bound(
      fitted, interval: near.intervals.reduce(0) { $0 + $1.resolution * $1.weight },
      granularity: near.intervals.reduce(0) { $0 + $1.granularity * $1.weight })
  }

  private func combine(
    _ near: Neighbourhood, sides: [[ClockResidual]], fits: [ClockLikelihood],
    kernels: [ClockKernel], drift: ClockDrift?
  ) -> ClockEstimate {
    let resolution = near.intervals.reduce(0) { $0 + $1.resolution * $1.weight }
    let estimates = fits.map { ClockLikelihood.estimate($0.profile, first: $0.first, drop: 1.8) }
    let found = zip(sides.indices, estimates).map { index, estimate -> ClockEstimate.Side? in
      guard SidesDisagree.inForce.tell(sides[index].reduce(0) { $0 + $1.weight }) else {
        return nil
      }
      return ClockEstimate.Side(
        lag: peak.lag + estimate.value, plusMinus: bound(estimate.plusMinus, of: near),
        delay: kernels[fits[index].kernel].lag)
    }
    let joint = zip(fits[0].profile, fits[1].profile).map(+)
    let estimate = ClockLikelihood.estimate(joint, first: fits[0].first, drop: 1.8)
    var slopeSum = drift.map { ($0.perDay, $0.plusMinus) }
    if slope != 0 {
      slopeSum = (slope + (drift?.perDay ?? 0), drift?.plusMinus ?? slope.magnitude / 4)
    }
    return ClockEstimate(
      lag: peak.lag + estimate.value, plusMinus: bound(estimate.plusMinus, of: near),
      starts: found[0],
      stops: found[1], drift: slopeSum.map { (perDay: $0.0, plusMinus: $0.1) },
      matched: near.matched, assets: near.assets, reference: near.reference,
      resolution: resolution)
  }

  private static func thinned(_ residuals: [ClockResidual]) -> [ClockResidual] {
    let stride = residuals.count / residualLimit + 1
    guard stride > 1 else { return residuals }
    return residuals.indices.filter { $0 % stride == 0 }.map { residuals[$0] }
  }

  private static func core(
    _ side: [ClockResidual], fit: ClockLikelihood, kernel: ClockKernel, widest: Double
  ) -> [ClockResidual] {
    let top = ClockLikelihood.estimate(fit.profile, first: fit.first, drop: 1.8).value
    let low = top - widest - 2 * kernel.jitter - 20 + min(0, 2 * kernel.lag)
    let high = top + 2 * kernel.jitter + 20 + max(0, 2 * kernel.lag)
    return side.filter { $0.value >= low && $0.value <= high }
      .map { ClockResidual(value: $0.value - top, day: $0.day, weight: $0.weight) }
  }

  private static func deviation(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
  }

  private struct Neighbourhood {
    var starts: [ClockResidual] = []
    var stops: [ClockResidual] = []
    var intervals: [(resolution: Double, granularity: Double, weight: Double)] = []
    var reach = 0.0
    var hits = 0
    var matched = 0
    var assets = 0
    var share = 0.5
    var reference: String?
  }

  private func collect() -> Neighbourhood {
    var near = Neighbourhood()
    let slowest: Double = pairs.resolutions.max() ?? 0
    let coarsest: Double = pairs.lanes.map(\.granularity).max() ?? 0
    let widest: Double = slowest + coarsest
    near.reach = min(3600, 2.5 * peak.width + min(widest, 1800))
    var intervals: [[Double]: Double] = [:]
    var origins = [Int](repeating: 0, count: pairs.sources.count)
    var total = 0.0
    for lane in pairs.lanes {
      let times: [(time: Double, origin: Int)] = zip(lane.times, lane.origins)
        .map { (time: Double, origin: Int) in (time + shift(time), origin) }
        .sorted { $0 < $1 }
      var hitsHere = 0
      for (index, wall) in lane.walls.enumerated() {
        let day = (wall - origin) / 86_400
        let target = wall - slope * day - peak.lag
        var next = ClockPairs.firstIndex(of: target - near.reach, in: times.count) {
          times[$0].time
        }
        let first = next
        while next < times.count, times[next].time <= target + near.reach { next += 1 }
        guard next > first else { continue }
        let weight = lane.weights[index] / Double(next - first)
        var isHit = false
        for entry in times[first..<next] {
          let value = target - entry.time
          let residual = ClockResidual(value: value, day: day, weight: weight)
          if lane.isStart { near.starts.append(residual) } else { near.stops.append(residual) }
          guard abs(value) <= peak.width / 2 else { continue }
          isHit = true
          origins[entry.origin] += 1
          let resolution = (pairs.resolutions[entry.origin] / 5).rounded() * 5
          intervals[[min(resolution, 1800), lane.granularity], default: 0] += 1
        }
        total += lane.weights[index] * Double(next - first)
        if isHit { hitsHere += 1 }
      }
      near.hits += hitsHere
    }
    near.assets = pairs.sharedAssets
    let all: Double = max(peak.excess + peak.chance, 1e-9)
    let matched: Double = Double(near.hits) * peak.excess / all
    near.matched = Int(matched.rounded())
    let share: Double = 1.1 * peak.excess / max(total, 1e-9)
    near.share = min(max(share, 0.1), 0.98)
    let common = intervals.sorted {
      $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
    }
    .prefix(6)
    let sum = common.reduce(0) { $0 + $1.value }
    near.intervals = common.map { ($0.key[0], $0.key[1], $0.value / sum) }
    let counts = Dictionary(zip(pairs.sources, origins), uniquingKeysWith: +)
    near.reference =
      counts.min { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }?.key
    return near
  }
}

extension ClockKernel {
  /// Whether `other` is the next larger or smaller in the lists of lags and jitters.
  func isNear(_ other: ClockKernel) -> Bool {
    func isNext(_ a: Double, _ b: Double, _ list: [Double]) -> Bool {
      let sorted = list.sorted()
      guard let x = sorted.firstIndex(of: a), let y = sorted.firstIndex(of: b) else { return false }
      return abs(x - y) <= 1
    }
    return isNext(lag, other.lag, Self.lags) && isNext(jitter, other.jitter, Self.jitters)
  }
}
