extension FileFormat {
  /// XLSX and its relatives with macros or as templates.
  static let workbook = FileFormat(
    name: "XLSX workbook", recognizes: { head, _ in head.starts(with: [0x50, 0x4B, 3, 4]) },
    tables: { (file) throws(ReadError) in try Workbook(file).sources() })
}

/// A workbook; every sheet with text is a table, hidden ones too.
struct Workbook {
  private var archive: ZipArchive
  private var parts: WorkbookParts
  private var location: SourceLocation { SourceLocation(path: archive.file.path) }

  init(_ file: SourceFile) throws(ReadError) {
    let file = try file.seekable()
    archive = try ZipArchive(file)
    if archive.entries.contains(where: \.isEncrypted) {
      throw ReadError(.encrypted(), at: SourceLocation(path: file.path))
    }
    parts = try WorkbookParts(archive)
  }

  func sources() throws(ReadError) -> [TableSource] {
    var sources: [TableSource] = []
    for sheet in parts.sheets {
      guard let entry = archive.entry(named: sheet.entryName) else {
        throw ReadError(.corrupt("the sheet '\(sheet.name)' is missing"), at: location)
      }
      if let source = try source(sheet, entry) { sources.append(source) }
    }
    guard !sources.isEmpty else { throw ReadError(.empty, at: location) }
    return sources
  }

  /// The table of a sheet, or `nil` when it has no text.
  private func source(
    _ sheet: WorkbookParts.Sheet, _ entry: ZipArchive.Entry
  ) throws(ReadError) -> TableSource? {
    let sink = SheetSink(parts)
    let cursor = try XMLEntryCursor(archive, entry, sink)
    do {
      while sink.rows.numbers.count < 400, try cursor.advance() {}
    } catch {
      // The rows before a break are read; the reader reports the break itself.
      if sink.rows.numbers.isEmpty { throw error }
    }
    let rows = sink.rows
    guard !rows.numbers.isEmpty else { return nil }
    var fields = rows.numbers.indices.prefix(400).map { rows.fields(row: $0) }
    // Sheets leave out empty cells, so every row is as wide as the widest.
    let width = fields.map(\.count).max() ?? 0
    for i in fields.indices {
      fields[i] += Array(repeating: "", count: width - fields[i].count)
    }
    let search = HeaderSearch(rows: fields)
    let above = fields.prefix(search.headerRow ?? search.firstRow)
    let info = TableInfo(
      name: sheet.name, header: search.names, hasHeader: search.headerRow != nil,
      headerLine: search.headerRow.map { rows.numbers[$0] } ?? 0,
      preamble: above.map { row in row.filter { !$0.isEmpty }.joined(separator: " | ") },
      labels: search.labels)
    let groups = SampleGroups(rows: fields, search: search)
    let first = groups?.firstRow ?? search.firstRow
    let firstRow =
      first < rows.numbers.count
      ? rows.numbers[first] : (rows.numbers.last ?? 0) + 1
    let (archive, parts) = (archive, parts)
    let source = TableSource(info: info) { () throws(ReadError) in
      try SheetReader(archive, entry, parts, info: info, firstRow: firstRow)
    }
    return groups.map { source.turned($0) } ?? source
  }
}
