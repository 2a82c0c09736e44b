/// What a series did over time, in at most `capacity` equal bins that double in width as the series grows.
///
/// Bin edges are multiples of a power of two microseconds since 1970, so the timelines of two parts or two tags line up.
package struct Timeline: Sendable, Equatable {
  /// A bin that holds samples, in 12 bytes: timelines are a good part of what a tag takes.
  package struct Bin: Sendable, Equatable, BitwiseCopyable {
    /// Counted from `origin`.
    package var index: Int16
    /// Samples; 65 535 stands for as many or more.
    package var count: UInt16 = 0
    package var minimum: Float = .infinity
    package var maximum: Float = -.infinity

    package init(
      index: Int16, count: UInt16 = 0, minimum: Float = .infinity, maximum: Float = -.infinity
    ) {
      self.index = index
      self.count = count
      self.minimum = minimum
      self.maximum = maximum
    }

    @inline(__always)
    mutating func add(_ other: Bin) {
      count = UInt16(clamping: UInt32(count) + UInt32(other.count))
      minimum = min(minimum, other.minimum)
      maximum = max(maximum, other.maximum)
    }
  }

  package static let capacity = 1024
  static let finestShift = 20
  /// Width of a bin is `1 << shift` microseconds; about one second at first.
  package var shift = Timeline.finestShift
  /// Number of the bin that indices count from, itself counted from 1970.
  package var origin: Int64 = 0
  /// The bins that hold samples, in order of time.
  package var bins: [Bin] = []

  package init() {}

  package var binSeconds: Double { Double(Int64(1) << Int64(shift)) * 1e-6 }

  /// Start of a bin in microseconds since 1970.
  package func start(of bin: Bin) -> Int64 { (origin + Int64(bin.index)) << Int64(shift) }
}

extension Timeline {
  package mutating func merge(_ other: Timeline) {
    var builder = TimelineBuilder(self)
    builder.merge(TimelineBuilder(other))
    self = builder.finish(isMirrored: false)
  }
}

/// The bin of a timeline that samples go to now: what every sample touches.
package struct TimelineCursor: BitwiseCopyable {
  package init() {}

  fileprivate(set) var number = Int64.min
  fileprivate var shift = Int64(Timeline.finestShift)
  fileprivate var count: UInt32 = 0
  fileprivate var minimum = Float.infinity
  fileprivate var maximum = -Float.infinity

  /// Goes to the bin of the instant and counts a sample.
  @inline(__always)
  package mutating func count(_ microseconds: Int64, _ builder: inout TimelineBuilder) {
    if microseconds &>> shift != number { builder.move(&self, to: microseconds) }
    count &+= 1
  }

  /// Goes to the bin of the instant, and tells the first instant behind it.
  @inline(__always)
  mutating func move(to microseconds: Int64, _ builder: inout TimelineBuilder) -> Int64 {
    if microseconds &>> shift != number { builder.move(&self, to: microseconds) }
    return (number &+ 1) &<< shift
  }

  /// Counts samples with what is the least and the most of them.
  @inline(__always)
  mutating func add(_ count: Int, _ low: Float, _ high: Float) {
    self.count &+= UInt32(truncatingIfNeeded: count)
    if low < minimum { minimum = low }
    if high > maximum { maximum = high }
  }

  /// Adds the value of the sample counted last.
  @inline(__always)
  package mutating func add(_ value: Float) {
    if value < minimum { minimum = value }
    if value > maximum { maximum = value }
  }
}

