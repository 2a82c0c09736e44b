import Recognition

/// What a part that does not begin its series remembers of the seam: how its samples join those before it.
struct SeriesHead: BitwiseCopyable {
  /// The largest key among the held samples: with another one before them, the part saw the wrong order.
  var contextLast = Int64.min
  /// The run that the held samples end with, as far as it lies behind them; it starts there when those had no number.
  var value = Double.nan
  var start = Int64.min
  var end = Int64.min
  var samples: UInt32 = 0
  /// The same for the run of bad samples.
  var wasBad = false
  var isBadOpen = false
  var badEnd = Int64.min
}

extension SeriesState {
  /// Keeps one of the first samples; with the last of them, the direction is decided.
  mutating func hold(_ time: Int64, _ value: Double, _ quality: Quality) {
    prefix.append(Held(time: time, value: value, quality: quality))
    if prefix.count == SeriesState.prefixCount { start() }
  }

  private mutating func start() {
    var direction = 0
    for i in 1..<max(1, prefix.count) {
      direction += Int((prefix[i].time - prefix[i - 1].time).signum())
    }
    mask = direction < 0 ? -1 : 0
    samples = 0
    for i in 0..<prefix.count {
      samples += 1
      take(prefix[i].time ^ mask, prefix[i].value, prefix[i].quality)
    }
    if isLeading {
      prefix = PlainArray()
    } else {
      keepContext()
    }
  }

  /// Forgets what the held samples counted, but not what comes before the next sample.
  private mutating func keepContext() {
    var fresh = SeriesState(isLeading: false)
    swap(&fresh.prefix, &prefix)
    fresh.mask = mask
    fresh.samples = samples
    fresh.lastKey = lastKey
    fresh.recent = recent
    fresh.lastValue = lastValue
    fresh.lastValueKey = lastValueKey
    fresh.badStart = badStart
    fresh.badEnd = badEnd
    fresh.head.contextLast = lastKey
    fresh.isJoining = true
    fresh.head.value = lastValue
    fresh.head.wasBad = badStart != Int64.min
    fresh.head.isBadOpen = fresh.head.wasBad
    fresh.line = line
    fresh.empty = empty
    self = fresh
  }

  /// The value at `key` differs from the last one, in a part whose first run may go on from the part before.
  mutating func closeHeadRun(_ key: Int64, _ value: Double) {
    if lastValue.isNaN {
      head.value = value
      head.start = key
    } else {
      head.end = lastValueKey
      head.samples = runSamples
      isJoining = false
      runSamples = 0
    }
  }

  /// Adds the part that follows in the file, as if its samples had been absorbed one by one.
  ///
  /// False when that cannot be: samples of this part are newer than the first ones of the other, so that the other could
  /// not tell which of its samples are late.
  mutating func merge(_ other: inout SeriesState, linesBefore: Int) -> Bool {
    precondition(isLeading && !other.isLeading)
    if line == 0, other.line > 0 { line = other.line + linesBefore }
    empty += other.empty
    for i in 0..<other.prefix.count {
      absorb(other.prefix[i].time, other.prefix[i].value, other.prefix[i].quality)
    }
    guard other.samples > SeriesState.prefixCount else { return true }
    guard mask == other.mask, lastKey == other.head.contextLast else { return false }
    other.timeline.flush(&other.cursor)
    mergeOrder(other)
    mergeValues(other)
    mergeRuns(other)
    mergeBadRuns(other)
    return true
  }

  private mutating func mergeOrder(_ other: borrowing SeriesState) {
    samples += other.samples - SeriesState.prefixCount
    // The ring of recent times turns with the number of samples.
    for i in 0..<4 { recent[(samples &+ i) & 3] = other.recent[(other.samples &+ i) & 3] }
    lastKey = other.lastKey
    firstKey = min(firstKey, other.firstKey)
    duplicates += other.duplicates
    outOfOrder += other.outOfOrder
    lateFirst = min(lateFirst, other.lateFirst)
    lateLast = max(lateLast, other.lateLast)
    late.merge(other.late)
    intervals.merge(other.intervals)
    longest.merge(other.longest)
    longestFloor = longest.floor
  }

  private mutating func mergeValues(_ other: borrowing SeriesState) {
    moments.add(other.moments)
    numeric += other.numeric
    magicCount += other.magicCount
    rises += other.rises
    falls += other.falls
    extremes.merge(other.extremes)
    jumps.merge(other.jumps)
    jumpFloor = jumps.floor
    timeline.flush(&cursor)
    timeline.merge(other.timeline)
    windows.merge(other.windows)
  }

