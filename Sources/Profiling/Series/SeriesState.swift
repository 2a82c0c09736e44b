package import Recognition

// The hot path. Samples of a tag come in the order of the file; everything that is kept follows from that order alone.
//
// Most files are in order of time, some in the reverse. The first 16 samples of a tag decide which it is: from then on
// times are seen through `mask`, which mirrors them (`~t`) where the newest sample comes first, so that `key` grows.

/// What one pass has learned of one tag so far. Times are microseconds since 1970 on the clock of the source.
package struct SeriesState: ~Copyable {
  private static let firstReview = 256
  /// Samples that are held back until the direction is known.
  static let heldCount = 16

  struct Held: BitwiseCopyable {
    var time: Int64
    var value: Double
    var quality: Quality
    var line: UInt32
  }

  // What every sample touches comes first, in four cache lines of 64 bytes.

  /// The largest key so far.
  var lastKey = Int64.min
  package var mask: Int64 = 0
  var samples = 0
  var lastValue = Double.nan
  var lastValueKey = Int64.min
  var runStart = Int64.min
  var runSamples: UInt32 = 0
  /// Runs of one sample.
  var shortRuns: UInt32 = 0
  var numeric: UInt32 = 0
  var knownQuality: UInt32 = 0

  var moments = Moments()
  /// Steps up and down between consecutive values.
  var rises: UInt32 = 0
  var falls: UInt32 = 0
  var badStart = Int64.min
  /// The floors of `longest` and `jumps`.
  var longestFloor = -Double.infinity
  var jumpFloor = -Double.infinity

  /// Times of the last samples.
  var recent = InlineArray<4, Int64>(repeating: .min)
  /// Lines of the samples at `firstKey`, `lastKey`, `runStart` and `lastValueKey`.
  var firstLine: UInt32 = 0
  var lastLine: UInt32 = 0
  var runStartLine: UInt32 = 0
  var lastValueLine: UInt32 = 0
  var cursor = TimelineCursor()
  var windows = WindowBuilder()

  var intervals = IntervalCounter()
  var extremes = ExtremeValues()

  /// The number of samples after which the lists are reviewed.
  var nextReview = SeriesState.firstReview
  var longest = Largest<SeriesSpan>(limit: SeriesProfile.longestLimit)
  var jumps = Largest<SeriesJump>(limit: SeriesProfile.jumpLimit)
  var timeline = TimelineBuilder()
  /// Numeric samples that look like sentinels, which the sums leave out.
  var magicCount = 0
  var codes = CodeCounter()
  /// Longer runs by the number of their samples: bin i holds 2^i ..< 2^(i+1).
  var runLengths = PlainArray<UInt32>()
  var duplicates: UInt32 = 0
  var outOfOrder: UInt32 = 0
  /// The smallest key, and the span of the late ones.
  var firstKey = Int64.max
  /// The first key of those that are in order.
  var headKey = Int64.max
  var headLine: UInt32 = 0
  var lateFirst = Int64.max
  var lateLast = Int64.min
  var late = LateCells()
  private(set) var lones = LoneTimes()
  var uncertainQuality = 0
  var badQuality = 0
  var badEnd = Int64.min
  private var badStartLine: UInt32 = 0
  private var badEndLine: UInt32 = 0
  var runs = Largest<SeriesRun>(limit: 24)
  var badRuns = Largest<SeriesSpan>(limit: 32)
  /// Line of the first sample, and cells without a value.
  var line = 0
  var empty = 0

  /// The last text that said whether a machine runs, 1 or 0, before there was any number.
  private var lastState = Float.nan
  private var lastStateKey = Int64.min
  /// The first samples until the direction is known.
  var held = PlainArray<Held>()
  /// Texts in place of numbers.
  var words = WordCounts()
  var witnesses = Witnesses()

  package init() {}

  /// Values that vendors use for missing, kept out of steps and extremes of the timeline.
  @inline(__always)
  static func isMagic(_ value: Double) -> Bool {
    let size = abs(value)
    guard size >= 999 else { return false }
    return isMagic(size: size, value)
  }

  private static func isMagic(size: Double, _ value: Double) -> Bool {
    size == 9999 || size == 999 || size == 99_999 || size == 999_999 || size == 9999.99
      || size == 999.25 || size == 999.99 || value == -32_768 || size >= 1e30
  }

  /// Whether the direction is known and no sample is held back.
  @inline(__always)
  package var hasStarted: Bool { samples >= SeriesState.heldCount }

  /// One sample. A value of NaN is text or nothing.
  ///
  /// - Parameter line: of the file, 0 when nobody will ask for it.
  @inline(__always)
  package mutating func absorb(
    _ time: Int64, _ value: Double, _ quality: Quality, line: UInt32 = 0
  ) {
    samples &+= 1
    if samples <= SeriesState.heldCount { return hold(time, value, quality, line) }
    take(time ^ mask, value, quality, line)
    if samples == nextReview { review() }
  }

  @inline(__always)
  mutating func take(_ key: Int64, _ value: Double, _ quality: Quality, _ line: UInt32) {
    if key > lastKey {
      let interval = key &- lastKey
      if lastKey != Int64.min {
        intervals.add(interval)
        // The first of equals counts as larger.
        if Double(interval) > longestFloor { takeLongest(key, line) }
      } else {
        (firstKey, firstLine) = (key, line)
        (headKey, headLine) = (key, line)
      }
      lastKey = key
      lastLine = line
    } else {
      takeLate(key, line)
    }
    recent[samples & 3] = key
    cursor.count(key, &timeline)
    if !note(quality, key, line) { return }
    if value == value {
      takeValue(key, value, line)
    } else {
      takeText(key, value, line)
    }
  }

  /// Of a series of texts that say when a machine runs, the timeline and the steps are those of 1 and 0.
  private mutating func takeText(_ key: Int64, _ text: Double, _ line: UInt32) {
    if NoNumber.isText(text) { witnesses.note(.text, key, .nan, line) }
    guard numeric == 0, let state = NoNumber.state(of: text) else { return }
    cursor.add(state)
    if lastState == lastState, lastState != state {
      takeJump(to: Double(state), at: key, from: Double(lastState), lastStateKey)
    }
    (lastState, lastStateKey) = (state, key)
  }

  /// Drops what has turned out to be usual: now and then, as the series doubles.
  mutating func review() {
    nextReview *= 2
    reviewIntervals()
    reviewSteps()
  }

  /// Of intervals of the usual length, no gap can be made.
  private mutating func reviewIntervals() {
    // Late samples may lie in intervals of any length.
    guard outOfOrder == 0 else { return }
    let histogram = intervals.finish()
    guard let typical = histogram.typical, histogram.shareNear(typical, factor: 1.5) >= 0.7,
      let usual = histogram.quantile(0.95)
    else { return }
    longest.prune(below: 1e6 * min(1.4 * typical, 1.25 * usual))
    longestFloor = longest.floor
  }

  /// Starts, stops and spikes are steps over much of the range.
  private mutating func reviewSteps() {
    // What a reading that stood makes up for may be a small part of what a counter has counted.
    guard falls / 20 <= rises, rises / 20 <= falls, let range = timeline.usualRange else { return }
    jumps.prune(below: 0.3 * range)
    jumpFloor = jumps.floor
  }

  /// The interval from the newest sample to the one that follows.
  mutating func takeLongest(_ key: Int64, _ line: UInt32) {
    let span = SeriesSpan(start: lastKey, end: key, startLine: lastLine, endLine: line)
    guard longest.admits(span.size, span.order) else { return }
    longest.add(span)
    longestFloor = longest.floor
  }

  @inline(__always)
  private mutating func takeValue(_ key: Int64, _ value: Double, _ line: UInt32) {
    numeric &+= 1
    let magic = SeriesState.isMagic(value)
    if magic {
      magicCount &+= 1
      witnesses.note(.magic, key, value, line)
      codes.enter(value, from: lastValue)
    } else {
      if codes.isOpen { codes.leave(to: value) }
      cursor.add(Float(value))
      moments.add(value)
      if numeric > windows.next, key == lastKey { windows.add(key, value, number: numeric) }
    }
    extremes.add(value)
    if value == lastValue {
      runSamples &+= 1
    } else {
      closeRun()
      step(to: value, at: key, magic)
      runStart = key
      runStartLine = line
      runSamples = 1
      lastValue = value
    }
    lastValueKey = key
    lastValueLine = line
  }

  /// Counts the step from the last value.
  @inline(__always)
  mutating func step(to value: Double, at key: Int64, _ magic: Bool) {
    guard lastValue == lastValue else { return }
    let isUp: UInt32 = value > lastValue ? 1 : 0
    rises &+= isUp
    falls &+= 1 &- isUp
    let size = Double(abs(Float(value) - Float(lastValue)))
    if size >= jumpFloor, !magic { takeJump(to: value, at: key, from: lastValue, lastValueKey) }
  }

  mutating func takeJump(
    to value: Double, at key: Int64, from before: Double, _ beforeKey: Int64
  ) {
    let jump = SeriesJump(from: beforeKey, to: key, before: Float(before), after: Float(value))
    guard jumps.admits(jump.size, jump.order), !SeriesState.isMagic(before) else { return }
    jumps.add(jump)
    jumpFloor = jumps.floor
  }

  @inline(__always)
  mutating func closeRun() {
    if runSamples == 1 {
      shortRuns &+= 1
      runSamples = 0
    } else if runSamples > 1 {
      closeLongRun()
    }
  }

  private mutating func closeLongRun() {
    if runLengths.isEmpty { runLengths = PlainArray(repeating: 0, count: 32) }
    runLengths[31 - runSamples.leadingZeroBitCount] &+= 1
    if runSamples > 2, lastValueKey > runStart {
      runs.offer(
        SeriesRun(
          start: runStart, end: lastValueKey, value: lastValue, samples: Int(runSamples),
          startLine: runStartLine, endLine: lastValueLine))
    }
    runSamples = 0
  }

  /// False when the value is not to be used.
  @inline(__always)
  private mutating func note(_ quality: Quality, _ key: Int64, _ line: UInt32) -> Bool {
    if badStart == Int64.min {
      if case .unknown = quality { return true }
      if case .good = quality {
        knownQuality &+= 1
        return true
      }
    }
    return noteRare(quality, key, line)
  }

  private mutating func noteRare(_ quality: Quality, _ key: Int64, _ line: UInt32) -> Bool {
    switch quality {
    case .unknown: break
    case .good: knownQuality += 1
    case .uncertain:
      knownQuality += 1
      uncertainQuality += 1
      witnesses.note(.uncertain, key, .nan, line)
    case .bad:
      knownQuality += 1
      badQuality += 1
      witnesses.note(.bad, key, .nan, line)
      if badStart == Int64.min { (badStart, badStartLine) = (key, line) }
      (badEnd, badEndLine) = (key, line)
      return false
    }
    if badStart != Int64.min { closeBadRun() }
    return true
  }

  mutating func closeBadRun() {
    if badEnd > badStart {
      badRuns.offer(
        SeriesSpan(start: badStart, end: badEnd, startLine: badStartLine, endLine: badEndLine))
    }
    badStart = Int64.min
  }

  /// A sample that is not newer than the newest: a duplicate, or one that arrived late and may fill a gap.
  private mutating func takeLate(_ key: Int64, _ line: UInt32) {
    if key < lastKey {
      outOfOrder += 1
      lateFirst = min(lateFirst, key)
      lateLast = max(lateLast, key)
      witnesses.note(.late, key, .nan, line)
      lones.note(
        key, line: line, newest: (lastKey, lastLine), previous: recent[(samples &- 1) & 3],
        before: recent[(samples &- 2) & 3])
    }
    for i in recent.indices where recent[i] == key {
      duplicates += 1
      witnesses.note(.duplicate, key, .nan, line)
      return
    }
    if key == lastKey {
      outOfOrder += 1
      return
    }
    if key < firstKey { (firstKey, firstLine) = (key, line) }
    late.add(key)
  }
}
