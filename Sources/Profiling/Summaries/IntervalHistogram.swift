/// Counts intervals while they come: 16 bins an octave, with exact sums.
///
/// A bin is small, so that those of the usual intervals share a cache line; what it cannot hold goes on to `full`.
package struct IntervalCounter: ~Copyable {
  package init() {}

  private struct Bin: BitwiseCopyable {
    var count: UInt32 = 0
    /// Microseconds above the start of the bin, of all its intervals.
    var offset: UInt32 = 0

    package init(count: UInt32 = 0, offset: UInt32 = 0) {
      self.count = count
      self.offset = offset
    }
  }
  struct Sum: BitwiseCopyable {
    var count = 0
    /// Microseconds.
    var sum: Int64 = 0
  }

  private var first: Int32 = 0
  private var size: Int32 = 0
  /// Bins from number `first` on.
  private var bins = PlainArray<Bin>()
  /// What was taken out of the bins, as many as there are bins; empty until that happens.
  private var full = PlainArray<Sum>()

  @inline(__always)
  package mutating func add(_ microseconds: Int64) {
    let (number, offset) = IntervalHistogram.bin(microseconds: microseconds)
    var place = Int32(truncatingIfNeeded: number) &- first
    if UInt32(bitPattern: place) >= UInt32(bitPattern: size) {
      place = makeRoom(place &+ first)
    }
    let bin = unsafe bins.pointer + Int(place)
    let sum = unsafe UInt64(bin.pointee.offset) &+ offset
    if sum > UInt64(UInt32.max) { return addFull(Int(place), microseconds) }
    unsafe bin.pointee.count &+= 1
    unsafe bin.pointee.offset = UInt32(truncatingIfNeeded: sum)
  }

  private mutating func addFull(_ place: Int, _ microseconds: Int64) {
    if full.isEmpty { full = PlainArray(repeating: Sum(), count: Int(size)) }
    let sum = self.sum(place)
    full[place] = Sum(count: sum.count + 1, sum: sum.sum + microseconds)
    bins[place] = Bin()
  }

  private func sum(_ place: Int) -> Sum {
    var sum = full.isEmpty ? Sum() : full[place]
    let bin = bins[place]
    sum.count += Int(bin.count)
    sum.sum +=
      Int64(bin.offset) + Int64(bin.count) * IntervalHistogram.start(Int(first) + place)
    return sum
  }

  /// Makes the bins reach to the one of this number, in steps of half an octave; returns its place.
  private mutating func makeRoom(_ bin: Int32) -> Int32 {
    let low = min(size == 0 ? bin : first, bin) & ~7
    let high = max(first + size, bin + 1)
    let count = Int((high - low + 7) & ~7)
    var grown = PlainArray<Bin>(repeating: Bin(), count: count)
    for i in 0..<Int(size) { grown[Int(first - low) + i] = bins[i] }
    if !full.isEmpty {
      var grown = PlainArray<Sum>(repeating: Sum(), count: count)
      for i in 0..<Int(size) { grown[Int(first - low) + i] = full[i] }
      full = grown
    }
    bins = grown
    first = low
    size = Int32(count)
    return bin - low
  }

  package mutating func merge(_ other: borrowing IntervalCounter) {
    for i in 0..<Int(other.size) {
      let added = other.sum(i)
      guard added.count > 0 else { continue }
      let bin = other.first + Int32(i)
      let place = Int(bin >= first && bin < first + size ? bin - first : makeRoom(bin))
      if full.isEmpty { full = PlainArray(repeating: Sum(), count: Int(size)) }
      full[place].count += added.count
      full[place].sum += added.sum
    }
  }

  package func finish() -> IntervalHistogram {
    var entries: [IntervalHistogram.Entry] = []
    for i in 0..<Int(size) {
      let sum = self.sum(i)
      guard sum.count > 0 else { continue }
      entries.append(.init(bin: first + Int32(i), count: sum.count, sum: sum.sum))
    }
    return IntervalHistogram(entries: entries)
  }
}