  private mutating func mergeRuns(_ other: borrowing SeriesState) {
    let count = other.isJoining ? other.runSamples : other.head.samples
    let end = other.isJoining ? other.lastValueKey : other.head.end
    if count > 0 {
      if lastValue == other.head.value {
        runSamples += count
      } else {
        closeRun()
        let value = other.head.value
        step(to: value, at: other.head.start, SeriesState.isMagic(value))
        runStart = other.head.start
        runSamples = count
        lastValue = value
      }
      lastValueKey = end
    }
    runs.merge(other.runs)
    shortRuns += other.shortRuns
    if !other.runLengths.isEmpty {
      if runLengths.isEmpty { runLengths = PlainArray(repeating: 0, count: 32) }
      for i in 0..<32 { runLengths[i] &+= other.runLengths[i] }
    }
    guard !other.isJoining else { return }
    closeRun()
    runStart = other.runStart
    runSamples = other.runSamples
    lastValue = other.lastValue
    lastValueKey = other.lastValueKey
  }

  private mutating func mergeBadRuns(_ other: borrowing SeriesState) {
    knownQuality += other.knownQuality
    uncertainQuality += other.uncertainQuality
    badQuality += other.badQuality
    badRuns.merge(other.badRuns)
    if other.head.badEnd != Int64.min { badEnd = other.head.badEnd }
    guard !other.head.isBadOpen else { return }
    if other.head.wasBad { closeBadRun() }
    badStart = other.badStart
    badEnd = other.badEnd
  }

  /// Ends the open runs and gives what was learned. Call it once, after the last sample.
  mutating func finish() -> SeriesProfile {
    if !prefix.isEmpty, samples < SeriesState.prefixCount { start() }
    closeRun()
    if badStart != Int64.min { closeBadRun() }
    var profile = SeriesProfile()
    let isMirrored = mask != 0
    profile.samples = samples
    profile.empty = empty
    if samples > 0 {
      profile.first = isMirrored ? ~lastKey : firstKey
      profile.last = isMirrored ? ~firstKey : lastKey
    }
    profile.numeric = Int(numeric)
    profile.duplicates = Int(duplicates)
    profile.outOfOrder = Int(outOfOrder)
    if lateFirst <= lateLast {
      profile.lateFirst = isMirrored ? ~lateLast : lateFirst
      profile.lateLast = isMirrored ? ~lateFirst : lateLast
    }
    profile.badQuality = badQuality
    profile.uncertainQuality = uncertainQuality
    profile.knownQuality = Int(knownQuality)
    profile.magicCount = magicCount
    profile.moments = moments
    profile.rises = Int(isMirrored ? falls : rises)
    profile.falls = Int(isMirrored ? rises : falls)
    timeline.flush(&cursor)
    profile.timeline = timeline.finish(isMirrored: isMirrored)
    profile.windows = windows.finish(isMirrored: isMirrored)
    if !runLengths.isEmpty { profile.runLengths = runLengths.array }
    profile.runLengths[0] &+= shortRuns
    (profile.distinct, profile.low.entries, profile.high.entries) = extremes.finish()
    profile.runs = runs.finish().map { SeriesProfile.Run($0, isMirrored) }
    profile.badRuns = badRuns.finish().map { SeriesProfile.Span($0, isMirrored) }
    profile.jumps = jumps.finish().map { SeriesProfile.Jump($0, isMirrored) }
    profile.intervals = intervals.finish()
    let spans = fill(longest.finish(), &profile.intervals)
    profile.longest = spans.map { SeriesProfile.Span($0, isMirrored) }
    return profile
  }

  /// Cuts the spans where late samples lie in them.
  private func fill(
    _ spans: [SeriesSpan], _ intervals: inout IntervalHistogram
  ) -> [SeriesSpan] {
    guard outOfOrder > 0 else { return spans }
    var result: [SeriesSpan] = []
    for span in spans {
      let cells = late.cells(between: span.start, and: span.end)
      guard !cells.isEmpty else {
        result.append(span)
        continue
      }
      var parts: [SeriesSpan] = []
      var start = span.start
      for cell in cells {
        if cell.first > start { parts.append(SeriesSpan(start: start, end: cell.first)) }
        start = cell.last
      }
      if start < span.end { parts.append(SeriesSpan(start: start, end: span.end)) }
      intervals.replace(span.end - span.start, by: parts.map { $0.end - $0.start })
      result += parts
    }
    return result.sorted { ($1.size, $0.start) < ($0.size, $1.start) }
  }
}
