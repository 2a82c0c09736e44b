import Vocabulary

// Tables that stand column by column: `{"time": [...], "speed": [...]}`, `{"columns": [...], "data": [[...], [...]]}` with an
// array for each column, and `{"time": {"0": ..., "1": ...}, "speed": {...}}`.
//
// A row is there only when the last column is, so the values are kept until then, up to a limit.

/// How a table that stands column by column is read.
struct JSONSeries: Sendable {
  /// Columns of one value that is the same in all rows.
  var outer: [JSONTable.Column] = []
  var names: [String] = []
  /// For each column the node of its values; the same for all in an array of columns.
  var values: [Int32] = []
  /// The node of one column in an array of columns, or -1.
  var column: Int32 = -1
  /// The map whose keys are the index, or -1.
  var index: Int32 = -1

  /// The constant values, the index and the columns.
  var header: [String] {
    let names = outer.map(\.name) + (index >= 0 ? ["index"] : []) + names
    return HeaderSearch.uniqueNames(names.map { $0.trimmingBlanks() }, count: names.count)
  }
}

/// Hears a document and keeps the columns of one table.
struct JSONSeriesSink: JSONSink {
  struct Column {
    var bytes: [UInt8] = []
    /// Where each value ends in the bytes.
    var ends: [Int32] = []

    var count: Int { ends.count }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
      unsafe bytes.append(contentsOf: text)
      ends.append(Int32(truncatingIfNeeded: bytes.count))
    }

    subscript(_ row: Int) -> ArraySlice<UInt8> {
      guard row < ends.count else { return [] }
      return bytes[Int(row == 0 ? 0 : ends[row - 1])..<Int(ends[row])]
    }
  }

  private let series: JSONSeries
  /// By node: its column, or -1.
  private let columnOf: [Int32]
  private let outerOf: [Int32]
  private let wanted: [Bool]
  /// Bytes of all values, with those that their places take.
  private let limit: Int
  private(set) var columns: [Column]
  private(set) var index = Column()
  private(set) var outer: [[UInt8]]
  /// Of the values of the first column.
  private(set) var lines: [Int32] = []
  private(set) var lostCount = 0
  private(set) var isFull = false
  private var used = 0
  private var current = -1

  init(_ series: JSONSeries, _ paths: JSONPaths, limit: Int) {
    self.series = series
    self.limit = limit
    var columnOf = [Int32](repeating: -1, count: paths.nodes.count)
    var outerOf = columnOf
    var wanted = columnOf.map { _ in false }
    func mark(_ node: Int32) {
      var node = node
      while node >= 0, !wanted[Int(node)] {
        wanted[Int(node)] = true
        node = paths[node].parent
      }
    }
    for (i, node) in series.values.enumerated() {
      columnOf[Int(node)] = Int32(i)
      mark(node)
    }
    for (i, column) in series.outer.enumerated() {
      for node in column.nodes {
        outerOf[Int(node)] = Int32(i)
        mark(node)
      }
    }
    self.columnOf = columnOf
    self.outerOf = outerOf
    self.wanted = wanted
    columns = Array(repeating: Column(), count: series.names.count)
    outer = Array(repeating: [], count: series.outer.count)
  }

  mutating func open(
    _ node: Int32, isObject: Bool, line: Int, offset: Int, in paths: inout JSONPaths
  ) -> Bool {
    if node == series.column { current += 1 }
    return wanted[Int(node)]
  }

  mutating func close(_ node: Int32, in paths: inout JSONPaths) -> Bool { false }

  mutating func scalar(
    _ node: Int32, _ kind: JSONKind, _ text: UnsafeBufferPointer<UInt8>, line: Int,
    in paths: inout JSONPaths
  ) -> Bool {
    let place = outerOf[Int(node)]
    if place >= 0 {
      if kind != .null { unsafe outer[Int(place)] = Array(text) }
      return false
    }
    guard columnOf[Int(node)] >= 0 else { return false }
    let i = series.column >= 0 ? current : Int(columnOf[Int(node)])
    let isKept = columns.indices.contains(i)
    if !isKept || kind == .tooLong { lostCount += 1 }
    guard isKept else { return false }
    if i == 0 { lines.append(Int32(truncatingIfNeeded: line)) }
    let hasText = kind != .null && kind != .tooLong
    take(hasText ? text.count : 0)
    if isFull { return true }
    unsafe columns[i].append(hasText ? text : .init(start: nil, count: 0))
    return false
  }

  mutating func key(_ text: UnsafeBufferPointer<UInt8>, of map: Int32) {
    guard map == series.index else { return }
    take(text.count)
    if !isFull { unsafe index.append(text) }
  }

  private mutating func take(_ count: Int) {
    used += count + 8
    if used > limit { isFull = true }
  }
}

/// Reads the rows of a table that stands column by column.
final class JSONSeriesReader: TableReader {
  let info: TableInfo
  var rejectedCount: Int { feed.rejectedCount }
  var rejects: [Reject] { feed.rejects }
  var bytesRead: Int { feed.stream.bytesRead }

  private let feed: JSONFeed
  private let notices: [String]
  private let limits: JSONRecords.Limits
  private var sink: JSONSeriesSink
  private var nextRow = 0
  /// -1 until the columns were read.
  private var rowCount = -1
  private var failure: ReadError?

  init(
    _ feed: JSONFeed, _ paths: JSONPaths, _ series: JSONSeries, info: TableInfo,
    notices: [String], limits: JSONRecords.Limits
  ) {
    self.feed = feed
    self.info = info
    self.notices = notices
    self.limits = limits
    feed.walker.paths = paths
    sink = JSONSeriesSink(series, paths, limit: limits.series)
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeAll()
    batch.columnCount = info.header.count
    if rowCount < 0 { rowCount = try collect() }
    while nextRow < rowCount, batch.bytes.count < limits.batch,
      batch.starts.count < limits.cells
    {
      for value in sink.outer { add(value[...], to: &batch) }
      if sink.index.count > 0 { add(sink.index[nextRow], to: &batch) }
      for column in sink.columns { add(column[nextRow], to: &batch) }
      batch.lines.append(nextRow < sink.lines.count ? Int(sink.lines[nextRow]) : 0)
      nextRow += 1
    }
    if batch.rowCount > 0 { return true }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }

  private func add(_ value: ArraySlice<UInt8>, to batch: inout Batch) {
    batch.starts.append(Int32(truncatingIfNeeded: batch.bytes.count))
    batch.bytes.append(contentsOf: value)
    batch.ends.append(Int32(truncatingIfNeeded: batch.bytes.count))
  }

  /// Reads all columns; returns the number of rows.
  private func collect() throws(ReadError) -> Int {
    do {
      while try feed.run(&sink), !sink.isFull {}
    } catch {
      failure = error
    }
    if sink.isFull {
      rowCount = 0
      throw ReadError(
        .unsupported(
          format: "JSON that stands column by column and holds more than \(limits.series >> 20) MB",
          cure: "export it with an object for each row, in pandas with orient='records'"),
        at: SourceLocation(path: feed.path))
    }
    let counts = sink.columns.map(\.count)
    let most = counts.max() ?? 0
    if failure == nil, let short = counts.firstIndex(where: { $0 < most }) {
      let name = info.header[info.header.count - counts.count + short]
      feed.reject(
        "the column '\(name)' has \(counts[short]) values where another has \(most)", line: 0)
    }
    if sink.lostCount > 0 {
      feed.reject("holds a value that is too long or has no column", line: 0, count: sink.lostCount)
    }
    for notice in notices { feed.reject(notice, line: 0) }
    return most
  }
}
