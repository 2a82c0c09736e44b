import Foundation

// A matched pair differs by: the offset of the clock, plus the time until a person or a transaction
// books the event, minus the time until the reference sees it (evenly spread over one of its
// sampling intervals), minus what truncation takes from the written time, plus jitter.
// The edge that the late bookings start from is the offset. The mean or a fixed quantile would be
// wrong by an unknown part of the lag, so the shape is fitted by maximum likelihood: every kernel of
// a fixed list is tried at every offset, and the best one of starts and of stops wins.

/// A matched pair near the peak.
struct ClockResidual: Sendable {
  /// Seconds beyond the peak, before any slope is taken off.
  var value: Double
  /// Days since the middle of the span.
  var day: Double
  var weight: Double
}

/// The expected shape of the residuals for one size of lag and of jitter.
struct ClockKernel: Sendable {
  static let step = 2.0
  /// Mean seconds; negative when it is the reference that comes late.
  var lag: Double
  var jitter: Double
  /// Logarithm of the density per second, from `-half` in steps.
  var logDensity: [Float]
  var half: Int

  static let lags: [Double] = [
    0, 15, 30, 60, 90, 120, 180, 270, 400, 600, 900, -30, -60, -120, -270, -600,
  ]
  /// Spans over which bookings come at any time alike, as of people who write things down on their round.
  static let rounds: [Double] = [120, 240, 480, 900]

  static let jitters: [Double] = [2, 10, 25, 60, 120]

  /// All kernels for residuals up to `reach` seconds, when `share` of the residuals are true.
  ///
  /// `intervals` are sampling intervals and granularities of the pairs, with their weights.
  static func all(
    reach: Double, share: Double,
    intervals: [(resolution: Double, granularity: Double, weight: Double)]
  ) -> [ClockKernel] {
    let half = Int((2 * reach / step).rounded(.up))
    var base = [Double](repeating: 0, count: 2 * half + 1)
    base[half] = 1
    var mixed = [Double](repeating: 0, count: base.count)
    for (resolution, granularity, weight) in intervals {
      let spread = spreadEarlier(spreadEarlier(base, over: resolution), over: granularity)
      for index in mixed.indices { mixed[index] += weight * spread[index] }
    }
    var kernels: [ClockKernel] = []
    for jitter in jitters {
      let blurred = blur(mixed, jitter)
      for lag in lags {
        let density = delay(blurred, mean: lag)
        let chance = (1 - share) / (2 * reach)
        kernels.append(
          ClockKernel(
            lag: lag, jitter: jitter,
            logDensity: density.map { Float(log(share * $0 / step + chance)) }, half: half))
      }
      guard jitter < 60 else { continue }
      for round in rounds {
        let density = Array(spreadEarlier(blurred.reversed(), over: round).reversed())
        let chance = (1 - share) / (2 * reach)
        kernels.append(
          ClockKernel(
            lag: round / 2, jitter: jitter,
            logDensity: density.map { Float(log(share * $0 / step + chance)) }, half: half))
      }
    }
    return kernels
  }

  /// Spreads each value evenly over the `seconds` before it.
  private static func spreadEarlier(_ values: [Double], over seconds: Double) -> [Double] {
    let width = Int((seconds / step).rounded())
    guard width > 0 else { return values }
    var result = values
    var sum = 0.0
    for index in values.indices.reversed() {
      sum += values[index]
      if index + width + 1 < values.count { sum -= values[index + width + 1] }
      result[index] = sum / Double(width + 1)
    }
    return result
  }

  /// Three running means, which are close to a normal distribution.
  private static func blur(_ values: [Double], _ deviation: Double) -> [Double] {
    let radius = Int((deviation / step).rounded())
    guard radius > 0 else { return values }
    var result = values
    for _ in 0..<3 {
      var sums = [0.0]
      sums.reserveCapacity(result.count + 1)
      for value in result { sums.append((sums.last ?? 0) + value) }
      for index in result.indices {
        let first = max(0, index - radius)
        let end = min(result.count, index + radius + 1)
        result[index] = (sums[end] - sums[first]) / Double(2 * radius + 1)
      }
    }
    return result
  }

  /// Adds an exponential delay; a negative mean delays towards earlier values.
  private static func delay(_ values: [Double], mean: Double) -> [Double] {
    guard mean != 0 else { return values }
    let cells = mean.magnitude / step
    let keep = cells / (cells + 1)
    var result = values
    var carried = 0.0
    for index in values.indices {
      let place = mean > 0 ? index : values.count - 1 - index
      carried = keep * carried + (1 - keep) * values[place]
      result[place] = carried
    }
    return result
  }
}

/// How likely each offset is, given the residuals of starts or of stops.
struct ClockLikelihood: Sendable {
  /// Seconds beyond the peak of `profile[0]`, in steps of `ClockKernel.step`.
  var first: Double
  /// Best logarithm over all kernels for each offset.
  var profile: [Double]
  /// Index of the best kernel.
  var kernel: Int

  init(
    _ residuals: [ClockResidual], slope: Double, kernels: [ClockKernel],
    candidates: [Int], offsets: ClosedRange<Double>
  ) {
    first = offsets.lowerBound
    let count = Int((offsets.upperBound - offsets.lowerBound) / ClockKernel.step) + 1
    profile = [Double](repeating: -.infinity, count: count)
    kernel = candidates.first ?? 0
    var best = -Double.infinity
    let cells = residuals.map {
      Int((($0.value - slope * $0.day - offsets.lowerBound) / ClockKernel.step).rounded())
    }
    let weights = residuals.map { Float($0.weight) }
    for candidate in candidates {
      let table = kernels[candidate].logDensity
      let half = kernels[candidate].half
      // A late reference is possible but rarer than a late booking, so it must be clearly better.
      let penalty = kernels[candidate].lag < 0 ? SidesDisagree.inForce.lateReference : 0
      for offset in 0..<count {
        var sum: Float = 0
        for index in cells.indices {
          let cell = min(max(cells[index] - offset + half, 0), table.count - 1)
          sum += weights[index] * table[cell]
        }
        let value = Double(sum) - penalty
        if value > profile[offset] { profile[offset] = value }
        if value > best {
          best = value
          kernel = candidate
        }
      }
    }
  }

  /// The offset that is likeliest, and how far others go that are not much less likely.
  static func estimate(_ profile: [Double], first: Double, drop: Double)
    -> (value: Double, plusMinus: Double, logarithm: Double)
  {
    var top = 0
    for index in profile.indices where profile[index] > profile[top] { top = index }
    let limit = profile[top] - drop
    let low = profile.firstIndex { $0 >= limit } ?? top
    let high = profile.lastIndex { $0 >= limit } ?? top
    // The middle of a flat top, weighted by likelihood, is steadier than its highest point.
    var sum = 0.0
    var total = 0.0
    for index in low...high {
      let weight = exponential(profile[index] - profile[top])
      sum += weight * Double(index)
      total += weight
    }
    let middle = sum / total
    let reach = max(Double(high) - middle, middle - Double(low)) + 0.5
    return (
      first + middle * ClockKernel.step, reach * ClockKernel.step, profile[top]
    )
  }

  private static func exponential(_ value: Double) -> Double { value < -700 ? 0 : exp(value) }
}
