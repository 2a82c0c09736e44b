/// A sample that a window keeps.
struct WindowSample: BitwiseCopyable, Sendable, Equatable {
  /// Microseconds, seen through the mask of the series while it is read.
  var key: Int64
  var value: Double
}

/// Stretches of unbroken samples from all over a series, for what only neighbours can tell: the first 64 samples of each
/// of at most 16 equal bins of time, which double in width as the series grows.
struct SampleWindows: ~Copyable {
  static let samplesPerBin = 64
  static let binLimit: Int64 = 16
  private static let sampleLimit = 1024

  /// Ascending by key, whose bin is `key >> shift`. Until there are too many for the first time, all samples.
  private var samples = PlainArray<WindowSample>()
  private var shift: Int64 = 20
  /// How many more samples are kept before `end`, where the next bin begins.
  private var room = SampleWindows.sampleLimit
  private var end = Int64.max
  /// The next sample that is kept has at least this key.
  private(set) var next = Int64.min

  init() {}

  /// Keeps a sample whose key reaches `next` and lies behind those of all others.
  @inline(__always)
  mutating func add(_ key: Int64, _ value: Double) {
    if key >= end || room == 0 { begin(key) }
    guard room > 0 else { return }
    samples.append(WindowSample(key: key, value: value))
    room &-= 1
    if room == 0, end < .max { next = end }
  }

  /// Goes on to the bin of a key.
  private mutating func begin(_ key: Int64) {
    if samples.count >= SampleWindows.sampleLimit {
      widen(to: key)
      shorten()
    }
    open(key)
  }

  /// Makes the bin of a key the last one, of which there may be samples.
  private mutating func open(_ key: Int64) {
    let start = (key &>> shift) &<< shift
    var first = samples.count
    while first > 0, samples[first - 1].key >= start { first -= 1 }
    room = max(0, SampleWindows.samplesPerBin - (samples.count - first))
    end = start &+ (1 &<< shift)
    next = room > 0 ? .min : end
  }

  /// Doubles the width of the bins until there are no more than may be from the first sample to this key.
  private mutating func widen(to key: Int64) {
    while (key &>> shift) &- (samples[0].key &>> shift) >= SampleWindows.binLimit { shift += 1 }
  }

  /// Keeps the first samples of each bin.
  private mutating func shorten() {
    let samples = unsafe self.samples.pointer
    let count = self.samples.count
    let width = Int64(1) &<< shift
    var kept = 0
    var i = 0
    while i < count {
      let end = unsafe (samples[i].key & ~(width &- 1)) &+ width
      let full = min(count, i &+ SampleWindows.samplesPerBin)
      while unsafe i < full && samples[i].key < end {
        unsafe samples[kept] = samples[i]
        kept &+= 1
        i &+= 1
      }
      while unsafe i < count && samples[i].key < end { i &+= 1 }
    }
    self.samples.removeLast(count - kept)
  }

  /// The kept samples in order of time.
  mutating func finish(isMirrored: Bool) -> [WindowSample] {
    guard !samples.isEmpty else { return [] }
    widen(to: samples[samples.count - 1].key)
    shorten()
    guard isMirrored else { return samples.array }
    return samples.array.reversed().map { WindowSample(key: ~$0.key, value: $0.value) }
  }

  /// The windows of two series together, of which either is in order of time.
  static func merged(_ windows: [WindowSample], _ others: [WindowSample]) -> [WindowSample] {
    var result = SampleWindows()
    for sample in (windows + others).sorted(by: { ($0.key, $0.value) < ($1.key, $1.value) }) {
      result.add(sample.key, sample.value)
    }
    return result.finish(isMirrored: false)
  }
}
