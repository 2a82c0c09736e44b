package import Recognition

/// Everything that one pass learned of one tag. Times are microseconds since 1970 on the clock of the source.
///
/// The size does not depend on the number of samples. Lists of the largest begin with the largest.
package struct SeriesProfile: Sendable {
  package struct Span: Sendable, Equatable {
    package var start: Int64
    package var end: Int64
    /// Lines of the samples at both, 0 when they are not known.
    package internal(set) var startLine: UInt32 = 0
    package internal(set) var endLine: UInt32 = 0

    package init(start: Int64, end: Int64) {
      self.start = start
      self.end = end
    }
    package var microseconds: Int64 { end - start }
  }
  package struct Run: Sendable, Equatable {
    package var start: Int64
    package var end: Int64
    package var value: Double
    package var samples: Int
    /// Lines of its first and last sample, 0 when they are not known.
    package internal(set) var startLine: UInt32 = 0
    package internal(set) var endLine: UInt32 = 0

    package init(start: Int64, end: Int64, value: Double, samples: Int) {
      self.start = start
      self.end = end
      self.value = value
      self.samples = samples
    }
    package var microseconds: Int64 { end - start }
  }
  package struct Jump: Sendable, Equatable {
    /// The samples before and after.
    package var from: Int64
    package var to: Int64
    package var before: Float
    package var after: Float

    package init(from: Int64, to: Int64, before: Float, after: Float) {
      self.from = from
      self.to = to
      self.before = before
      self.after = after
    }
    package var size: Double { Double(abs(after - before)) }
  }

  /// How the signal came and went to a number that vendors use for missing.
  package struct CodeVisits: Sendable, Equatable {
    package var value: Double
    /// Its samples.
    package var count: Int
    /// Separate times that it came from a value other than 0, and those after which the signal was back there.
    package var visits: Int
    package var backs: Int
    /// The shortest way to it or from it.
    package var nearest: Double
  }

  package internal(set) var samples = 0
  /// Whether the newest sample comes first.
  package internal(set) var isMirrored = false
  /// The oldest time.
  package internal(set) var first = Int64.max
  /// The sample with which the order of the file begins: the oldest but for late ones, or in a file that begins with the
  /// newest row, the newest. `nil` of several files.
  var head: (time: Int64, line: Int)?
  /// The newest time.
  package internal(set) var last = Int64.min
  /// Line of the oldest sample, 0 when it is not known.
  package internal(set) var firstLine = 0
  /// Line of the newest sample, 0 when it is not known.
  package internal(set) var lastLine = 0
  package internal(set) var numeric = 0
  package internal(set) var nonNumeric = 0
  package internal(set) var empty = 0
  package internal(set) var duplicates = 0
  /// Samples that are not newer than all before them, duplicates of the newest aside; in a file that begins with the
  /// newest row, not older.
  package internal(set) var outOfOrder = 0
  /// Where the late samples lie: oldest and newest time among them.
  package internal(set) var lateFirst = Int64.max
  package internal(set) var lateLast = Int64.min
  package internal(set) var badQuality = 0
  package internal(set) var uncertainQuality = 0
  package internal(set) var knownQuality = 0
  /// Numeric samples that look like sentinels, which the sums leave out.
  package var magicCount = 0
  /// Of the first four such numbers.
  package internal(set) var codes: [CodeVisits] = []
  /// The first samples that show something that is counted here, at most five of a kind.
  package internal(set) var witnesses: [Witness] = []
  var moments = Moments()
  /// Steps up and down between consecutive values, in order of time: for counters.
  package internal(set) var rises = 0
  package internal(set) var falls = 0
  package internal(set) var intervals = IntervalHistogram()
  package internal(set) var timeline = Timeline()
  /// Neighbouring samples from all over the series.
  package var windows = SampleWindows()
  /// How many of the largest intervals are kept.
  static let longestLimit = 256
  /// The largest intervals, less what late samples fill of them: candidates for gaps.
  package internal(set) var longest: [Span] = []
  /// The longest runs of one value, at most 24: candidates for flatlines.
  package internal(set) var runs: [Run] = []
  /// Runs by the number of their samples: bin i holds 2^i ..< 2^(i+1).
  package internal(set) var runLengths = [UInt32](repeating: 0, count: 32)
  /// The longest runs of bad quality, at most 32.
  package internal(set) var badRuns: [Span] = []
  /// How many of the largest steps are kept.
  package static let jumpLimit = 384
  /// The largest steps between neighbouring samples: candidates for starts and stops.
  package internal(set) var jumps: [Jump] = []
  package internal(set) var low = Extremes()
  package internal(set) var high = Extremes()
  /// Distinct values with their counts, in order of appearance, while there are at most 32.
  package internal(set) var distinct: [(value: Double, count: Int)]? = []
  /// What stands in place of numbers, in order of appearance, at most 12.
  package internal(set) var texts: [(text: String, count: Int)] = []

  package init() {}

  /// Takes what the order of the rows in the file showed; the rest is that of the samples in the order of time.
  mutating func takeOrder(of written: SeriesProfile) {
    outOfOrder = written.outOfOrder
    (lateFirst, lateLast) = (written.lateFirst, written.lateLast)
    witnesses =
      witnesses.filter { $0.kind != .late } + written.witnesses.filter { $0.kind == .late }
  }

  /// The profile of a few samples in the order of their file.
  package init(samples: some Sequence<(time: Int64, value: Double, quality: Quality)>) {
    var state = SeriesState()
    for sample in samples { state.absorb(sample.time, sample.value, sample.quality) }
    self = state.finish()
  }

  package var mean: Double? {
    moments(excluding: []).mean
  }

  package var standardDeviation: Double? {
    numeric - magicCount > 1 ? moments(excluding: []).standardDeviation : nil
  }

  /// Whether hardly any sample says what the one before it said; of texts, only of those that say whether a machine runs.
  package var changesEachTime: Bool {
    if numeric == 0 { return samples > 1 && jumps.count * 10 >= (samples - 1) * 9 }
    return runLengths.reduce(0) { $0 + Int($1) } * 10 >= numeric * 9
  }

  /// The run length, in samples, that 99 of 100 of the other runs do not exceed, one run of `length` samples left out: in
  /// a short series a single stuck value would else be the measure of itself.
  package func naturalRun(besides length: Int) -> Int {
    let own = Int.bitWidth - 1 - max(length, 1).leadingZeroBitCount
    let total = runLengths.reduce(-1) { $0 + Int($1) }
    guard total > 0 else { return 1 }
    var seen = 0
    for (bin, count) in runLengths.enumerated() {
      seen += Int(count) - (bin == own ? 1 : 0)
      if Double(seen) >= 0.99 * Double(total) { return (2 << bin) - 1 }
    }
    return 1
  }

  /// Samples for which half of the runs last at least: more than one where slower values are held on a faster grid.
  package var typicalRun: Int {
    let total = runLengths.reduce(0) { $0 + Int($1) }
    var seen = 0
    for (bin, count) in runLengths.enumerated() {
      seen += Int(count)
      if seen * 2 >= total, total > 0 { return 1 << bin }
    }
    return 1
  }

  /// Mean and standard deviation without the given values, whose counts the extremes know.
  package func moments(
    excluding values: [Double]
  ) -> (mean: Double?, standardDeviation: Double?) {
    var n = numeric - magicCount
    var moments = self.moments
    for value in values where !SeriesState.isMagic(value) {
      guard
        let entry = low.entries.first(where: { $0.value == value })
          ?? high.entries.first(where: { $0.value == value })
      else { continue }
      n -= entry.count
      moments.remove(value, times: entry.count)
    }
    guard n > 0 else { return (nil, nil) }
    return (moments.mean(n), n > 1 ? moments.standardDeviation(n, leftOf: self.moments) : nil)
  }
}

