import Tabular
import Vocabulary

/// The rows of a batch without the checks of its arrays, for as long as `Batch.withRows` lets it live.
@unsafe struct BatchRows {
  /// Bytes that are readable behind every field.
  static let padding = TimestampTemplate.capacity + 8

  let count: Int
  let lines: UnsafeBufferPointer<Int>
  private let columnCount: Int
  private let bytes: UnsafePointer<UInt8>
  private let starts: UnsafePointer<Int32>
  private let ends: UnsafePointer<Int32>
  private let typedColumns: [TypedColumn]

  fileprivate init(
    _ batch: borrowing Batch, _ bytes: UnsafePointer<UInt8>, _ starts: UnsafePointer<Int32>,
    _ ends: UnsafePointer<Int32>, _ lines: UnsafeBufferPointer<Int>
  ) {
    unsafe count = batch.rowCount
    unsafe columnCount = batch.columnCount
    unsafe typedColumns = batch.typed
    unsafe self.bytes = bytes
    unsafe self.starts = starts
    unsafe self.ends = ends
    unsafe self.lines = lines
  }

  /// What the source stores in the column; `text` in text formats.
  func typed(_ column: Int) -> TypedColumn {
    unsafe typedColumns.isEmpty ? .text : typedColumns[column]
  }

  func column(_ column: Int) -> BatchColumn {
    unsafe BatchColumn(
      bytes: bytes, starts: starts + column, ends: ends + column, stride: columnCount)
  }
}

/// The fields of one column of a batch, as short-lived as the rows.
@unsafe struct BatchColumn {
  /// Bytes before the end of a field that a number may be read from.
  private static let numberReach = 16

  let bytes: UnsafePointer<UInt8>
  let starts: UnsafePointer<Int32>
  let ends: UnsafePointer<Int32>
  let stride: Int

  @inline(__always)
  func field(_ row: Int) -> (start: UnsafePointer<UInt8>, count: Int) {
    let i = unsafe row &* stride
    let start = unsafe Int(starts[i])
    return unsafe (bytes + start, Int(ends[i]) &- start)
  }

  func text(_ row: Int) -> String {
    let field = unsafe self.field(row)
    return unsafe String(
      decoding: UnsafeBufferPointer(start: field.start, count: field.count), as: UTF8.self)
  }

  /// The number in a field, or NaN.
  @inline(__always)
  func number(_ row: Int, _ plain: PlainNumberParser, decimalComma: Bool) -> Double {
    let i = unsafe row &* stride
    let start = unsafe Int(starts[i])
    let end = unsafe Int(ends[i])
    if unsafe end >= BatchColumn.numberReach {
      let value = unsafe plain.parse(before: bytes + end, count: end &- start)
      if value == value { return value }
    }
    return unsafe slowNumber(start, end, decimalComma)
  }

  @inline(never)
  private func slowNumber(_ start: Int, _ end: Int, _ decimalComma: Bool) -> Double {
    unsafe parseNumber(
      UnsafeBufferPointer(start: bytes + start, count: end - start), decimalComma: decimalComma)
  }
}

extension Batch {
  /// Makes the bytes behind the last field readable, whatever reader filled the batch.
  mutating func pad() {
    let end = Int(ends.max() ?? 0)
    if unsafe bytes.count < end + BatchRows.padding {
      unsafe bytes.append(
        contentsOf: repeatElement(0, count: end + BatchRows.padding - bytes.count))
    }
  }

  /// Hands out the rows of a padded batch.
  func withRows(_ body: (BatchRows) -> Void) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe starts.withUnsafeBufferPointer { starts in
        unsafe ends.withUnsafeBufferPointer { ends in
          unsafe lines.withUnsafeBufferPointer { lines in
            guard let bytes = bytes.baseAddress, let starts = starts.baseAddress,
              let ends = ends.baseAddress
            else { return }
            unsafe body(BatchRows(self, bytes, starts, ends, lines))
          }
        }
      }
    }
  }
}
