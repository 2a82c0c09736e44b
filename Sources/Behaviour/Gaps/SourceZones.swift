import Calendar

/// Turns the written times of each source into UTC seconds, as far as the zone is known.
package struct SourceZones {
  package init() {}

  private var rules: [String: TimeZoneRules] = [:]
  /// Seconds by which the source's clock is ahead, taken off.
  private var offsets: [String: Double] = [:]

  /// Takes a zone for the written times of a source; `nil` leaves them as they are.
  package mutating func set(_ zone: String?, for path: String) {
    rules[path] = zone.flatMap { TimeZoneRules(named: $0) }
  }

  package mutating func setOffset(_ seconds: Double, for path: String) { offsets[path] = seconds }

  /// UTC seconds of a written time. Values that say their own offset are UTC already: set no zone for them.
  package func utc(_ microseconds: Int64, path: String) -> Double {
    let offset = offsets[path] ?? 0
    guard let rules = rules[path] else { return Double(microseconds) * 1e-6 - offset }
    var (second, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if rest < 0 {
      second -= 1
      rest += 1_000_000
    }
    return Double(rules.utc(fromWall: second).earlier) + Double(rest) * 1e-6 - offset
  }

  /// A function for many times of one source.
  package func converter(path: String) -> (Int64) -> Double {
    if rules[path] == nil {
      let offset = offsets[path] ?? 0
      return { Double($0) * 1e-6 - offset }
    }
    return { utc($0, path: path) }
  }
}

/// Sorted intervals that do not overlap.
package struct Spans: Sendable, Equatable {
  package private(set) var spans: [(start: Double, end: Double)] = []

  package static func == (a: Spans, b: Spans) -> Bool {
    a.spans.elementsEqual(b.spans) { $0 == $1 }
  }

  package init(_ intervals: [(start: Double, end: Double)] = []) {
    for interval in intervals.filter({ $0.end > $0.start }).sorted(by: { $0 < $1 }) {
      if let last = spans.last, interval.start <= last.end {
        spans[spans.count - 1].end = max(last.end, interval.end)
      } else {
        spans.append(interval)
      }
    }
  }

  package var isEmpty: Bool { spans.isEmpty }
  package var seconds: Double { spans.reduce(0) { $0 + $1.end - $1.start } }

  package var longest: (start: Double, end: Double)? {
    spans.max { $0.end - $0.start < $1.end - $1.start }
  }

  /// Seconds of the interval that lie inside.
  package func overlap(_ start: Double, _ end: Double) -> Double {
    // The first span that ends after the start.
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end > start { high = middle } else { low = middle + 1 }
    }
    var total = 0.0
    while low < spans.count, spans[low].start < end {
      total += max(0, min(end, spans[low].end) - max(start, spans[low].start))
      low += 1
    }
    return total
  }

  package func clipped(_ start: Double, _ end: Double) -> Spans {
    Spans(spans.map { (max($0.start, start), min($0.end, end)) })
  }

  package func subtracting(_ other: Spans) -> Spans {
    var result: [(start: Double, end: Double)] = []
    var j = 0
    for span in spans {
      var start = span.start
      while j < other.spans.count, other.spans[j].end <= start { j += 1 }
      var k = j
      while k < other.spans.count, other.spans[k].start < span.end {
        if other.spans[k].start > start { result.append((start, other.spans[k].start)) }
        start = max(start, other.spans[k].end)
        k += 1
      }
      if start < span.end { result.append((start, span.end)) }
    }
    return Spans(result)
  }
}
