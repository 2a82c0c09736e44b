/// What a series did over time, in at most `capacity` equal bins that double in width as the series grows.
///
/// Bin edges are multiples of a power of two microseconds since 1970, so the timelines of two shards or two tags line up.
package struct Timeline: Sendable, Equatable {
  package struct Bin: Sendable, Equatable {
    package var count: UInt32 = 0
    package var minimum: Float = .infinity
    package var maximum: Float = -.infinity
    package var last: Float = .nan
  }

  package static let capacity = 1024
  /// Width of a bin is `1 << shift` microseconds; starts near one second.
  package private(set) var shift = 20
  /// Number of the first bin, counted from 1970.
  package private(set) var origin: Int64 = 0
  package private(set) var bins: [Bin] = []

  package init() {}

  package var binSeconds: Double { Double(Int64(1) << Int64(shift)) * 1e-6 }

  /// Adds one sample; a value of NaN counts without moving the extremes.
  @inline(__always)
  package mutating func add(_ microseconds: Int64, _ value: Double) {
    var index = (microseconds >> Int64(shift)) &- origin
    if index < 0 || index >= Int64(bins.count) {
      index = makeRoom(microseconds)
    }
    let i = Int(index)
    bins[i].count &+= 1
    if value == value {
      let single = Float(value)
      if single < bins[i].minimum { bins[i].minimum = single }
      if single > bins[i].maximum { bins[i].maximum = single }
      bins[i].last = single
    }
  }

  private mutating func makeRoom(_ microseconds: Int64) -> Int64 {
    if bins.isEmpty {
      origin = microseconds >> Int64(shift)
      bins.append(Bin())
      return 0
    }
    while true {
      let bin = microseconds >> Int64(shift)
      let first = min(bin, origin)
      let last = max(bin, origin + Int64(bins.count) - 1)
      if last - first < Int64(Timeline.capacity) {
        if first < origin {
          bins.insert(
            contentsOf: [Bin](repeating: Bin(), count: Int(origin - first)), at: 0)
          origin = first
        }
        while origin + Int64(bins.count) <= last { bins.append(Bin()) }
        return bin - origin
      }
      coarsen()
    }
  }

  /// Doubles the width of the bins.
  private mutating func coarsen() {
    let newOrigin = origin >> 1
    let newLast = (origin + Int64(bins.count) - 1) >> 1
    var merged = [Bin](repeating: Bin(), count: Int(newLast - newOrigin + 1))
    for (i, bin) in bins.enumerated() where bin.count > 0 {
      let j = Int(((origin + Int64(i)) >> 1) - newOrigin)
      Timeline.combine(&merged[j], bin)
    }
    bins = merged
    origin = newOrigin
    shift += 1
  }

  private static func combine(_ a: inout Bin, _ b: Bin) {
    a.count &+= b.count
    a.minimum = min(a.minimum, b.minimum)
    a.maximum = max(a.maximum, b.maximum)
    if b.last == b.last { a.last = b.last }
  }

  /// Adds the bins of a timeline whose samples come later.
  package mutating func merge(_ later: Timeline) {
    guard !later.bins.isEmpty else { return }
    guard !bins.isEmpty else {
      self = later
      return
    }
    var later = later
    while shift < later.shift { coarsen() }
    while later.shift < shift { later.coarsen() }
    while true {
      let first = min(origin, later.origin)
      let last = max(origin + Int64(bins.count), later.origin + Int64(later.bins.count)) - 1
      if last - first < Int64(Timeline.capacity) { break }
      coarsen()
      later.coarsen()
    }
    let first = min(origin, later.origin)
    let last = max(origin + Int64(bins.count), later.origin + Int64(later.bins.count)) - 1
    var merged = [Bin](repeating: Bin(), count: Int(last - first + 1))
    for (i, bin) in bins.enumerated() { merged[Int(origin - first) + i] = bin }
    for (i, bin) in later.bins.enumerated() {
      Timeline.combine(&merged[Int(later.origin - first) + i], bin)
    }
    bins = merged
    origin = first
  }

  /// Start of a bin in microseconds since 1970.
  package func start(of index: Int) -> Int64 { (origin + Int64(index)) << Int64(shift) }
}
