/// Unbroken stretches of at most 64 samples from all over a series, at most 16 of them, for what only neighbours can tell.
///
/// They lie as many samples apart as makes them 8 to 16. A sample takes 8 bytes: its distance in time from the one before
/// it and its value above that of the first in its stretch, in single precision.
package struct SampleWindows: Sendable, Equatable {
  /// A sample as it was, within single precision.
  package struct Sample: Sendable, Equatable {
    /// Microseconds.
    package var time: Int64
    package var value: Double

    package init(time: Int64, value: Double) {
      self.time = time
      self.value = value
    }
  }

  package struct Stretch: BitwiseCopyable, Sendable, Equatable {
    /// Microseconds; seen through the mask of the series while it is read.
    var start: Int64
    /// The value of the first sample.
    var base: Double
    package var count = 0
  }

  package static let samplesPerStretch = 64
  static let stretchLimit = 16
  /// So many restless stretches prove that nothing was resampled, and only as many are kept.
  static let restlessLimit = 2

  package var stretches: [Stretch] = []
  /// Microseconds since the sample before, and the value above the base.
  var samples: [SIMD2<Float>] = []
  /// One in so many stretches of the series is kept.
  package var stride = 1
  var restless = 0

  /// All samples in the order of the stretches.
  package var all: [Sample] {
    var result: [Sample] = []
    result.reserveCapacity(samples.count)
    for stretch in stretches {
      var time = Double(0)
      for i in result.count..<result.count + stretch.count {
        time += Double(samples[i][0])
        result.append(
          Sample(
            time: stretch.start + Int64(time.rounded()),
            value: stretch.base + Double(samples[i][1])))
      }
    }
    return result
  }

  /// Whether a line through samples bends at more of them than those of a resampled series, which are every other one at the
  /// most, and by more than rounding may bend it.
  static func isRestless(_ values: [Float]) -> Bool {
    guard values.count > 2 else { return false }
    let steps = zip(values.dropFirst(), values).map { Float($0 - $1) }
    let smallest = steps.lazy.map { abs($0) }.filter { $0 > 0 }.min() ?? .infinity
    var bends = 0
    for (step, next) in zip(steps, steps.dropFirst())
    where step != 0 && abs(next - step) > 1.5 * smallest {
      bends += 1
    }
    return bends * 4 > values.count * 3
  }

  /// Whether nothing was resampled for sure.
  package var isRestless: Bool { restless >= SampleWindows.restlessLimit }

  private mutating func keepFirst(_ count: Int) {
    stretches.removeLast(max(0, stretches.count - count))
    samples.removeLast(samples.count - stretches.reduce(0) { $0 + $1.count })
  }

  /// Adds the windows of samples of the same series.
  package mutating func merge(_ other: SampleWindows) {
    var (mine, its) = (self, other)
    let common = max(stride, other.stride)
    mine.thin(to: common)
    its.thin(to: common)
    let places = mine.places + its.places.map { ($0.stretch, $0.first + mine.samples.count) }
    let samples = mine.samples + its.samples
    let sorted = places.sorted { ($0.stretch.start, $0.first) < ($1.stretch.start, $1.first) }
    self.samples = sorted.flatMap { samples[$0.first..<$0.first + $0.stretch.count] }
    stretches = sorted.map(\.stretch)
    stride = common
    restless = mine.restless + its.restless
    if isRestless { keepFirst(SampleWindows.restlessLimit) }
    while stretches.count > SampleWindows.stretchLimit { thin(to: 2 * stride) }
  }

  /// The same of a series whose times were mirrored (`~t`), in order of time.
  fileprivate var mirrored: SampleWindows {
    var result = self
    (result.stretches, result.samples) = ([], [])
    for (stretch, first) in places.reversed() {
      let samples = samples[first..<first + stretch.count]
      let span = samples.dropFirst().reduce(0.0) { $0 + Double($1[0]) }
      let top = samples.last?[1] ?? 0
      result.stretches.append(
        Stretch(
          start: ~(stretch.start + Int64(span.rounded())), base: stretch.base + Double(top),
          count: stretch.count))
      var interval: Float = 0
      for sample in samples.reversed() {
        result.samples.append(SIMD2(interval, sample[1] - top))
        interval = sample[0]
      }
    }
    return result
  }

  /// The stretches with the places of their first samples.
  private var places: [(stretch: Stretch, first: Int)] {
    var first = 0
    return stretches.map { stretch in
      defer { first += stretch.count }
      return (stretch, first)
    }
  }

  /// Keeps one in so many stretches of the series.
  private mutating func thin(to stride: Int) {
    let kept = places.enumerated().filter { $0.offset % (stride / self.stride) == 0 }.map(\.element)
    samples = kept.flatMap { samples[$0.first..<$0.first + $0.stretch.count] }
    stretches = kept.map(\.stretch)
    self.stride = stride
  }
}

