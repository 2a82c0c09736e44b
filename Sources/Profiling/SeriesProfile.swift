package import Recognition

/// Everything that one pass learns of one tag. Times are microseconds since 1970 on the clock of the source.
///
/// The size does not depend on the number of samples. `absorb` takes samples in the order of the file.
package struct SeriesProfile: Sendable {
  package struct Span: Sendable, Equatable {
    package var start: Int64
    package var end: Int64
  }
  package struct Run: Sendable, Equatable {
    package var start: Int64
    package var end: Int64
    package var value: Double
    package var samples: Int
  }
  package struct Jump: Sendable, Equatable {
    /// The samples before and after.
    package var from: Int64
    package var to: Int64
    package var before: Float
    package var after: Float
  }

  package private(set) var samples = 0
  package private(set) var first = Int64.max
  /// The newest time so far.
  package private(set) var last = Int64.min
  private var lastValue = Double.nan
  private var lastValueTime = Int64.min
  private var runStart = Int64.min
  private var runSamples = 0
  package private(set) var numeric = 0
  package private(set) var nonNumeric = 0
  package private(set) var empty = 0
  package private(set) var duplicates = 0
  package private(set) var outOfOrder = 0
  /// Where the late samples lie: oldest and newest time among them.
  package private(set) var lateFirst = Int64.max
  package private(set) var lateLast = Int64.min
  package private(set) var badQuality = 0
  package private(set) var uncertainQuality = 0
  package private(set) var knownQuality = 0
  /// Numeric samples that look like sentinels, which the sums leave out.
  private var magicCount = 0
  private var shift = 0.0
  private var sum = 0.0
  private var sumOfSquares = 0.0
  /// Steps up, down and none between consecutive values, for counters.
  package private(set) var rises = 0
  package private(set) var falls = 0
  private var recent: (Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64) =
    (.min, .min, .min, .min, .min, .min, .min, .min)
  private var older: (Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64) =
    (.min, .min, .min, .min, .min, .min, .min, .min)
  private var badStart = Int64.min
  private var badEnd = Int64.min
  package private(set) var intervals = IntervalHistogram()
  package private(set) var timeline = Timeline()
  /// The largest intervals: candidates for gaps.
  package private(set) var longest = Largest<Span>(limit: 256)
  /// The longest runs of one value: candidates for flatlines.
  package private(set) var runs = Largest<Run>(limit: 24)
  /// Runs by the number of their samples: bin i holds 2^i ..< 2^(i+1).
  package private(set) var runLengths = [UInt32](repeating: 0, count: 32)
  package private(set) var badRuns = Largest<Span>(limit: 32)
  /// The largest steps between neighbouring samples: candidates for starts and stops.
  package private(set) var jumps = Largest<Jump>(limit: 384)
  package private(set) var low = Extremes(isLow: true)
  package private(set) var high = Extremes(isLow: false)
  /// Distinct values with their counts, while there are at most 32.
  package private(set) var distinct: [(value: Double, count: Int)]? = []
  package private(set) var texts: [(text: String, count: Int)] = []

  package init() {}

  /// Values that vendors use for missing, kept out of steps and extremes of the timeline.
  @inline(__always)
  static func isMagic(_ value: Double) -> Bool {
    let size = abs(value)
    guard size >= 999 else { return false }
    return size == 9999 || size == 999 || size == 99_999 || size == 999_999 || size == 9999.99
      || size == 999.25 || size == 999.99 || value == -32_768 || size >= 1e30
  }

  /// One sample. A value of NaN is text or nothing; `text` tells which it was.
  @inline(__always)
  package mutating func absorb(_ time: Int64, _ value: Double, quality: Quality) {
    samples &+= 1
    if time > last {
      if last != Int64.min {
        let interval = time &- last
        intervals.add(interval)
        if Double(interval) > longest.threshold {
          longest.offer(Double(interval), Span(start: last, end: time))
        }
      } else {
        first = time
      }
      last = time
    } else {
      absorbLate(time)
    }
    remember(time)
    switch quality {
    case .good: knownQuality &+= 1
    case .uncertain:
      knownQuality &+= 1
      uncertainQuality &+= 1
    case .bad:
      knownQuality &+= 1
      badQuality &+= 1
      if badStart == Int64.min { badStart = time }
      badEnd = time
      timeline.add(time, .nan)
      return
    case .unknown: break
    }
    if badStart != Int64.min { closeBadRun(time) }
    guard value == value else {
      timeline.add(time, .nan)
      return
    }
    absorb(time, value)
  }

  @inline(__always)
  private mutating func absorb(_ time: Int64, _ value: Double) {
    let magic = SeriesProfile.isMagic(value)
    if numeric == magicCount, !magic { shift = value }
    numeric &+= 1
    timeline.add(time, magic ? .nan : value)
    if magic {
      magicCount &+= 1
    } else {
      let offset = value - shift
      sum += offset
      sumOfSquares += offset * offset
    }
    if value == lastValue {
      runSamples &+= 1
      low.count(value)
      high.count(value)
      if distinct != nil { countDistinct(value) }
    } else {
      closeRun()
      low.add(value)
      high.add(value)
      if distinct != nil { countDistinct(value) }
      if lastValue == lastValue {
        if value > lastValue { rises &+= 1 } else { falls &+= 1 }
        let step = abs(value - lastValue)
        if step > jumps.threshold, !magic, !SeriesProfile.isMagic(lastValue) {
          jumps.offer(
            step,
            Jump(from: lastValueTime, to: time, before: Float(lastValue), after: Float(value)))
        }
      }
      runStart = time
      runSamples = 1
      lastValue = value
    }
    lastValueTime = time
  }

  /// A sample that is not newer than the newest: a duplicate, or one that arrived late and may fill a gap.
  private mutating func absorbLate(_ time: Int64) {
    if time < last {
      lateFirst = min(lateFirst, time)
      lateLast = max(lateLast, time)
    }
    if isRecent(time) {
      duplicates += 1
      if time < last { outOfOrder += 1 }
      return
    }
    outOfOrder += 1
    if time < first, outOfOrder * 2 >= samples {
      // The newest row comes first; the interval is the same whichever end it grows from. A single sample from before
      // is rather a clock that was wrong.
      let span = Span(start: time, end: first)
      intervals.add(span.end - span.start)
      longest.offer(Double(span.end - span.start), span)
      first = time
      return
    }
    first = min(first, time)
    if let span = longest.remove(where: { $0.start < time && time < $0.end }) {
      intervals.remove(span.end - span.start)
      for part in [Span(start: span.start, end: time), Span(start: time, end: span.end)] {
        intervals.add(part.end - part.start)
        longest.offer(Double(part.end - part.start), part)
      }
    }
  }

  @inline(__always)
  private mutating func remember(_ time: Int64) {
    switch samples & 15 {
    case 0: recent.0 = time
    case 1: recent.1 = time
    case 2: recent.2 = time
    case 3: recent.3 = time
    case 4: recent.4 = time
    case 5: recent.5 = time
    case 6: recent.6 = time
    case 7: recent.7 = time
    case 8: older.0 = time
    case 9: older.1 = time
    case 10: older.2 = time
    case 11: older.3 = time
    case 12: older.4 = time
    case 13: older.5 = time
    case 14: older.6 = time
    default: older.7 = time
    }
  }

  /// True when one of the last 16 samples has this time.
  private func isRecent(_ t: Int64) -> Bool {
    recent.0 == t || recent.1 == t || recent.2 == t || recent.3 == t || recent.4 == t
      || recent.5 == t || recent.6 == t || recent.7 == t || older.0 == t || older.1 == t
      || older.2 == t || older.3 == t || older.4 == t || older.5 == t || older.6 == t
      || older.7 == t
  }

  private mutating func closeRun() {
    guard runSamples > 0 else { return }
    runLengths[min(31, 63 - UInt64(runSamples).leadingZeroBitCount)] &+= 1
    let length = Double(lastValueTime &- runStart)
    if runSamples > 2, length > runs.threshold {
      runs.offer(
        length,
        Run(start: runStart, end: lastValueTime, value: lastValue, samples: runSamples))
    }
    runSamples = 0
  }

  private mutating func closeBadRun(_ time: Int64) {
    if badEnd > badStart {
      badRuns.offer(Double(badEnd - badStart), Span(start: badStart, end: badEnd))
    }
    badStart = .min
  }

  private mutating func countDistinct(_ value: Double) {
    guard var list = distinct else { return }
    distinct = nil
    if let i = list.firstIndex(where: { $0.value == value }) {
      list[i].count += 1
    } else if list.count < 32 {
      list.append((value, 1))
    } else {
      return
    }
    distinct = list
  }

  /// Counts a value that is text instead of a number. Call it beside `absorb`.
  package mutating func absorb(text: UnsafeBufferPointer<UInt8>) {
    nonNumeric += 1
    guard text.count <= 64 else { return }
    let word = unsafe String(decoding: text, as: UTF8.self)
    if let i = texts.firstIndex(where: { $0.text == word }) {
      texts[i].count += 1
    } else if texts.count < 12 {
      texts.append((word, 1))
    }
  }

  /// Counts a sample without a value, such as the empty cells of a wide table; its time says nothing.
  @inline(__always)
  package mutating func absorbEmpty() { empty &+= 1 }

  /// Ends the open runs. Call it once, after the last sample.
  package mutating func finish() {
    closeRun()
    if badStart != Int64.min { closeBadRun(last) }
    lastValue = .nan
  }

  package var mean: Double? {
    let n = numeric - magicCount
    return n > 0 ? shift + sum / Double(n) : nil
  }

  package var standardDeviation: Double? {
    let n = Double(numeric - magicCount)
    guard n > 1 else { return nil }
    return (max(0, sumOfSquares - sum * sum / n) / (n - 1)).squareRoot()
  }

  /// The run length, in samples, that 99 of 100 runs do not exceed.
  package var naturalRun: Int {
    let total = runLengths.reduce(0) { $0 + Int($1) }
    guard total > 0 else { return 1 }
    var seen = 0
    for (bin, count) in runLengths.enumerated() {
      seen += Int(count)
      if Double(seen) >= 0.99 * Double(total) { return (2 << bin) - 1 }
    }
    return 1
  }

  /// Adds what a later part of the same series learned. Both must be finished.
  package mutating func merge(_ later: SeriesProfile) {
    guard later.samples > 0 else { return }
    guard samples > 0 else {
      self = later
      return
    }
    if later.first > last {
      intervals.add(later.first - last)
      longest.offer(Double(later.first - last), Span(start: last, end: later.first))
    }
    let n = Double(later.numeric - later.magicCount)
    let move = later.shift - shift
    sumOfSquares += later.sumOfSquares + 2 * move * later.sum + n * move * move
    sum += later.sum + n * move
    samples += later.samples
    first = min(first, later.first)
    last = max(last, later.last)
    numeric += later.numeric
    magicCount += later.magicCount
    nonNumeric += later.nonNumeric
    empty += later.empty
    duplicates += later.duplicates
    outOfOrder += later.outOfOrder
    lateFirst = min(lateFirst, later.lateFirst)
    lateLast = max(lateLast, later.lateLast)
    badQuality += later.badQuality
    uncertainQuality += later.uncertainQuality
    knownQuality += later.knownQuality
    rises += later.rises
    falls += later.falls
    intervals.merge(later.intervals)
    timeline.merge(later.timeline)
    longest.merge(later.longest)
    runs.merge(later.runs)
    badRuns.merge(later.badRuns)
    jumps.merge(later.jumps)
    low.merge(later.low)
    high.merge(later.high)
    for i in runLengths.indices { runLengths[i] &+= later.runLengths[i] }
    if var list = distinct, let others = later.distinct {
      for other in others {
        if let i = list.firstIndex(where: { $0.value == other.value }) {
          list[i].count += other.count
        } else {
          list.append(other)
        }
      }
      distinct = list.count <= 32 ? list : nil
    } else {
      distinct = nil
    }
    for (text, count) in later.texts {
      if let i = texts.firstIndex(where: { $0.text == text }) {
        texts[i].count += count
      } else if texts.count < 12 {
        texts.append((text, count))
      }
    }
  }
}

