extension FileFormat {
  static let historianImport = lines("AVEVA Historian import file", HistorianImport.self)
}

/// The file from which AVEVA Historian imports samples: the encoding, the delimiter and `user|flag|time zone|…` in a line each, then
/// `tag|0|2024/01/01|12:00:00.000|0|1.0|192`.
struct HistorianImport: DetectableLineFormat {
  let columns = [
    "tag", "operation", "date", "time of day", "value type", "value", "opc quality",
  ]
  let preamble: [String]

  private let delimiter: UInt8
  /// Lines of the head that are still to come.
  private var headLines = 3
  private var fields = LineFields()

  init?(head: [[UInt8]]) {
    let encodings = ["ASCII", "UNICODE", "UTF-8", "UTF8"]
    guard head.count >= 3, encodings.contains(String(decoding: head[0], as: UTF8.self)),
      head[1].count == 1, head[2].contains(head[1][0])
    else { return nil }
    delimiter = head[1][0]
    preamble = [String(decoding: head[2], as: UTF8.self)]
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if headLines > 0 {
      headLines -= 1
      return
    }
    guard fields.split(line, at: delimiter), fields.count == columns.count else {
      return rows.reject("has \(fields.count) fields where a sample has \(columns.count)")
    }
    for field in columns.indices {
      fields.write(field, of: line, into: &rows)
      rows.endField()
    }
    rows.endRow()
  }
}
