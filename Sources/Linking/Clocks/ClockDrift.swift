import Vocabulary

/// Finds how many seconds a clock gains per day.
struct ClockDrift: Sendable {
  var perDay: Double
  /// 90 % bound.
  var plusMinus: Double
  var logarithm: Double

  /// The median slope between pairs of residuals that are at least half a day apart, which a third of
  /// false matches cannot move much; `nil` when there are no such pairs.
  ///
  /// - Parameter limit: Residuals that are looked at, evenly over all.
  static func medianSlope(_ residuals: [ClockResidual], limit: Int = 300) -> Double? {
    let stride = residuals.count / limit + 1
    let kept = residuals.indices.filter { $0 % stride == 0 }.map { residuals[$0] }
    var slopes: [Double] = []
    for (index, a) in kept.enumerated() {
      for b in kept[(index + 1)...] where abs(b.day - a.day) >= 0.5 {
        slopes.append((b.value - a.value) / (b.day - a.day))
      }
    }
    slopes.sort()
    return slopes.upperMedian
  }

  /// The slope that makes the residuals likeliest around `guess`.
  ///
  /// - Parameters:
  ///   - step: seconds per day, about a quarter of the expected error.
  ///   - logarithm: the logarithm of the likelihood at a slope.
  init(guess: Double, step: Double, logarithm: (Double) -> Double) {
    var center = guess
    var values: [(slope: Double, value: Double)] = []
    // The guess may be far off, so the search moves on as long as the best slope is at its edge.
    for _ in 0..<6 {
      values = (-8...8).map { index in
        let slope = center + Double(index) * step
        return (slope, logarithm(slope))
      }
      let top = values.indices.max { values[$0].value < values[$1].value } ?? 8
      center = values[top].slope
      if (3...13).contains(top) { break }
    }
    let best = values.max { $0.value < $1.value } ?? (guess, -.infinity)
    let likely = values.filter { $0.value >= best.value - 1.35 }.map(\.slope)
    perDay = best.slope
    self.logarithm = best.value
    plusMinus =
      max(
        (likely.max() ?? best.slope) - best.slope, best.slope - (likely.min() ?? best.slope)) + step
  }
}
