extension FileFormat {
  static let proficyStream = lines("Proficy ETL text", ProficyStream.self)
}

/// The text of the Proficy Historian's ETL tools: `1601890328:76000000,tag,value,type,GOOD`, where the time is in seconds and
/// nanoseconds.
struct ProficyStream: DetectableLineFormat {
  let columns = ["time", "tag", "value", "type", "quality"]

  private var fields = LineFields()

  init?(head: [[UInt8]]) {
    guard let first = head.first, fields.split(first.span, at: UInt8(ascii: ",")),
      fields.count == 5, Self.colon(first.span, fields.ranges[0]) != nil
    else { return nil }
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    guard fields.split(line, at: UInt8(ascii: ",")), fields.count == 5 else {
      return rows.reject("is not of the form 'time,tag,value,type,quality'")
    }
    guard let colon = Self.colon(line, fields.ranges[0]) else {
      return rows.reject("has no time of the form 'seconds:nanoseconds'")
    }
    let nanoseconds = (colon + 1)..<fields.ranges[0].upperBound
    rows.write(line.extracting(fields.ranges[0].lowerBound..<colon))
    rows.write(UInt8(ascii: "."))
    for _ in nanoseconds.count..<9 { rows.write(UInt8(ascii: "0")) }
    rows.add(line.extracting(nanoseconds))
    for field in 1..<5 {
      fields.write(field, of: line, into: &rows)
      rows.endField()
    }
    rows.endRow()
  }

  /// The place of the colon between 9 or 10 digits and 1 to 9 digits.
  private static func colon(_ line: Span<UInt8>, _ time: Range<Int>) -> Int? {
    guard let colon = time.first(where: { line[$0] == UInt8(ascii: ":") }) else { return nil }
    let isNumber = time.allSatisfy { 0x30...0x39 ~= line[$0] || $0 == colon }
    let isTime = 9...10 ~= colon - time.lowerBound && 1...9 ~= time.upperBound - colon - 1
    return isNumber && isTime ? colon : nil
  }
}
