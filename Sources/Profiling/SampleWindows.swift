/// A sample that a window keeps.
struct WindowSample: BitwiseCopyable, Sendable, Equatable {
  /// Microseconds, seen through the mask of the series while it is read.
  var key: Int64
  var value: Double
}

/// Stretches of unbroken samples from all over a series, for what only neighbours can tell: the first 64 samples of each
/// of at most 16 equal bins of time, which double in width as the series grows.
///
/// What is kept follows from the samples and from the first and the last of their times alone, so parts merge to what the
/// whole would give.
struct SampleWindows: ~Copyable {
  static let samplesPerBin = 64
  static let binLimit: Int64 = 16

  /// Ascending by key, whose bin is `key >> shift`.
  private var samples = PlainArray<WindowSample>()
  private var shift: Int64 = 20
  /// Samples of the last bin.
  private var inLast = 0
  /// The next sample that is kept has at least this key.
  private(set) var next = Int64.min

  init() {}

  /// Keeps a sample whose key reaches `next` and lies behind those of all others.
  mutating func add(_ key: Int64, _ value: Double) {
    if samples.isEmpty {
      inLast = 0
    } else if key &>> shift != samples[samples.count - 1].key &>> shift {
      while (key &>> shift) &- (samples[0].key &>> shift) >= SampleWindows.binLimit { coarsen() }
      countLast(key &>> shift)
    }
    if inLast < SampleWindows.samplesPerBin {
      samples.append(WindowSample(key: key, value: value))
      inLast += 1
    }
    setNext(key)
  }

  private mutating func setNext(_ key: Int64) {
    next = inLast < SampleWindows.samplesPerBin ? .min : ((key &>> shift) &+ 1) &<< shift
  }

  /// Counts the samples at the end that lie in a bin.
  private mutating func countLast(_ bin: Int64) {
    var i = samples.count
    while i > 0, samples[i - 1].key &>> shift == bin { i -= 1 }
    inLast = samples.count - i
  }

  /// Doubles the width of the bins.
  private mutating func coarsen() {
    shift += 1
    shorten()
  }

  /// Keeps the first samples of each bin.
  private mutating func shorten() {
    var kept = 0
    var bin = Int64.min
    var inBin = 0
    for i in 0..<samples.count {
      let sample = samples[i]
      if sample.key &>> shift != bin {
        bin = sample.key &>> shift
        inBin = 0
      }
      if inBin < SampleWindows.samplesPerBin {
        samples[kept] = sample
        kept += 1
      }
      inBin += 1
    }
    samples.removeLast(samples.count - kept)
  }

  /// Adds the windows of samples that all lie behind these.
  mutating func merge(_ other: borrowing SampleWindows) {
    guard !other.samples.isEmpty else { return }
    for i in 0..<other.samples.count { samples.append(other.samples[i]) }
    shift = max(shift, other.shift)
    let last = samples[samples.count - 1].key
    while (last &>> shift) &- (samples[0].key &>> shift) >= SampleWindows.binLimit { shift += 1 }
    shorten()
    countLast(last &>> shift)
    setNext(last)
  }

  /// The kept samples in order of time.
  func finish(isMirrored: Bool) -> [WindowSample] {
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
