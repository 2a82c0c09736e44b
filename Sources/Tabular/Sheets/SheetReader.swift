/// Reads the rows of one sheet.
final class SheetReader: TableReader {
  let info: TableInfo
  private(set) var rejectedCount = 0
  private(set) var rejects: [Reject] = []
  var bytesRead: Int { cursor.bytesRead }

  private let location: SourceLocation
  private let sink: SheetSink
  private let cursor: XMLEntryCursor
  private let firstRow: Int
  private var isAtEnd = false
  private var failure: ReadError?

  init(
    _ archive: ZipArchive, _ entry: ZipArchive.Entry, _ parts: WorkbookParts, info: TableInfo,
    firstRow: Int
  ) throws(ReadError) {
    self.info = info
    self.firstRow = firstRow
    location = SourceLocation(path: archive.file.path)
    sink = SheetSink(parts)
    cursor = try XMLEntryCursor(archive, entry, sink)
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeRows()
    batch.columnCount = info.header.count
    while !isAtEnd {
      do {
        isAtEnd = !(try cursor.advance())
      } catch {
        isAtEnd = true
        failure = error
      }
      take(&batch)
      if batch.rowCount > 0 { return true }
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }

  /// Moves the complete rows into the batch.
  private func take(_ batch: inout Batch) {
    swap(&batch.bytes, &sink.rows.bytes)
    let count = info.header.count
    for row in sink.rows.numbers.indices where sink.rows.numbers[row] >= firstRow {
      let cells = sink.rows.cells(row: row)
      if let last = cells.last, last.column >= count {
        reject(batch.bytes, cells, number: sink.rows.numbers[row])
        continue
      }
      let base = batch.starts.count
      batch.starts.append(contentsOf: repeatElement(0, count: count))
      batch.ends.append(contentsOf: repeatElement(0, count: count))
      for cell in cells {
        batch.starts[base + cell.column] = Int32(truncatingIfNeeded: cell.start)
        batch.ends[base + cell.column] = Int32(truncatingIfNeeded: cell.end)
      }
      batch.lines.append(sink.rows.numbers[row])
    }
    sink.rows.removeAll()
  }

  private func reject(_ bytes: [UInt8], _ cells: ArraySlice<SheetRows.Cell>, number: Int) {
    rejectedCount += 1
    guard rejects.count < 20 else { return }
    let text = cells.prefix(40).map { cell in
      String(decoding: bytes[cell.start..<cell.end].prefix(480), as: UTF8.self)
    }
    let width = (cells.last?.column ?? 0) + 1
    rejects.append(
      Reject(
        location: SourceLocation(path: location.path, line: number),
        reason: "has \(width) fields where the header has \(info.header.count)",
        excerpt: String(text.joined(separator: " | ").prefix(120))))
  }
}
