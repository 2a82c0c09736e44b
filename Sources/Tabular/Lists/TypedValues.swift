/// The columns of which one holds the value, by the type of its tag.
struct TypedValues: Sendable {
  /// The first of them takes the value; the others are left out.
  private let columns: [Int]
  let header: [String]

  /// `nil` when the names of the columns are not those of a tag history.
  init?(_ names: [String]) {
    let known = names.map { $0.lowercased() }
    let typed = FormatWords.inForce.typedValues.first { typed in
      typed.tag.contains(where: known.contains) && known.contains(typed.time)
    }
    guard let typed else { return nil }
    let columns = known.indices.filter { typed.values.contains(known[$0]) }
    guard columns.count > 1 else { return nil }
    self.columns = columns
    header = names.indices.filter { !columns.dropFirst().contains($0) }
      .map { $0 == columns[0] ? "value" : names[$0] }
  }

  /// Moves the one value of each row into the first of the columns.
  func join(_ batch: inout Batch) {
    let width = batch.columnCount
    for row in 0..<batch.rowCount {
      let first = row * width
      let place = columns.first { Self.isValue(batch.bytes[batch.range(row: row, column: $0)]) }
      let value = place.map { (batch.starts[first + $0], batch.ends[first + $0]) } ?? (0, 0)
      (batch.starts[first + columns[0]], batch.ends[first + columns[0]]) = value
    }
    let left = columns.dropFirst()
    batch.compact(columns: (0..<width).filter { !left.contains($0) }) { _, _ in true }
  }

  private static func isValue(_ cell: ArraySlice<UInt8>) -> Bool {
    !cell.isEmpty && !(cell.count == 4 && zip(cell, "null".utf8).allSatisfy { $0 | 0x20 == $1 })
  }
}

/// Reads a table of typed values as one of plain values.
final class TypedValueReader: TableRewriter {
  let info: TableInfo
  let source: any TableReader
  private let values: TypedValues

  init(_ source: any TableReader, _ values: TypedValues, info: TableInfo) {
    self.source = source
    self.values = values
    self.info = info
  }

  func rewrite(_ batch: inout Batch) { values.join(&batch) }
}
