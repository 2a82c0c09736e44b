/// The columns of which one holds the value, by the type of its tag, as the tag history of Ignition stores it.
struct TypedValues: Sendable {
  /// The first of them takes the value; the others are left out.
  private let columns: [Int]
  let header: [String]

  /// `nil` when the names of the columns are not those of a tag history.
  init?(_ names: [String]) {
    let known = names.map { $0.lowercased() }
    guard known.contains("tagid") || known.contains("tagpath"), known.contains("t_stamp") else {
      return nil
    }
    let columns = known.indices.filter { Self.names.contains(known[$0]) }
    guard columns.count > 1 else { return nil }
    self.columns = columns
    header = names.indices.filter { !columns.dropFirst().contains($0) }
      .map { $0 == columns[0] ? "value" : names[$0] }
  }

  static let names = ["intvalue", "floatvalue", "stringvalue", "datevalue"]

  /// Moves the one value of each row into the first of the columns.
  func join(_ batch: inout Batch) {
    let width = batch.columnCount
    var kept = 0
    for row in 0..<batch.rowCount {
      let first = row * width
      let place = columns.first { Self.isValue(batch.bytes[batch.range(row: row, column: $0)]) }
      let value = place.map { (batch.starts[first + $0], batch.ends[first + $0]) } ?? (0, 0)
      for column in 0..<width {
        if column == columns[0] {
          (batch.starts[kept], batch.ends[kept]) = value
        } else if columns.contains(column) {
          continue
        } else {
          batch.starts[kept] = batch.starts[first + column]
          batch.ends[kept] = batch.ends[first + column]
        }
        kept += 1
      }
    }
    batch.starts.removeLast(batch.starts.count - kept)
    batch.ends.removeLast(batch.ends.count - kept)
    batch.columnCount = header.count
  }

  private static func isValue(_ cell: ArraySlice<UInt8>) -> Bool {
    !cell.isEmpty && !(cell.count == 4 && zip(cell, "null".utf8).allSatisfy { $0 | 0x20 == $1 })
  }
}

/// Reads a table of typed values as one of plain values.
final class TypedValueReader: TableReader {
  let info: TableInfo
  var rejectedCount: Int { source.rejectedCount }
  var rejects: [Reject] { source.rejects }
  var bytesRead: Int { source.bytesRead }
  var nextLine: Int { source.nextLine }
  var isCutCleanly: Bool { source.isCutCleanly }

  private let source: any TableReader
  private let values: TypedValues

  init(_ source: any TableReader, _ values: TypedValues, info: TableInfo) {
    self.source = source
    self.values = values
    self.info = info
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    guard try source.read(into: &batch) else { return false }
    values.join(&batch)
    return true
  }
}
