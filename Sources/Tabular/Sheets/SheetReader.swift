import Vocabulary

/// Where the rows of a grid come from: a sheet, or a table of a page.
protocol SheetRowSource: AnyObject {
  /// Complete rows that nobody took yet.
  var rows: SheetRows { get set }
  var bytesRead: Int { get }
  /// Parses the next piece; false at the end.
  func advance() throws(ReadError) -> Bool
}

/// Reads some rows of a grid as a table.
final class SheetReader: TableReader {
  let info: TableInfo
  private(set) var rejectedCount = 0
  private var rejected: [Reject] = []
  var rejects: [Reject] { omissions.rejects(path: path) + rejected }
  var bytesRead: Int { source.bytesRead }

  private let path: String
  private let source: any SheetRowSource
  private let range: Range<Int>
  private var omissions = Omissions()
  private var isAtEnd = false
  private var failure: ReadError?

  /// Reads the rows whose numbers are in the range.
  init(_ source: any SheetRowSource, of path: String, info: TableInfo, rows range: Range<Int>) {
    self.info = info
    self.range = range
    self.path = path
    self.source = source
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeRows()
    batch.columnCount = info.header.count
    while !isAtEnd {
      do {
        isAtEnd = !(try source.advance())
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
    var rows = SheetRows()
    swap(&rows, &source.rows)
    swap(&batch.bytes, &rows.bytes)
    let count = info.header.count
    for row in rows.numbers.indices {
      let number = rows.numbers[row]
      guard range.contains(number) else {
        if number >= range.upperBound { isAtEnd = true }
        continue
      }
      let cells = rows.cells(row: row)
      if let last = cells.last, last.column >= count {
        reject(batch.bytes, cells, number: number)
        continue
      }
      let base = batch.starts.count
      batch.starts.append(contentsOf: repeatElement(0, count: count))
      batch.ends.append(contentsOf: repeatElement(0, count: count))
      for cell in cells {
        batch.starts[base + cell.column] = Int32(truncatingIfNeeded: cell.start)
        batch.ends[base + cell.column] = Int32(truncatingIfNeeded: cell.end)
      }
      batch.lines.append(number)
    }
    for number in rows.uncalculated where range.contains(number) {
      omissions.add(.formula, line: number)
    }
    rows.removeAll()
    swap(&rows, &source.rows)
  }

  private func reject(_ bytes: [UInt8], _ cells: ArraySlice<SheetRows.Cell>, number: Int) {
    rejectedCount += 1
    guard rejected.count < Reject.kept else { return }
    let text = cells.prefix(40).map { cell in
      String(decoding: bytes[cell.start..<cell.end].prefix(480), as: UTF8.self)
    }
    let width = (cells.last?.column ?? 0) + 1
    rejected.append(
      Reject(
        location: SourceLocation(path: path, line: number),
        reason: "has \(width) fields where the header has \(info.header.count)",
        excerpt: String(text.joined(separator: " | ").prefix(120))))
  }
}