/// Builds a timeline bin by bin. The width of the bins follows from the first and the last sample alone, so parts merge to
/// what the whole would give.
package struct TimelineBuilder: ~Copyable {
  private var bins = PlainArray<Timeline.Bin>()
  private var shift = Int64(Timeline.finestShift)
  private var origin: Int64 = 0
  /// The lowest and highest bin with a sample.
  private var low = Int64.max
  private var high = Int64.min

  package init() {}

  init(_ timeline: Timeline) {
    shift = Int64(timeline.shift)
    origin = timeline.origin
    for bin in timeline.bins { bins.append(bin) }
    if let first = timeline.bins.first, let last = timeline.bins.last {
      low = origin + Int64(first.index)
      high = origin + Int64(last.index)
    }
  }

  fileprivate mutating func move(_ cursor: inout TimelineCursor, to microseconds: Int64) {
    flush(&cursor)
    var number = microseconds &>> shift
    while high != .min, max(high, number) - min(low, number) >= Int64(Timeline.capacity) {
      coarsen()
      number = microseconds &>> shift
    }
    if high == .min { origin = number }
    low = min(low, number)
    high = max(high, number)
    cursor.number = number
    cursor.shift = shift
  }

  /// Takes over what the cursor holds; the next sample finds its bin anew.
  package mutating func flush(_ cursor: inout TimelineCursor) {
    if cursor.count > 0 {
      insert(
        Timeline.Bin(
          index: Int16(cursor.number - origin), count: UInt16(clamping: cursor.count),
          minimum: cursor.minimum, maximum: cursor.maximum))
    }
    cursor = TimelineCursor()
  }

  private mutating func insert(_ bin: Timeline.Bin) {
    bins.grow(most: Timeline.capacity)
    if bins.isEmpty || bins[bins.count - 1].index < bin.index { return bins.append(bin) }
    var from = 0
    var to = bins.count
    while from < to {
      let middle = (from + to) / 2
      if bins[middle].index < bin.index { from = middle + 1 } else { to = middle }
    }
    if bins[from].index == bin.index {
      unsafe bins.pointer[from].add(bin)
    } else {
      bins.insert(bin, at: from)
    }
  }

  /// Doubles the width of the bins.
  private mutating func coarsen() {
    let newOrigin = origin >> 1
    var n = 0
    for i in 0..<bins.count {
      var bin = bins[i]
      bin.index = Int16(((origin + Int64(bin.index)) >> 1) - newOrigin)
      if n > 0, bins[n - 1].index == bin.index {
        unsafe bins.pointer[n - 1].add(bin)
      } else {
        bins[n] = bin
        n += 1
      }
    }
    bins.removeLast(bins.count - n)
    bins.shrink()
    origin = newOrigin
    low >>= 1
    high >>= 1
    shift += 1
  }

  /// Adds another timeline; neither has a cursor that holds samples.
  mutating func merge(_ other: borrowing TimelineBuilder) {
    guard other.high != .min else { return }
    if high == .min {
      shift = other.shift
      origin = other.origin
      (low, high) = (other.low, other.high)
    }
    while shift < other.shift { coarsen() }
    while true {
      let skip = shift - other.shift
      let first = min(low, other.low >> skip)
      let last = max(high, other.high >> skip)
      if last - first < Int64(Timeline.capacity) {
        (low, high) = (first, last)
        break
      }
      coarsen()
    }
    let skip = shift - other.shift
    for i in 0..<other.bins.count {
      var bin = other.bins[i]
      bin.index = Int16(((other.origin + Int64(bin.index)) >> skip) - origin)
      insert(bin)
    }
  }

  /// How far the values reach but for the outermost twentieth of the bins, some of which stand for all; `nil` for few bins.
  var usualRange: Double? {
    let stride = max(1, bins.count / 96)
    var lows: [Float] = []
    var highs: [Float] = []
    for i in Swift.stride(from: 0, to: bins.count, by: stride)
    where bins[i].minimum <= bins[i].maximum {
      lows.append(bins[i].minimum)
      highs.append(bins[i].maximum)
    }
    guard lows.count >= 20 else { return nil }
    lows.sort()
    highs.sort()
    let margin = lows.count / 20
    return max(0, Double(highs[highs.count - 1 - margin]) - Double(lows[margin]))
  }

  /// The timeline; of instants that were mirrored (`~t`) when `isMirrored`.
  package func finish(isMirrored: Bool) -> Timeline {
    var timeline = Timeline()
    timeline.shift = Int(shift)
    guard low <= high else { return timeline }
    timeline.origin = isMirrored ? ~high : low
    timeline.bins.reserveCapacity(bins.count)
    for i in 0..<bins.count {
      var bin = bins[isMirrored ? bins.count - 1 - i : i]
      let number = origin + Int64(bin.index)
      bin.index = Int16((isMirrored ? ~number : number) - timeline.origin)
      timeline.bins.append(bin)
    }
    return timeline
  }
}
