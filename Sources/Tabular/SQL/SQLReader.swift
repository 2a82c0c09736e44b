import Vocabulary

/// Reads the rows of one table of a dump; those of others may stand between them.
final class SQLReader: TableReader {
  let info: TableInfo
  private(set) var rejectedCount = 0
  private(set) var rejects: [Reject] = []
  var bytesRead: Int { walk.feed.bytesRead }

  private let path: String
  private let table: SQLOutline.Table
  private var walk: SQLWalk
  /// The places of the columns by their names in small letters.
  private let known: [String: Int]
  /// The column of each value of the statement; `nil` where the statement is of another table.
  private var order: [Int]?
  private var isAtEnd = false

  /// A batch ends after so many bytes or values.
  private static let byteLimit = 1 << 18
  private static let valueLimit = 1 << 20

  init(_ feed: SQLFeed, _ table: SQLOutline.Table, info: TableInfo, path: String) {
    self.info = info
    self.path = path
    self.table = table
    walk = SQLWalk(feed)
    known = Dictionary(
      table.columns.enumerated().map { ($0.element.lowercased(), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeAll()
    batch.columnCount = info.header.count
    while !isAtEnd, batch.bytes.count < Self.byteLimit, batch.starts.count < Self.valueLimit {
      switch walk.next() {
      case .created: break
      case .begun: begin()
      case .row: if let order { add(order, to: &batch) }
      case .broken(let reason): if order != nil { reject(reason, excerpt: walk.excerpt) }
      case .end: isAtEnd = true
      }
    }
    if batch.rowCount > 0 { return true }
    if let failure = walk.feed.failure, !isFailed {
      isFailed = true
      throw failure
    }
    return false
  }

  /// Whether what ends the file was told.
  private var isFailed = false

  private func begin() {
    order =
      walk.table.means(table.name)
      ? walk.columns?.map { known[$0.lowercased()] ?? 0 } ?? Array(info.header.indices) : nil
  }

  private func add(_ order: [Int], to batch: inout Batch) {
    let row = walk.row
    guard row.count == order.count else {
      let values = row.count == 1 ? "1 value" : "\(row.count) values"
      return reject(
        "has \(values) where the statement has \(order.count) columns", excerpt: walk.shown)
    }
    let base = batch.bytes.count
    batch.bytes.append(contentsOf: row.bytes)
    let first = batch.starts.count
    let empty = Int32(truncatingIfNeeded: base)
    for _ in info.header.indices {
      batch.starts.append(empty)
      batch.ends.append(empty)
    }
    for (value, column) in order.enumerated() {
      let range = row.range(value)
      batch.starts[first + column] = Int32(truncatingIfNeeded: base + range.lowerBound)
      batch.ends[first + column] = Int32(truncatingIfNeeded: base + range.upperBound)
    }
    batch.lines.append(walk.line)
  }

  private func reject(_ reason: String, excerpt: String) {
    rejectedCount += 1
    guard rejects.count < Reject.kept else { return }
    rejects.append(
      Reject(
        location: SourceLocation(path: path, line: walk.line), reason: reason, excerpt: excerpt))
  }
}
