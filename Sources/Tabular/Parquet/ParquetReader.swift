/// Reads the row groups of a Parquet file, page by page.
package final class ParquetReader: TableReader {
  package let info: TableInfo
  package var rejectedCount: Int { 0 }
  package var rejects: [Reject] { [] }
  package var bytesRead: Int { columns.reduce(0) { $0 + $1.bytesRead } }

  private let file: FileStream
  private let footer: ParquetFooter
  private let columns: [ColumnReader]
  private var groups: Range<Int>
  /// Rows of the row group not read yet.
  private var left = 0
  /// The number of the next row.
  private var line = 1
  private let batchRows: Int

  /// Reads some row groups; rows keep their numbers in the file.
  init(
    _ file: SourceFile, _ footer: ParquetFooter, info: TableInfo, groups: Range<Int>
  ) throws(ReadError) {
    let stream = try FileStream(file)
    self.file = stream
    self.footer = footer
    self.info = info
    self.groups = groups
    columns = footer.columns.map { ColumnReader($0, stream) }
    line = footer.groups[..<groups.lowerBound].reduce(1) { $0 + $1.rowCount }
    batchRows = max(1, min(1 << 14, (1 << 21) / max(columns.count, 1)))
  }

  package func read(into batch: inout Batch) throws(ReadError) -> Bool {
    recycle(&batch.typed)
    batch.removeAll()
    batch.columnCount = columns.count
    do {
      return try fill(&batch)
    } catch {
      batch.removeAll()
      left = 0
      groups = groups.upperBound..<groups.upperBound
      throw error.error(at: file.location)
    }
  }

  private func fill(_ batch: inout Batch) throws(ParquetFault) -> Bool {
    if left == 0 {
      guard let next = groups.popFirst() else { return false }
      let group = footer.groups[next]
      left = group.rowCount
      for (column, chunk) in zip(columns, group.chunks) { column.begin(chunk) }
    }
    var rows = min(left, batchRows)
    for column in columns { rows = try column.limit(rows) }
    batch.bytes.appendZeros(RecordScanner.padding)
    batch.starts.setZeros(rows * columns.count)
    batch.ends.setZeros(rows * columns.count)
    batch.lines.append(contentsOf: line..<(line + rows))
    for (place, column) in columns.enumerated() {
      try column.read(rows, text: &batch.bytes)
      var typed = TypedColumn.text
      if !batch.uses.isEmpty {
        let use = place < batch.uses.count ? batch.uses[place] : .any
        typed = typedColumn(column, as: use, rows, batch.bytes)
        batch.typed.append(typed)
      }
      if case .text = typed { try writeText(column, place, rows, &batch) }
    }
    batch.bytes.appendZeros(RecordScanner.padding)
    left -= rows
    line += rows
    return true
  }

  /// Takes back the arrays that the caller has read, so that they are used again.
  private func recycle(_ typed: inout [TypedColumn]) {
    guard typed.count == columns.count else { return }
    for i in columns.indices {
      switch typed[i] {
      case .text: break
      case .instants(let words): columns[i].words = words
      case .numbers(let doubles): columns[i].doubles = doubles
      case .codes(let codes, texts: _): columns[i].codes = codes
      }
      typed[i] = .text
    }
  }
}

extension Range<Int> {
  fileprivate mutating func popFirst() -> Int? {
    guard !isEmpty else { return nil }
    defer { self = (lowerBound + 1)..<upperBound }
    return lowerBound
  }
}

extension [Int32] {
  fileprivate mutating func setZeros(_ count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(0, count: count))
  }
}
