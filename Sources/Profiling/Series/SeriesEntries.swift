struct SeriesSpan: Rankable {
  var start: Int64
  var end: Int64
  /// Lines of the samples at both, 0 when they are not known.
  var startLine: UInt32 = 0
  var endLine: UInt32 = 0
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
  func isAhead(of other: SeriesSpan) -> Bool { false }
}

struct SeriesRun: Rankable {
  var start: Int64
  var end: Int64
  var value: Double
  var samples: Int
  var startLine: UInt32 = 0
  var endLine: UInt32 = 0
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
  func isAhead(of other: SeriesRun) -> Bool {
    (other.samples, value) < (samples, other.value)
  }
}

package struct SeriesJump: Rankable {
  package var from: Int64
  package var to: Int64
  package var before: Float
  var after: Float

  package init(from: Int64, to: Int64, before: Float, after: Float) {
    self.from = from
    self.to = to
    self.before = before
    self.after = after
  }
  package var size: Double { Double(abs(after - before)) }
  package var order: Int64 { from }
  package func isAhead(of other: SeriesJump) -> Bool {
    (to, before, after) < (other.to, other.before, other.after)
  }
}
