import Vocabulary

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
    var last: SheetTable?
    for sheet in parts.sheets {
      guard let entry = archive.entry(named: sheet.entryName) else {
        throw ReadError(.corrupt("the sheet '\(sheet.name)' is missing"), at: location)
      }
      for var table in SheetTable.tables(sheet.name, try head(entry)) {
        if let last { table.continues(last, path: location.path) }
        last = table
        table.info.isSheet = !table.hasGroups
        if sheet.isHidden { table.info.problems.append(hidden(sheet)) }
        let (archive, parts) = (archive, parts)
        sources.append(
          table.source(path: location.path) { () throws(ReadError) in
            try WorksheetRows(archive, entry, parts)
          })
      }
    }
    guard !sources.isEmpty else { throw ReadError(.empty, at: location) }
    return sources
  }

  /// The first rows of a sheet; none when it has no text.
  private func head(_ entry: ZipArchive.Entry) throws(ReadError) -> SheetRows {
    let rows = try WorksheetRows(archive, entry, parts)
    do {
      while rows.rows.numbers.count < SheetTable.headCount, try rows.advance() {}
    } catch {
      // The rows before a break are read; the reader reports the break itself.
      if rows.rows.numbers.isEmpty { throw error }
    }
    return rows.rows
  }

  private func hidden(_ sheet: WorkbookParts.Sheet) -> Problem {
    Problem(
      severity: .note, location: location,
      message: "the sheet '\(sheet.name)' is hidden; it is read like the others",
      help: "nothing to do; if it holds old data or notes, take it out of the workbook")
  }
}

/// The rows of one sheet of a workbook.
final class WorksheetRows: SheetRowSource {
  private let sink: SheetSink
  private let cursor: XMLEntryCursor
  var rows: SheetRows {
    get { sink.rows }
    _modify { yield &sink.rows }
  }
  var bytesRead: Int { cursor.bytesRead }

  init(
    _ archive: ZipArchive, _ entry: ZipArchive.Entry, _ parts: WorkbookParts
  ) throws(ReadError) {
    sink = SheetSink(parts)
    cursor = try XMLEntryCursor(archive, entry, sink)
  }

  func advance() throws(ReadError) -> Bool { try cursor.advance() }
}