extension SeriesProfile.Span {
  init(_ span: SeriesSpan, _ isMirrored: Bool) {
    self.init(
      start: isMirrored ? ~span.end : span.start, end: isMirrored ? ~span.start : span.end)
    (startLine, endLine) = (span.startLine, span.endLine)
    if isMirrored { swap(&startLine, &endLine) }
  }
}

extension SeriesProfile.Run {
  init(_ run: SeriesRun, _ isMirrored: Bool) {
    self.init(
      start: isMirrored ? ~run.end : run.start, end: isMirrored ? ~run.start : run.end,
      value: run.value, samples: run.samples)
    (startLine, endLine) = (run.startLine, run.endLine)
    if isMirrored { swap(&startLine, &endLine) }
  }
}

extension SeriesProfile.Jump {
  init(_ jump: SeriesJump, _ isMirrored: Bool) {
    self.init(
      from: isMirrored ? ~jump.to : jump.from, to: isMirrored ? ~jump.from : jump.to,
      before: isMirrored ? jump.after : jump.before, after: isMirrored ? jump.before : jump.after)
  }
}

/// The three lowest or highest distinct values and how often each came: where sentinels show.
package struct Extremes: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var value: Double
    package var count: Int

    package init(value: Double, count: Int) {
      self.value = value
      self.count = count
    }
  }
  /// The most extreme first.
  package internal(set) var entries: [Entry] = []
}
