extension SeriesProfile {
  /// Takes samples off the ends of its time that lie so far from all others that nobody meant them. Their values stay.
  ///
  /// - Parameter isStray: whether so many samples lie so far from the others, which span so much, in microseconds.
  /// - Returns: the ends that were taken off, with their lines, 0 for one that is not known.
  package mutating func takeOffStrays(
    _ isStray: (_ away: Int64, _ span: Int64, _ isBehind: Bool, _ count: Int) -> Bool
  ) -> [(time: Int64, line: Int)] {
    var strays: [(time: Int64, line: Int)] = []
    if let hole = longest.first {
      var (ahead, behind) = (0, 0)
      for bin in timeline.bins {
        if timeline.start(of: bin) > hole.start {
          behind += Int(bin.count)
        } else {
          ahead += Int(bin.count)
        }
      }
      if isStray(hole.microseconds, hole.start - first, true, behind) {
        strays.append((last, lastLine))
        (last, lastLine) = (hole.start, Int(hole.startLine))
        // All that came after such a row was older.
        outOfOrder = 0
      } else if isStray(hole.microseconds, last - hole.end, false, ahead) {
        strays.append((first, firstLine))
        (first, firstLine) = (hole.end, Int(hole.endLine))
      }
      if !strays.isEmpty { longest.removeFirst() }
    }
    if let head, outOfOrder > 0, lateFirst == first, first < head.time,
      isStray(head.time - first, last - head.time, false, outOfOrder)
    {
      strays.append((first, firstLine))
      (first, firstLine) = (head.time, head.line)
      outOfOrder = 0
      witnesses.removeAll { $0.kind == .late }
    }
    return strays
  }
}