/// The three lowest or highest distinct values and how often each came: where sentinels show.
package struct Extremes: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var value: Double
    package var count: Int
  }
  private let isLow: Bool
  /// The most extreme first.
  package private(set) var entries: [Entry] = []

  init(isLow: Bool) { self.isLow = isLow }

  @inline(__always)
  mutating func add(_ value: Double) {
    if entries.count == 3 {
      let edge = entries[2].value
      if isLow ? value > edge : value < edge { return }
    }
    insert(Entry(value: value, count: 1))
  }

  /// The same value as the sample before.
  @inline(__always)
  mutating func count(_ value: Double) { add(value) }

  private mutating func insert(_ entry: Entry) {
    for i in entries.indices where entries[i].value == entry.value {
      entries[i].count += entry.count
      return
    }
    let i = entries.firstIndex { isLow ? entry.value < $0.value : entry.value > $0.value }
    entries.insert(entry, at: i ?? entries.count)
    if entries.count > 3 { entries.removeLast() }
  }

  mutating func merge(_ other: Extremes) {
    for entry in other.entries { insert(entry) }
  }
}

extension SeriesProfile {
  /// Mean and standard deviation without the given values, whose counts the extremes know.
  package func moments(
    excluding values: [Double]
  ) -> (mean: Double?, standardDeviation: Double?) {
    var n = Double(numeric - magicCount)
    var sum = self.sum
    var squares = sumOfSquares
    for value in values where !SeriesProfile.isMagic(value) {
      guard
        let entry = low.entries.first(where: { $0.value == value })
          ?? high.entries.first(where: { $0.value == value })
      else { continue }
      let offset = value - shift
      n -= Double(entry.count)
      sum -= offset * Double(entry.count)
      squares -= offset * offset * Double(entry.count)
    }
    guard n > 0 else { return (nil, nil) }
    let variance = n > 1 ? max(0, squares - sum * sum / n) / (n - 1) : 0
    return (shift + sum / n, n > 1 ? variance.squareRoot() : nil)
  }
}
