import Vocabulary

extension FileFormat {
  /// JSON and JSON lines, as historians' and other web interfaces answer.
  static let json = FileFormat(
    name: "JSON", recognizes: { head, _ in JSONRecords.isJSON(head) },
    tables: { (file) throws(ReadError) in try JSONRecords(file).sources() })
}

/// A JSON file; every array of records in it is a table.
package struct JSONRecords: Sendable {
  /// Sizes in bytes; the tests make them tiny.
  package struct Limits: Sendable {
    package var block = 1 << 16
    /// A text that is longer is left out.
    package var value = 1 << 20
    package var row = 64 << 20
    /// What a table that stands column by column may hold.
    package var series = 64 << 20
    package var batch = 1 << 16
    /// Cells of one batch.
    package var cells = 1 << 18

    package init(
      block: Int = 1 << 16, value: Int = 1 << 20, row: Int = 64 << 20, series: Int = 64 << 20,
      batch: Int = 1 << 16, cells: Int = 1 << 18
    ) {
      self.block = block
      self.value = value
      self.row = row
      self.series = series
      self.batch = batch
      self.cells = cells
    }

    package init(block: Int = 1 << 16, value: Int = 1 << 20, batch: Int = 1 << 16) {
      self.block = block
      self.value = value
      self.batch = batch
    }
  }

  package var file: SourceFile
  package var limits: Limits

  package init(_ file: SourceFile, limits: Limits = .init()) {
    self.file = file
    self.limits = limits
  }

  /// Reads the file once to find its tables.
  package func sources() throws(ReadError) -> [TableSource] {
    let hasLines = try hasLines()
    let feed = try feed(hasLines: hasLines)
    var outline = JSONOutline()
    var failure: ReadError?
    do {
      _ = try feed.run(&outline) { $0.abandon() }
    } catch {
      failure = error
    }
    var layout = JSONLayout(feed.walker.paths, outline)
    let tables = layout.decide()
    guard !tables.isEmpty else {
      throw failure ?? ReadError(.empty, at: SourceLocation(path: file.path))
    }
    var paths = layout.paths
    paths.lostCount = 0
    let encoding = feed.stream.encodingName
    var notices: [String] = []
    if outline.lostNames > 0 {
      notices.append("holds \(outline.lostNames) names behind their records, more than are kept")
    }
    notices += layout.notices
    var sources: [TableSource] = []
    for table in tables {
      if let series = table.series {
        sources.append(
          source(
            series, table, paths, encoding, hasLines: hasLines, isOnly: tables.count == 1, notices))
        notices = []
        continue
      }
      var opening = JSONOpening(
        records: self, table: table, paths: paths, lateNames: outline.lateNames,
        hasLines: hasLines, notices: notices)
      // What is said of the file is said once.
      notices = []
      var info = TableInfo(
        name: tables.count == 1 || table.name.isEmpty ? file.tableName : table.name,
        header: opening.plan.header, hasHeader: true, headerLine: 0, encoding: encoding)
      // The two collections of an environment of the Asset Administration Shell.
      info.isAssetModel = JSONNames.inForce.shellRoots.contains {
        table.name.hasPrefix($0)
      }
      if table.isPlaced, table.columnNames < 0 {
        (info, opening.headerRow) = try Self.withHeader(info, opening)
      }
      let (settled, open) = (info, opening)
      sources.append(
        TableSource(info: settled) { () throws(ReadError) in try open.open(settled) })
    }
    sources[0].info.problems = layout.remarks(at: SourceLocation(path: file.path))
    return sources
  }

  private func source(
    _ series: JSONSeries, _ table: JSONTable, _ paths: JSONPaths, _ encoding: String,
    hasLines: Bool, isOnly: Bool, _ notices: [String]
  ) -> TableSource {
    let info = TableInfo(
      name: isOnly || table.name.isEmpty ? file.tableName : table.name, header: series.header,
      hasHeader: true, headerLine: 0, encoding: encoding)
    return TableSource(info: info) { () throws(ReadError) in
      JSONSeriesReader(
        try feed(hasLines: hasLines), paths, series, info: info, notices: notices, limits: limits)
    }
  }

  func feed(hasLines: Bool) throws(ReadError) -> JSONFeed {
    JSONFeed(
      path: file.path, stream: try DelimitedText(file).openText(), limits: limits,
      hasLines: hasLines)
  }

  /// Looks for names in the first of rows that are arrays.
  private static func withHeader(
    _ info: TableInfo, _ opening: JSONOpening
  ) throws(ReadError) -> (TableInfo, [[UInt8]]) {
    var batch = Batch()
    let reader = try opening.open(info)
    var fields: [[String]] = []
    let outer = opening.table.outer.count
    while fields.count < 200 {
      do {
        guard try reader.read(into: &batch) else { break }
      } catch {
        break
      }
      for row in 0..<min(batch.rowCount, 200) {
        fields.append((outer..<info.header.count).map { batch.string(row: row, column: $0) })
      }
    }
    let search = HeaderSearch(rows: fields)
    guard search.headerRow == 0 else {
      var info = info
      info.hasHeader = false
      return (info, [])
    }
    var info = info
    info.header = HeaderSearch.uniqueNames(
      Array(info.header.prefix(outer)) + fields[0].map { $0.trimmingBlanks() },
      count: info.header.count)
    return (info, fields[0].map { Array($0.utf8) })
  }

  /// Whether the first two lines are an object each.
  private func hasLines() throws(ReadError) -> Bool {
    let stream = try DelimitedText(file).openText()
    var bytes: [UInt8] = []
    while bytes.count < 1 << 16 {
      var block = [UInt8](repeating: 0, count: 1 << 16)
      let count: Int
      do {
        count = try stream.read(into: &block, in: 0..<block.count)
      } catch {
        break
      }
      if count == 0 { break }
      bytes += block[..<count]
    }
    let lines = bytes.split(maxSplits: 64) { $0 == 0x0A || $0 == 0x0D }.prefix(64)
      .filter { $0.contains { $0 > 0x20 } }
    guard lines.count > 1 else { return false }
    func isObject(_ line: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
      let first = line.first { $0 > 0x20 }
      return first == 0x7B && (!isWhole || line.last { $0 > 0x20 } == 0x7D)
    }
    return isObject(lines[0], isWhole: true) && isObject(lines[1], isWhole: false)
  }

  /// Whether the text begins like an object or an array; `[default]Line 1` does not.
  static func isJSON(_ head: [UInt8]) -> Bool {
    let text = UnreadableFormat.start(of: head)
    let rest = text.dropFirst().drop { $0.isWhitespace }
    guard let next = rest.first else { return false }
    if text.hasPrefix("{") { return next == "\"" || next == "}" }
    guard text.hasPrefix("[") else { return false }
    return next == "{" || next == "[" || next == "\"" || next == "]" && rest.count == 1
      || (next.isNumber || next == "-") && rest.prefix(40).contains(",")
        && !rest.prefix(40).contains("\n")
  }
}

/// What it takes to read a table from its start.
private struct JSONOpening: Sendable {
  var records: JSONRecords
  var table: JSONTable
  var paths: JSONPaths
  var lateNames: [JSONOutline.LateName]
  var hasLines: Bool
  var notices: [String]
  var headerRow: [[UInt8]] = []
  /// Made anew for each reader, because its size is that of all paths.
  var plan: JSONPlan { JSONPlan(table, paths, lateNames) }

  func open(_ info: TableInfo) throws(ReadError) -> any TableReader {
    JSONReader(
      try records.feed(hasLines: hasLines), paths, plan, info: info, headerRow: headerRow,
      notices: notices, limits: records.limits)
  }
}
