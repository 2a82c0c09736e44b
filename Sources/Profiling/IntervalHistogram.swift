/// Intervals between samples in 16 bins an octave, from 61 µs to 9 million years, with exact sums: the mode and the
/// quantiles come out within a few percent, the mean of the mode's neighbourhood exactly.
package struct IntervalHistogram: Sendable, Equatable {
  private static let binsPerOctave = 16
  /// Bin 0 begins at 2^-14 s.
  private static let lowestExponent = -14
  private static let binCount = 16 * 48
  private var counts: [UInt32] = []
  private var sums: [Int64] = []
  package private(set) var count = 0

  package init() {}

  @inline(__always)
  private static func bin(microseconds: Int64) -> Int {
    let seconds = Double(microseconds) * 1e-6
    // Exponent and the four top bits of the mantissa are the bin, without a logarithm.
    let key = Int(seconds.bitPattern >> 48) - ((1023 + lowestExponent) << 4)
    return min(max(key, 0), binCount - 1)
  }

  @inline(__always)
  package mutating func add(_ microseconds: Int64) {
    if counts.isEmpty {
      counts = [UInt32](repeating: 0, count: IntervalHistogram.binCount)
      sums = [Int64](repeating: 0, count: IntervalHistogram.binCount)
    }
    let bin = IntervalHistogram.bin(microseconds: microseconds)
    counts[bin] &+= 1
    sums[bin] &+= microseconds
    count &+= 1
  }

  package mutating func remove(_ microseconds: Int64) {
    let bin = IntervalHistogram.bin(microseconds: microseconds)
    guard !counts.isEmpty, counts[bin] > 0 else { return }
    counts[bin] &-= 1
    sums[bin] &-= microseconds
    count -= 1
  }

  package mutating func merge(_ other: IntervalHistogram) {
    guard !other.counts.isEmpty else { return }
    guard !counts.isEmpty else {
      self = other
      return
    }
    for bin in counts.indices {
      counts[bin] &+= other.counts[bin]
      sums[bin] &+= other.sums[bin]
    }
    count += other.count
  }

  /// The most frequent interval in seconds: the mean of the fullest three neighbouring bins; `nil` without intervals.
  package var typical: Double? {
    guard count > 0 else { return nil }
    var best = 0
    var bestCount = -1
    for bin in counts.indices {
      let window = windowCount(bin)
      if window > bestCount {
        bestCount = window
        best = bin
      }
    }
    // Where a sender drops unchanged values, bins of long intervals hold several multiples of its period and can outdo
    // the period itself; a crowd that is nearly as full at a small fraction of them is the period.
    let longest = mean(aroundBin: best)
    let first = max(0, best - 5 * IntervalHistogram.binsPerOctave)
    for bin in first..<max(first, best - IntervalHistogram.binsPerOctave)
    where Double(windowCount(bin)) >= 0.85 * Double(bestCount) && counts[bin] > 0 {
      if let mean = mean(aroundBin: bin), let longest, mean * 3 < longest {
        return mean
      }
    }
    return longest
  }

  /// Seconds, over the bin and its neighbours.
  private func mean(aroundBin best: Int) -> Double? {
    var sum: Int64 = 0
    var n = 0
    for bin in max(0, best - 1)...min(counts.count - 1, best + 1) {
      sum += sums[bin]
      n += Int(counts[bin])
    }
    return n > 0 ? Double(sum) / Double(n) * 1e-6 : nil
  }

  private func windowCount(_ bin: Int) -> Int {
    var n = Int(counts[bin])
    if bin > 0 { n += Int(counts[bin - 1]) }
    if bin + 1 < counts.count { n += Int(counts[bin + 1]) }
    return n
  }

  /// Seconds below which the given share of intervals lies, as the mean of the bin that holds it.
  package func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    let target = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for bin in counts.indices where counts[bin] > 0 {
      seen += Int(counts[bin])
      if seen >= target { return Double(sums[bin]) / Double(counts[bin]) * 1e-6 }
    }
    return nil
  }

  /// Intervals that are at least this many seconds, by bins.
  package func countAtLeast(_ seconds: Double) -> Int {
    guard count > 0 else { return 0 }
    let from = IntervalHistogram.bin(microseconds: Int64(min(seconds * 1e6, 9e18)))
    return counts[from...].reduce(0) { $0 + Int($1) }
  }

  /// Share of the intervals within the factor of the typical one.
  package func shareNear(_ seconds: Double, factor: Double) -> Double {
    guard count > 0 else { return 0 }
    var near = 0
    for bin in counts.indices where counts[bin] > 0 {
      let mean = Double(sums[bin]) / Double(counts[bin]) * 1e-6
      if mean >= seconds / factor, mean <= seconds * factor { near += Int(counts[bin]) }
    }
    return Double(near) / Double(count)
  }

  /// Non-empty bins: mean seconds and count, ascending.
  package var bins: [(seconds: Double, count: Int)] {
    counts.indices.compactMap { bin in
      counts[bin] == 0
        ? nil : (Double(sums[bin]) / Double(counts[bin]) * 1e-6, Int(counts[bin]))
    }
  }
}

extension IntervalHistogram {
  /// The longest interval in seconds that a sender waits before it repeats an unchanged value: the pile-up at the long end
  /// of the distribution; `nil` when there is none.
  package var heartbeat: Double? {
    let bins = self.bins
    guard count >= 30, let typical else { return nil }
    // From the long end: single intervals are gaps, a crowd with next to nothing above it is the heartbeat.
    var i = bins.count - 1
    var above = 0
    while i >= 0, bins[i].seconds > 3 * typical {
      let at = bins[i].seconds
      let crowd = bins.filter { $0.seconds > at / 1.08 && $0.seconds < at * 1.08 }
      let n = crowd.reduce(0) { $0 + $1.count }
      let longer = bins.filter { $0.seconds >= at * 1.08 }.reduce(0) { $0 + $1.count }
      let below = bins.filter { $0.seconds > at / 2 && $0.seconds <= at / 1.16 }
        .reduce(0) { $0 + $1.count }
      // Seven 8 % windows lie between half the interval and the crowd; multiples of a period fall into few of them.
      if n >= 6, longer * 5 <= max(n, 10), Double(n) >= 2 * Double(below) / 7,
        isPeak(n, below: at, in: bins)
      {
        return crowd.map(\.seconds).max()
      }
      above += bins[i].count
      if above > 60 + count / 20 { return nil }
      i -= 1
    }
    return nil
  }

  /// True when no window from half the interval up to it holds nearly as many.
  private func isPeak(
    _ n: Int, below at: Double, in bins: [(seconds: Double, count: Int)]
  ) -> Bool {
    let near = bins.filter { $0.seconds > at / 2 && $0.seconds <= at / 1.16 }
    return near.allSatisfy { bin in
      let crowd = near.filter {
        $0.seconds > bin.seconds / 1.08 && $0.seconds < bin.seconds * 1.08
      }
      return Double(n) >= 1.2 * Double(crowd.reduce(0) { $0 + $1.count })
    }
  }
}
