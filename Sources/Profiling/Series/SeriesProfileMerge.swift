extension SeriesProfile {
  /// Adds what a file learned of the same tag whose samples come later in time. Steps across the seam are not seen: each
  /// file is taken for itself, but for the interval between the two and a value that stands on both sides of it.
  package mutating func merge(_ later: SeriesProfile) {
    guard later.samples > 0 else { return }
    // Its lines are those of another file.
    var later = later
    later.forgetLines()
    guard samples > 0 else {
      self = later
      return
    }
    intervals.merge(later.intervals)
    longest = SeriesProfile.largest(longest + later.longest, SeriesProfile.longestLimit) {
      ($0.microseconds, $0.start)
    }
    if later.first > last {
      let seam = Span(start: last, end: later.first)
      intervals.replace(nil, by: [seam.microseconds])
      longest = SeriesProfile.largest(longest + [seam], SeriesProfile.longestLimit) {
        ($0.microseconds, $0.start)
      }
    }
    joinRuns(&later)
    runs = SeriesProfile.largest(runs + later.runs, 24) { ($0.microseconds, $0.start) }
    badRuns = SeriesProfile.largest(badRuns + later.badRuns, 32) { ($0.microseconds, $0.start) }
    jumps = SeriesProfile.largest(jumps + later.jumps, SeriesProfile.jumpLimit) {
      ($0.size, $0.from)
    }
    samples += later.samples
    first = min(first, later.first)
    last = max(last, later.last)
    lastLine = 0
    head = nil
    numeric += later.numeric
    nonNumeric += later.nonNumeric
    empty += later.empty
    duplicates += later.duplicates
    outOfOrder += later.outOfOrder
    lateFirst = min(lateFirst, later.lateFirst)
    lateLast = max(lateLast, later.lateLast)
    badQuality += later.badQuality
    uncertainQuality += later.uncertainQuality
    knownQuality += later.knownQuality
    magicCount += later.magicCount
    for code in later.codes {
      if let i = codes.firstIndex(where: { $0.value == code.value }) {
        codes[i].count += code.count
        codes[i].visits += code.visits
        codes[i].backs += code.backs
        codes[i].nearest = min(codes[i].nearest, code.nearest)
      } else if codes.count < 4 {
        codes.append(code)
      }
    }
    for kind in Witness.Kind.allCases {
      let room = Witnesses.kept - witnesses.count { $0.kind == kind }
      witnesses += later.witnesses.filter { $0.kind == kind }.prefix(room)
    }
    moments.add(later.moments)
    rises += later.rises
    falls += later.falls
    for i in runLengths.indices { runLengths[i] &+= later.runLengths[i] }
    timeline.merge(later.timeline)
    windows.merge(later.windows)
    mergeValues(later)
  }

  /// Makes one run of a value that stands at the end of these samples and goes on at once in the later ones.
  private mutating func joinRuns(_ later: inout SeriesProfile) {
    guard let typical = intervals.typical, let end = runs.firstIndex(where: { $0.end == last }),
      let start = later.runs.firstIndex(where: { $0.start == later.first }),
      case (let head, let tail) = (runs[end], later.runs[start]), head.value == tail.value,
      Double(tail.start - head.end) * 1e-6 <= SeriesProfile.longestSeam * typical
    else { return }
    func bin(_ run: Run) -> Int { Int.bitWidth - 1 - run.samples.leadingZeroBitCount }
    var joined = Run(
      start: head.start, end: tail.end, value: head.value, samples: head.samples + tail.samples)
    joined.startLine = head.startLine
    runLengths[bin(head)] &-= 1
    later.runLengths[bin(tail)] &-= 1
    runLengths[bin(joined)] &+= 1
    runs.remove(at: end)
    later.runs[start] = joined
  }

  /// Typical intervals over which a value stands on from file to file.
  private static let longestSeam = 1.5

  private mutating func forgetLines() {
    (firstLine, lastLine) = (0, 0)
    for i in longest.indices { (longest[i].startLine, longest[i].endLine) = (0, 0) }
    for i in runs.indices { (runs[i].startLine, runs[i].endLine) = (0, 0) }
    for i in badRuns.indices { (badRuns[i].startLine, badRuns[i].endLine) = (0, 0) }
    for i in witnesses.indices { witnesses[i].line = 0 }
  }

  private static func largest<Entry, Size: Comparable>(
    _ entries: [Entry], _ limit: Int, _ rank: (Entry) -> (Size, Int64)
  ) -> [Entry] {
    let sorted = entries.sorted {
      let (a, b) = (rank($0), rank($1))
      return a.0 > b.0 || (a.0 == b.0 && a.1 < b.1)
    }
    return Array(sorted.prefix(limit))
  }

  private mutating func mergeValues(_ later: SeriesProfile) {
    low.merge(later.low, by: <)
    high.merge(later.high, by: >)
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

extension Extremes {
  fileprivate mutating func merge(_ other: Extremes, by isBefore: (Double, Double) -> Bool) {
    for entry in other.entries {
      if let i = entries.firstIndex(where: { $0.value == entry.value }) {
        entries[i].count += entry.count
      } else {
        entries.append(entry)
      }
    }
    entries = Array(entries.sorted { isBefore($0.value, $1.value) }.prefix(3))
  }
}
