import Vocabulary

extension FileFormat {
  /// SpreadsheetML of 2003, which many programs write under the name of an old workbook.
  static let xmlSpreadsheet = FileFormat(
    name: "XML spreadsheet",
    recognizes: { head, _ in
      UnreadableFormat.isMarkup(head)
        && UnreadableFormat.start(of: head).contains("schemas-microsoft-com:office:spreadsheet")
    },
    tables: { (file) throws(ReadError) in try spreadsheetTables(file) })

  private static func spreadsheetTables(_ file: SourceFile) throws(ReadError) -> [TableSource] {
    let survey = SpreadsheetSink(only: nil)
    let cursor = try XMLFileCursor(file, survey)
    do {
      while try cursor.advance() {}
    } catch {
      // The rows before a break are read; the reader reports the break itself.
      if survey.sheets.allSatisfy(\.rows.numbers.isEmpty) { throw error }
    }
    var sources: [TableSource] = []
    var last: SheetTable?
    for (i, sheet) in survey.sheets.enumerated() {
      for var table in SheetTable.tables(sheet.name, sheet.rows) {
        if let last { table.continues(last, path: file.path) }
        last = table
        table.info.isSheet = !table.hasGroups
        sources.append(
          table.source(path: file.path) { () throws(ReadError) in
            try SpreadsheetRows(file, sheet: i)
          })
      }
    }
    guard !sources.isEmpty else {
      throw ReadError(.empty, at: SourceLocation(path: file.path))
    }
    return sources
  }
}

/// The rows of one sheet of an XML spreadsheet.
final class SpreadsheetRows: SheetRowSource {
  private let sink: SpreadsheetSink
  private let cursor: XMLFileCursor
  private let sheet: Int
  private var none = SheetRows()
  var rows: SheetRows {
    get { sheet < sink.sheets.count ? sink.sheets[sheet].rows : none }
    set {
      if sheet < sink.sheets.count { sink.sheets[sheet].rows = newValue } else { none = newValue }
    }
  }
  var bytesRead: Int { cursor.bytesRead }

  init(_ file: SourceFile, sheet: Int) throws(ReadError) {
    self.sheet = sheet
    sink = SpreadsheetSink(only: sheet)
    cursor = try XMLFileCursor(file, sink)
  }

  func advance() throws(ReadError) -> Bool { try cursor.advance() }
}

/// Turns SpreadsheetML into rows.
final class SpreadsheetSink: XMLSink {
  struct Sheet {
    var name: String
    var rows = SheetRows()
  }

  var sheets: [Sheet] = []
  /// The sheet whose rows are all kept; of every sheet its first rows when it is `nil`.
  private let only: Int?
  private var dateStyles: Set<String> = []
  private var style = ""
  private var isDate = false
  private var isInData = false
  private var isBoolean = false
  private var hasFormula = false
  private var commentDepth = 0
  private var rowNumber = 0
  private var column = 0
  private var span = 0
  private var value: [UInt8] = []
  private var row = SheetRow()

  init(only: Int?) { self.only = only }

  func start(_ element: XMLStart) {
    let name = element.name
    if commentDepth > 0 || name == "Comment" {
      commentDepth += 1
    } else if name == "Data" {
      isInData = true
      let type = element.string("Type")
      isBoolean = type == "Boolean"
      isDate = type == "DateTime" && isDate
      value.removeAll(keepingCapacity: true)
    } else if name == "Cell" {
      if let index = element.number("Index"), index > column, index <= 16_384 { column = index - 1 }
      span = min(max(element.number("MergeAcross") ?? 0, 0), 16_384)
      hasFormula = unsafe element.bytes("Formula") != nil
      isDate = element.string("StyleID").map { dateStyles.contains($0) } ?? false
      value.removeAll(keepingCapacity: true)
    } else if name == "Row" {
      rowNumber = max(min(element.number("Index") ?? 0, Int(Int32.max)), rowNumber + 1)
      column = 0
    } else if name == "Worksheet" {
      sheets.append(Sheet(name: element.string("Name") ?? "sheet \(sheets.count + 1)"))
      rowNumber = 0
    } else if name == "Style" {
      style = element.string("ID") ?? ""
    } else if name == "NumberFormat", let code = element.string("Format") {
      if code == "Short Date" || code == "Medium Date" || code == "Long Date" {
        dateStyles.insert(style)
      } else if case .date = DateStyle(code: code), !code.hasPrefix("General") {
        dateStyles.insert(style)
      }
    }
  }

  func end(_ name: XMLName) {
    if commentDepth > 0 {
      commentDepth -= 1
    } else if name == "Data" {
      isInData = false
    } else if name == "Cell" {
      endCell()
      column += 1 + span
    } else if name == "Row" {
      endRow()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInData, commentDepth == 0 { unsafe value.append(contentsOf: bytes) }
  }

  private func endCell() {
    guard column < 16_384 else { return }
    if value.isEmpty {
      if hasFormula, !sheets.isEmpty {
        sheets[sheets.count - 1].rows.uncalculated.append(rowNumber)
      }
      return
    }
    let midnight = Array("T00:00:00.000".utf8)
    if isBoolean {
      value = Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    } else if isDate, value.count > midnight.count, value.suffix(midnight.count) == midnight[...] {
      value.removeLast(midnight.count)
    }
    row.append(value[...], column: column)
  }

  private func endRow() {
    defer { row.removeAll() }
    guard let last = sheets.indices.last else { return }
    if only ?? last != last { return }
    if only == nil, sheets[last].rows.numbers.count >= SheetTable.headCount { return }
    sheets[last].rows.append(row, number: rowNumber)
  }
}
