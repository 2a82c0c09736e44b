/// How confirmed pairs hang together.
struct DecidedWays {
  private var next: [Int: [(record: Int, line: Int)]] = [:]

  mutating func add(_ a: Int, _ b: Int, _ line: Int) {
    next[a, default: []].append((b, line))
    next[b, default: []].append((a, line))
  }

  /// The lines that lead from one record to the other, in order; `nil` when none do.
  func lines(from start: Int, to end: Int) -> [Int]? {
    guard next[start] != nil, next[end] != nil else { return nil }
    var before: [Int: (record: Int, line: Int)] = [start: (start, 0)]
    var queue = [start]
    var place = 0
    while place < queue.count {
      let record = queue[place]
      place += 1
      if record == end { break }
      for step in next[record] ?? [] where before[step.record] == nil {
        before[step.record] = (record, step.line)
        queue.append(step.record)
      }
    }
    guard before[end] != nil else { return nil }
    var lines: Set<Int> = []
    var record = end
    while record != start, let step = before[record] {
      lines.insert(step.line)
      record = step.record
    }
    return lines.sorted()
  }
}