/// Intervals between samples in 16 bins an octave with exact sums: the mode and the quantiles come out within a few
/// percent, the mean of the mode's neighbourhood exactly.
package struct IntervalHistogram: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var bin: Int32
    var count: Int
    /// Microseconds.
    var sum: Int64

    package init(bin: Int32, count: Int, sum: Int64) {
      self.bin = bin
      self.count = count
      self.sum = sum
    }
    var seconds: Double { Double(sum) / Double(count) * 1e-6 }
  }

  private static let binsPerOctave = 16
  /// The bins that hold something, ascending.
  private var entries: [Entry]
  package private(set) var count: Int

  package init() { self.init(entries: []) }

  init(entries: [Entry]) {
    self.entries = entries
    count = entries.reduce(0) { $0 + $1.count }
  }

  /// The number of the bin of an interval, and how far the interval reaches into it: the place of the top bit and the
  /// four bits below it make the number, the others the distance.
  @inline(__always)
  static func bin(microseconds: Int64) -> (number: Int, offset: UInt64) {
    let value = UInt64(bitPattern: microseconds)
    let shift = UInt64(truncatingIfNeeded: 59 &- (value | 16).leadingZeroBitCount)
    let number = Int(truncatingIfNeeded: (shift &<< 4) &+ (value &>> shift))
    return (number, value & ((1 &<< shift) &- 1))
  }

  /// Microseconds at which a bin begins.
  static func start(_ number: Int) -> Int64 {
    let shift = Int64(max(number >> 4, 1) - 1)
    return (Int64(number) - (shift << 4)) << shift
  }

  package mutating func merge(_ other: IntervalHistogram) {
    for entry in other.entries {
      let place = self.place(of: entry.bin)
      entries[place].count += entry.count
      entries[place].sum += entry.sum
    }
    count += other.count
  }

  /// The place of the bin, which is made when it is missing.
  private mutating func place(of bin: Int32) -> Int {
    let place = entries.firstIndex { $0.bin >= bin } ?? entries.count
    if place == entries.count || entries[place].bin != bin {
      entries.insert(Entry(bin: bin, count: 0, sum: 0), at: place)
    }
    return place
  }

  /// Puts the intervals between late samples in the place of the one that they fell into.
  package mutating func replace(_ microseconds: Int64?, by parts: [Int64]) {
    if let microseconds { change(microseconds, by: -1) }
    for part in parts { change(part, by: 1) }
  }

  private mutating func change(_ microseconds: Int64, by n: Int) {
    let place = self.place(of: Int32(IntervalHistogram.bin(microseconds: microseconds).number))
    entries[place].count += n
    entries[place].sum += Int64(n) * microseconds
    if entries[place].count == 0 { entries.remove(at: place) }
    count += n
  }

  /// The most frequent interval in seconds: the mean of the fullest three neighbouring bins; `nil` without intervals.
  package var typical: Double? {
    guard let last = entries.last, let first = entries.first else { return nil }
    var counts = [Int](repeating: 0, count: Int(last.bin) + 2)
    for entry in entries { counts[Int(entry.bin)] = entry.count }
    func windowCount(_ bin: Int) -> Int {
      counts[bin] + (bin > 0 ? counts[bin - 1] : 0)
        + (bin + 1 < counts.count ? counts[bin + 1] : 0)
    }
    var best = 0
    var bestCount = -1
    for bin in max(0, Int(first.bin) - 1)..<counts.count {
      let window = windowCount(bin)
      if window > bestCount {
        bestCount = window
        best = bin
      }
    }
    // Where a sender drops unchanged values, bins of long intervals hold several multiples of its period and can outdo
    // the period itself; a crowd that is nearly as full at a small fraction of them is the period.
    let longest = mean(aroundBin: best)
    let from = max(0, best - 5 * IntervalHistogram.binsPerOctave)
    for bin in from..<max(from, best - IntervalHistogram.binsPerOctave)
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
    for entry in entries where abs(Int(entry.bin) - best) <= 1 {
      sum += entry.sum
      n += entry.count
    }
    return n > 0 ? Double(sum) / Double(n) * 1e-6 : nil
  }

  /// Seconds below which the given share of intervals lies, as the mean of the bin that holds it.
  package func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    let target = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for entry in entries {
      seen += entry.count
      if seen >= target { return entry.seconds }
    }
    return nil
  }

  /// Intervals that are at least this many seconds, by bins.
  package func countAtLeast(_ seconds: Double) -> Int {
    let from = IntervalHistogram.bin(microseconds: Int64(min(seconds * 1e6, 9e18))).number
    return entries.reduce(0) { $0 + (Int($1.bin) >= from ? $1.count : 0) }
  }

  /// Share of the intervals within the factor of the typical one.
  package func shareNear(_ seconds: Double, factor: Double) -> Double {
    guard count > 0 else { return 0 }
    var near = 0
    for entry in entries
    where entry.seconds >= seconds / factor && entry.seconds <= seconds * factor {
      near += entry.count
    }
    return Double(near) / Double(count)
  }

  /// Non-empty bins: mean seconds and count, ascending.
  package var bins: [(seconds: Double, count: Int)] {
    entries.map { ($0.seconds, $0.count) }
  }
}