/// Gathers the windows of a series while it is read.
package struct WindowBuilder: ~Copyable {
  /// The next sample that may be kept comes after so many numbers of the series.
  package private(set) var next: UInt32 = 0
  private var stretches = PlainArray<SampleWindows.Stretch>()
  private var samples = PlainArray<SIMD2<Float>>()
  private var stride: UInt32 = 1
  /// The number of the first sample of the last stretch, and the key of the last sample.
  private var first: UInt32 = 0
  private var last: Int64 = 0
  private var restless = 0

  package init() {}

  /// Keeps a sample that is newer than those before it, number `number` of the series, which is above `next`.
  package mutating func add(_ key: Int64, _ value: Double, number: UInt32) {
    if stretches.isEmpty || stretches[stretches.count - 1].count == SampleWindows.samplesPerStretch
    {
      begin(key, value, number)
    }
    let place = stretches.count - 1
    samples.grow(most: SampleWindows.stretchLimit * SampleWindows.samplesPerStretch)
    samples.append(SIMD2(Float(key &- last), Float(value - stretches[place].base)))
    last = key
    unsafe stretches.pointer[place].count &+= 1
    if stretches[place].count == SampleWindows.samplesPerStretch { end() }
  }

  private mutating func begin(_ key: Int64, _ value: Double, _ number: UInt32) {
    if stretches.count == SampleWindows.stretchLimit { thin() }
    stretches.grow(most: SampleWindows.stretchLimit)
    stretches.append(SampleWindows.Stretch(start: key, base: value))
    first = number
    last = key
  }

  private mutating func end() {
    let size = SampleWindows.samplesPerStretch
    let values = (samples.count - size..<samples.count).map { samples[$0][1] }
    if SampleWindows.isRestless(values) { restless += 1 }
    guard restless < SampleWindows.restlessLimit else {
      keepLast(SampleWindows.restlessLimit)
      next = .max
      return
    }
    let (sum, isTooFar) = first.addingReportingOverflow(UInt32(size) &* stride)
    next = isTooFar ? .max : sum &- 1
  }

  /// Drops all but the last stretches.
  private mutating func keepLast(_ count: Int) {
    let size = SampleWindows.samplesPerStretch
    let dropped = stretches.count - count
    for i in 0..<count {
      stretches[i] = stretches[dropped + i]
      for k in 0..<size { samples[i * size + k] = samples[(dropped + i) * size + k] }
    }
    stretches.removeLast(dropped)
    samples.removeLast(dropped * size)
    stretches.shrink()
    samples.shrink()
  }

  /// Keeps every other stretch.
  private mutating func thin() {
    let size = SampleWindows.samplesPerStretch
    let kept = stretches.count / 2
    for i in 1..<kept {
      stretches[i] = stretches[2 * i]
      for k in 0..<size { samples[i * size + k] = samples[2 * i * size + k] }
    }
    stretches.removeLast(stretches.count - kept)
    samples.removeLast(samples.count - kept * size)
    samples.shrink()
    stride *= 2
  }

  /// What was kept, in order of time.
  package func finish(isMirrored: Bool) -> SampleWindows {
    var windows = SampleWindows()
    windows.stretches = stretches.array
    windows.samples = samples.array
    windows.stride = Int(stride)
    windows.restless = restless
    return isMirrored ? windows.mirrored : windows
  }
}
