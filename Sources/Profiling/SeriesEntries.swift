struct SeriesSpan: Rankable {
  var start: Int64
  var end: Int64
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
}

struct SeriesRun: Rankable {
  var start: Int64
  var end: Int64
  var value: Double
  var samples: Int
  var size: Double { Double(end &- start) }
  var order: Int64 { start }
}

struct SeriesJump: Rankable {
  var from: Int64
  var to: Int64
  var before: Float
  var after: Float
  var size: Double { Double(abs(after - before)) }
  var order: Int64 { from }
}
