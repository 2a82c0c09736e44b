/// Reads the rows of one table of a JSON file.
final class JSONReader: TableReader {
  let info: TableInfo
  var rejectedCount: Int { feed.rejectedCount }
  var rejects: [Reject] { feed.rejects }
  var bytesRead: Int { feed.stream.bytesRead }

  private let feed: JSONFeed
  private var rows: JSONRows
  private let notices: [String]
  private var isAtEnd = false
  private var failure: ReadError?

  init(
    _ feed: JSONFeed, _ paths: JSONPaths, _ plan: JSONPlan, info: TableInfo, headerRow: [[UInt8]],
    notices: [String], limits: JSONRecords.Limits
  ) {
    self.feed = feed
    self.info = info
    self.notices = notices
    feed.walker.paths = paths
    rows = JSONRows(plan, limits: limits)
    rows.headerRow = headerRow
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeAll()
    batch.columnCount = info.header.count
    exchange(&batch)
    rows.startBatch()
    defer { exchange(&batch) }
    while !isAtEnd {
      do {
        isAtEnd = try !feed.run(&rows) { $0.abandon() }
      } catch {
        isAtEnd = true
        failure = error
      }
      if isAtEnd { finish() }
      if !rows.lines.isEmpty { return true }
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }

  private func exchange(_ batch: inout Batch) {
    swap(&batch.bytes, &rows.bytes)
    swap(&batch.starts, &rows.starts)
    swap(&batch.ends, &rows.ends)
    swap(&batch.lines, &rows.lines)
  }

  private func finish() {
    rows.abandon()
    if rows.lostCount > 0 {
      feed.reject(
        "holds a value that is too long for a cell or has no column", line: rows.firstLostLine,
        count: rows.lostCount)
    }
    let lost = feed.walker.paths.lostCount
    if lost > 0 {
      feed.reject("holds values under more names than can be columns", line: 0, count: lost)
    }
    for notice in notices { feed.reject(notice, line: 0) }
  }
}
