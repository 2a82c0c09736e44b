extension FileFormat {
  static let lineProtocol = lines("InfluxDB line protocol", LineProtocol.self)
}

/// The line protocol of InfluxDB: `measurement,tag=a,tag=b field=1.2,field=3i 1672531200000000000`.
///
/// Each field is a sample of its own; its tag is the path `measurement.tag=a.tag=b.field`.
/// https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/
struct LineProtocol: DetectableLineFormat {
  let columns = ["tag", "time", "value"]

  /// The first line must be a point with a time, and so must most others be.
  init?(head: [[UInt8]]) {
    let lines = head.filter { !Self.isComment($0.span) }
    let points = lines.prefix { Parts($0.span)?.time.isEmpty == false }
    guard !points.isEmpty, points.count * 2 >= lines.count else { return nil }
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if Self.isComment(line) { return }
    guard let parts = Parts(line) else {
      return rows.reject("is no point of the form 'measurement,tag=value field=value time'")
    }
    guard !parts.time.isEmpty else { return rows.reject("says no time") }
    var i = parts.fields.lowerBound
    while i < parts.fields.upperBound {
      let key = i..<Self.end(line, from: i, upTo: parts.fields.upperBound, at: "=")
      let value = min(key.upperBound + 1, line.count)..<Self.endOfValue(line, key.upperBound + 1)
      i = value.upperBound + 1
      guard !key.isEmpty, !value.isEmpty else { return rows.reject("has a field without a value") }
      Self.writePath(line, parts.series, into: &rows)
      rows.write(UInt8(ascii: "."))
      Self.writeName(line, key, into: &rows)
      rows.endField()
      rows.add(line.extracting(parts.time))
      Self.writeValue(line, value, into: &rows)
      rows.endField()
      rows.endRow()
    }
  }

  /// Where the three parts of a point lie.
  private struct Parts {
    var series: Range<Int>
    var fields: Range<Int>
    var time: Range<Int>

    init?(_ line: Span<UInt8>) {
      var start = 0
      while start < line.count, line[start] == 0x20 { start += 1 }
      var stop = line.count
      while stop > start, line[stop - 1] <= 0x20 { stop -= 1 }
      series = start..<LineProtocol.end(line, from: start, upTo: stop, at: " ")
      start = series.upperBound
      while start < stop, line[start] == 0x20 { start += 1 }
      var end = start
      var isValued = false
      while end < stop, line[end] != 0x20 {
        end = LineProtocol.end(line, from: end, upTo: stop, at: "=", or: " ")
        guard end < stop, line[end] == UInt8(ascii: "=") else { return nil }
        isValued = true
        end = LineProtocol.endOfValue(line, end + 1)
        if end < stop, line[end] == UInt8(ascii: ",") { end += 1 }
      }
      guard isValued, !series.isEmpty else { return nil }
      fields = start..<end
      while end < stop, line[end] == 0x20 { end += 1 }
      time = end..<stop
      for i in time where !(0x30...0x39 ~= line[i] || line[i] == 0x2D && i == end) { return nil }
    }
  }

  private static func isComment(_ line: Span<UInt8>) -> Bool { line[0] == UInt8(ascii: "#") }

  /// The next of two characters that no backslash stands before, or the end.
  private static func end(
    _ line: Span<UInt8>, from start: Int, upTo stop: Int, at first: Unicode.Scalar,
    or second: Unicode.Scalar? = nil
  ) -> Int {
    let (first, second) = (UInt8(ascii: first), UInt8(ascii: second ?? first))
    var i = start
    while i < stop, line[i] != first, line[i] != second {
      i += line[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(i, stop)
  }

  /// The end of a field's value: a text ends with its quote, a number before a comma or blank.
  private static func endOfValue(_ line: Span<UInt8>, _ start: Int) -> Int {
    guard start < line.count, line[start] == UInt8(ascii: "\"") else {
      return end(line, from: start, upTo: line.count, at: ",", or: " ")
    }
    return min(end(line, from: start + 1, upTo: line.count, at: "\"") + 1, line.count)
  }

  /// Writes `measurement,tag=a` as a path.
  private static func writePath(
    _ line: Span<UInt8>, _ series: Range<Int>, into rows: inout LineRows
  ) {
    var i = series.lowerBound
    while i < series.upperBound {
      let part = i..<end(line, from: i, upTo: series.upperBound, at: ",")
      if i > series.lowerBound { rows.write(UInt8(ascii: ".")) }
      writeName(line, part, into: &rows)
      i = part.upperBound + 1
    }
  }

  /// Writes a name or a text without the backslashes before commas, blanks, equals signs and quotes.
  private static func writeName(_ line: Span<UInt8>, _ name: Range<Int>, into rows: inout LineRows)
  {
    var i = name.lowerBound
    while i < name.upperBound {
      if line[i] == UInt8(ascii: "\\"), i + 1 < name.upperBound, isEscapable(line[i + 1]) { i += 1 }
      rows.write(line[i])
      i += 1
    }
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case ",", " ", "=", "\"", "\\": true
    default: false
    }
  }

  /// Writes a number without the mark of its type, a truth as 1 or 0, a text without its quotes.
  private static func writeValue(
    _ line: Span<UInt8>, _ value: Range<Int>, into rows: inout LineRows
  ) {
    let (first, last) = (line[value.lowerBound], line[value.upperBound - 1])
    switch first {
    case UInt8(ascii: "\""): writeName(line, value.dropFirst().dropLast(), into: &rows)
    case UInt8(ascii: "t"), UInt8(ascii: "T"): rows.write(UInt8(ascii: "1"))
    case UInt8(ascii: "f"), UInt8(ascii: "F"): rows.write(UInt8(ascii: "0"))
    default:
      let isTyped = last == UInt8(ascii: "i") || last == UInt8(ascii: "u")
      rows.write(line.extracting(isTyped ? value.dropLast() : value))
    }
  }
}
