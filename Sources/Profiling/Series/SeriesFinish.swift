import Recognition

// The two ends of a series: the first samples, which say in which direction it goes, and what is made of it after the last.

extension SeriesState {
  /// Keeps one of the first samples; with the last of them, the direction is decided.
  mutating func hold(_ time: Int64, _ value: Double, _ quality: Quality, _ line: UInt32) {
    held.append(Held(time: time, value: value, quality: quality, line: line))
    if held.count == SeriesState.heldCount { start() }
  }

  private mutating func start() {
    var direction = 0
    for i in 1..<max(1, held.count) {
      direction += Int((held[i].time - held[i - 1].time).signum())
    }
    mask = direction < 0 ? -1 : 0
    samples = 0
    for i in 0..<held.count {
      samples += 1
      take(held[i].time ^ mask, held[i].value, held[i].quality, held[i].line)
    }
    held = PlainArray()
  }

  /// Samples whose day nobody meant.
  var strays: [StrayTime] {
    lones.strays(mask: mask, samples: samples) { intervals.finish().typical }
  }

  /// Ends the open runs and gives what was learned. Call it once, after the last sample.
  package mutating func finish() -> SeriesProfile {
    if !held.isEmpty { start() }
    closeRun()
    if badStart != Int64.min { closeBadRun() }
    var profile = SeriesProfile()
    let isMirrored = mask != 0
    profile.samples = samples
    profile.isMirrored = isMirrored
    profile.empty = empty
    profile.nonNumeric = words.total
    if samples > 0 {
      profile.first = isMirrored ? ~lastKey : firstKey
      profile.last = isMirrored ? ~firstKey : lastKey
    }
    if headKey < .max { profile.head = (isMirrored ? ~headKey : headKey, Int(headLine)) }
    (profile.firstLine, profile.lastLine) = (Int(firstLine), Int(lastLine))
    if isMirrored { swap(&profile.firstLine, &profile.lastLine) }
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
    profile.codes = codes.finish()
    profile.witnesses = witnesses.finish(isMirrored)
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
