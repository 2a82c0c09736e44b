/// A column of a batch whose source stores values, not text. As many entries as the batch has rows.
package enum TypedColumn: Sendable {
  /// The column is only there as text: read its byte ranges.
  case text
  /// Microseconds since 1970-01-01, as the column's text would be parsed; `Int64.min` where there is none.
  case instants([Int64])
  /// NaN where there is no number.
  case numbers([Double])
  /// Places in `texts` (UTF-8), -1 where there is no value.
  case codes([Int32], texts: [[UInt8]])
}

/// The form in which a caller can read a stored column; where the column has another one, it comes as text.
package enum ColumnUse: Sendable {
  case any, text, instants, numbers, codes

  /// Whether a column may be handed over in a form.
  func takes(_ form: ColumnUse) -> Bool { self == .any || self == form }
}

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
  /// Set by a caller that reads `typed`: how it reads each column; one beyond the end may come in any form. A reader of
  /// stored values leaves the text of typed columns out. Empty for a caller that only reads text.
  package var uses: [ColumnUse] = []
  /// Empty, or one entry for each column.
  package var typed: [TypedColumn] = []
  package var rowCount: Int { lines.count }

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    typed.removeAll(keepingCapacity: true)
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

extension Batch {
  /// Leaves out the rows that are not kept, and of the others the columns that are not listed.
  @inline(__always)
  mutating func compact(columns: [Int]? = nil, where isKept: (borrowing Batch, Int) -> Bool) {
    let width = columnCount
    let newWidth = columns?.count ?? width
    var kept = 0
    for row in 0..<rowCount where isKept(self, row) {
      if let columns {
        for (i, column) in columns.enumerated() {
          move(row * width + column, to: kept * newWidth + i)
        }
      } else if kept < row {
        for column in 0..<width { move(row * width + column, to: kept * width + column) }
      }
      if kept < row { lines[kept] = lines[row] }
      kept += 1
    }
    starts.removeLast(starts.count - kept * newWidth)
    ends.removeLast(ends.count - kept * newWidth)
    lines.removeLast(lines.count - kept)
    columnCount = newWidth
  }

  @inline(__always)
  private mutating func move(_ from: Int, to place: Int) {
    starts[place] = starts[from]
    ends[place] = ends[from]
  }
}
