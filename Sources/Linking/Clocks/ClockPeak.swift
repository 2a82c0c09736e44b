import Vocabulary

/// How often each difference between source and reference occurs, and whether one stands out.
struct ClockHistogram: Sendable {
  static let binSeconds = 30.0
  static let binCount = 2 * Int(ClockPairs.reach / binSeconds)
  /// More pairs do not make the peak clearer; this many take a tenth of a second.
  static let pairLimit = 6_000_000

  static let possibleLags = (-12.5 * 3600)...(14.5 * 3600)

  var bins = [Double](repeating: 0, count: binCount)
  /// What one pair counts on average when pairs are drawn by weight: the size of a random step.
  var grain = 1.0

  /// - Parameters:
  ///   - shift: seconds to add to a reference time to write it in the wall clock under test.
  ///   - slope: seconds per day that the source gains, counted from `origin`.
  init(_ pairs: ClockPairs, slope: Double, origin: Double, shift: (Double) -> Double) {
    var lanes: [[Double]] = []
    var pairCount = 0
    for lane in pairs.lanes {
      let times = lane.times.map { $0 + shift($0) }.sorted()
      var low = 0
      var high = 0
      for wall in lane.walls {
        while low < times.count, times[low] <= wall - ClockPairs.reach { low += 1 }
        high = max(high, low)
        while high < times.count, times[high] < wall + ClockPairs.reach { high += 1 }
        pairCount += high - low
      }
      lanes.append(times)
    }
    let stride = pairCount / Self.pairLimit + 1
    var counter = 0
    var sum = 0.0
    var squares = 0.0
    for (lane, times) in zip(pairs.lanes, lanes) {
      var low = 0
      for (index, written) in lane.walls.enumerated() {
        counter += 1
        guard counter % stride == 0 else { continue }
        let wall = written - slope * (written - origin) / 86_400
        while low < times.count, times[low] <= wall - ClockPairs.reach { low += 1 }
        let weight = lane.weights[index] * Double(stride)
        var next = low
        while next < times.count {
          let bin = Int((wall - times[next] + ClockPairs.reach) / Self.binSeconds)
          guard bin >= 0 else { break }
          next += 1
          guard bin < Self.binCount else { continue }
          bins[bin] += weight
          sum += weight
          squares += weight * weight
        }
      }
    }
    if sum > 0 { grain = squares / sum }
  }

  /// A difference that occurs more often than its neighbours.
  struct Peak: Sendable {
    /// Seconds, the middle of the window.
    var lag: Double
    /// Seconds.
    var width: Double
    /// Events above what chance gives.
    var excess: Double
    /// Events that chance gives in the window.
    var chance: Double
    /// `excess` in units of the scatter elsewhere.
    var strength: Double
    /// The excess of the best other difference over `excess`.
    var rivalShare: Double
    var rivalLag: Double
    /// Whether the rival itself stands out of the scatter.
    var rivalIsReal: Bool
  }

  /// The peak that stands out most; `nil` when there are no pairs.
  ///
  /// Human lag widens a peak, so windows from one to twenty minutes are tried. Stops that are booked
  /// some minutes later than starts make two narrow peaks, but one wide one, so a window without a
  /// rival is preferred.
  func peak(narrowest: Double) -> Peak? {
    let judgement = ShiftStandsOut.inForce
    let widths = [60.0, 120, 300, 600, 1200].filter { $0 >= min(narrowest, 1200) }
    let peaks = widths.compactMap { peak(width: $0) }
    let alone = peaks.filter { wide in
      guard judgement.isAlone(strength: wide.strength, rival: wide.rivalShare) else { return false }
      // A wide window also hides the teeth of a comb, so narrow windows must find their rivals inside
      // the wide one or nowhere.
      return widths.allSatisfy { width in
        guard width < wide.width, let narrow = peak(width: width, apart: wide.width) else {
          return true
        }
        return judgement.isNoComb(strength: narrow.strength, rival: narrow.rivalShare)
      }
    }
    return (alone.isEmpty ? peaks : alone).max { $0.strength < $1.strength }
  }

  /// The highest peak of windows of `width` seconds.
  ///
  /// - Parameter apart: seconds that a rival must be away, at least.
  func peak(width: Double, apart: Double = 0) -> Peak? {
    let size = Int(width / Self.binSeconds)
    let excesses = excess(size: size)
    let sorted = excesses.values.map(\.magnitude).sorted()
    guard let last = sorted.last, last > 0 else { return nil }
    let scatter = 1.4826 * (sorted.upperMedian ?? 0)
    func strength(_ index: Int) -> Double {
      let poisson = ((excesses.chance[index] + 1) * grain).squareRoot()
      return excesses.values[index] / max(scatter, poisson, 0.5)
    }
    func lag(_ index: Int) -> Double {
      Double(index) * Self.binSeconds - ClockPairs.reach + width / 2
    }
    // Zones go from -12 to +14 hours. Further out the surroundings are cut off, which makes anything
    // look like a peak.
    let possible = excesses.values.indices.filter { Self.possibleLags.contains(lag($0)) }
    guard
      let top = possible.max(by: { excesses.values[$0] < excesses.values[$1] }),
      excesses.values[top] > 0
    else { return nil }
    let distance = max(size, Int(apart / Self.binSeconds)) + 2
    var rival = top
    for index in excesses.values.indices where abs(index - top) > distance {
      if rival == top || excesses.values[index] > excesses.values[rival] { rival = index }
    }
    return Peak(
      lag: lag(top), width: width, excess: excesses.values[top], chance: excesses.chance[top],
      strength: strength(top),
      rivalShare: rival == top ? 0 : max(0, excesses.values[rival] / excesses.values[top]),
      rivalLag: lag(rival),
      rivalIsReal: rival != top && ShiftStandsOut.inForce.isReal(rival: strength(rival)))
  }

  /// For each window of `size` bins: its count above the mean of its surroundings, and that mean.
  private func excess(size: Int) -> (values: [Double], chance: [Double]) {
    var sums = [0.0]
    sums.reserveCapacity(bins.count + 1)
    for bin in bins { sums.append((sums.last ?? 0) + bin) }
    // Shifts make the count swing over the day, so chance is taken from the hours around.
    let ring = max(180, 4 * size)
    var values: [Double] = []
    var chance: [Double] = []
    for start in 0...(bins.count - size) {
      let inner = max(0, start - size)..<min(bins.count, start + 2 * size)
      let outer = max(0, start - ring)..<min(bins.count, start + size + ring)
      let around =
        sums[outer.upperBound] - sums[outer.lowerBound] - sums[inner.upperBound]
        + sums[inner.lowerBound]
      let mean = around / Double(outer.count - inner.count) * Double(size)
      values.append(sums[start + size] - sums[start] - mean)
      chance.append(mean)
    }
    return (values, chance)
  }
}
