import Vocabulary

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
    var low = spans.partitioningIndex { $0.end > start }
    var total = 0.0
    while low < spans.count, spans[low].start < end {
      total += max(0, min(end, spans[low].end) - max(start, spans[low].start))
      low += 1
    }
    return total
  }

  package func overlap(_ other: Spans) -> Double {
    other.spans.reduce(0) { $0 + overlap($1.start, $1.end) }
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