extension IntervalHistogram {
  /// A crowd of intervals of nearly the same length.
  package struct Crowd: Equatable {
    /// Seconds from the shortest to the longest of them, as means of their bins.
    package var seconds: ClosedRange<Double>
    package var count: Int
    /// How many intervals are longer.
    var longer: Int
    /// Whether it stands out from the intervals down to half of its length.
    package var isPeak: Bool
  }

  /// Pile-ups at the long end of the distribution, the longest first: where a sender that waits no longer than so long has
  /// one, and where nights and weekends have them.
  package var longCrowds: [Crowd] {
    let bins = self.bins
    guard count >= 30, let typical else { return [] }
    var crowds: [Crowd] = []
    // From the long end: single intervals are gaps, a crowd with next to nothing above it may be the heartbeat.
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
      if n >= 6, longer * 2 <= max(n, 4) {
        crowds.append(
          Crowd(
            seconds: (crowd.first?.seconds ?? at)...(crowd.last?.seconds ?? at), count: n,
            longer: longer,
            isPeak: Double(n) >= 2 * Double(below) / 7 && isPeak(n, below: at, in: bins)))
      }
      above += bins[i].count
      if above > 60 + count / 20 { break }
      i -= 1
    }
    return crowds
  }

  /// Share of the intervals that are a whole number of steps of a grid, but for so much of a step.
  package func shareOnGrid(_ grid: Double, off: Double) -> Double {
    guard count > 0, grid > 0 else { return 0 }
    let near = entries.reduce(0) { near, entry in
      let steps = entry.seconds / grid
      return abs(steps - max(1, steps.rounded())) <= off ? near + entry.count : near
    }
    return Double(near) / Double(count)
  }

  /// Of the intervals that are longer than one step of a grid, the length in steps that most of them have, and their share.
  package func commonestHole(_ grid: Double) -> (steps: Int, share: Double)? {
    guard grid > 0 else { return nil }
    var counts: [Int: Int] = [:]
    for entry in entries {
      let steps = (entry.seconds / grid).rounded()
      guard steps >= 2, steps < 1e9 else { continue }
      counts[Int(steps), default: 0] += entry.count
    }
    let longer = counts.values.reduce(0, +)
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      .map { ($0.key, Double($0.value) / Double(longer)) }
  }

  /// Whether the samples of a grid come with holes of all lengths, short ones more often than long ones: more than one
  /// in ten is missing, and not one by one. A sender that leaves out what did not change leaves such holes.
  package func isThinned(_ grid: Double) -> Bool {
    let judgement = IsThinnedGrid.inForce
    var counts = [Int](repeating: 0, count: 5)
    for entry in entries {
      let steps = entry.seconds / grid
      let nearest = steps.rounded()
      guard nearest >= 1, nearest <= 5, abs(steps - nearest) <= judgement.off else { continue }
      counts[Int(nearest) - 1] += entry.count
    }
    return judgement.holds(counts: counts, all: count)
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
