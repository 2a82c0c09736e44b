/// Rows of one table as byte ranges into one buffer; reused from read to read, so nothing is allocated per row.
///
/// Field `column` of row `row` is `bytes[starts[i]..<ends[i]]` with `i = row * columnCount + column`. The bytes are
/// UTF-8, without quotes and with doubled quotes already reduced. Bytes that no range covers mean nothing: they may be
/// delimiters, rejected records or left over from an earlier read.
package struct Batch: Sendable {
  package var bytes: [UInt8] = []
  package var starts: [Int32] = []
  package var ends: [Int32] = []
  /// The 1-based line (text) or row number (sheet) where each row begins.
  package var lines: [Int] = []
  package var columnCount = 0
  package var rowCount: Int { lines.count }

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// Empties the rows and leaves the bytes for the next read to overwrite, which is cheaper than clearing them.
  mutating func removeRows() {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  package func range(row: Int, column: Int) -> Range<Int> {
    let i = row * columnCount + column
    return Int(starts[i])..<Int(ends[i])
  }

  /// The field as text; invalid UTF-8 is replaced. Not for the hot path.
  package func string(row: Int, column: Int) -> String {
    String(decoding: bytes[range(row: row, column: column)], as: UTF8.self)
  }
}
