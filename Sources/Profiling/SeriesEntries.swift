struct SeriesSpan: Rankable {
  var start: Int64
  var end: Int64
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
  func isAhead(of other: SeriesSpan) -> Bool { false }
}

struct SeriesRun: Rankable {
  var start: Int64
  var end: Int64
  var value: Double
  var samples: Int
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
  func isAhead(of other: SeriesRun) -> Bool {
    (other.samples, value) < (samples, other.value)
  }
}

struct SeriesJump: Rankable {
  var from: Int64
  var to: Int64
  var before: Float
  var after: Float
  var size: Double { Double(abs(after - before)) }
  var order: Int64 { from }
  func isAhead(of other: SeriesJump) -> Bool {
    (to, before, after) < (other.to, other.before, other.after)
  }
}
