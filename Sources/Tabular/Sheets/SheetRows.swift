/// Rows of a sheet as cells with text, in the order of the sheet.
struct SheetRows {
  struct Cell {
    var column: Int
    var start: Int
    var end: Int
  }

  var bytes: [UInt8] = []
  var cells: [Cell] = []
  /// The 1-based numbers of the rows that have cells with text.
  var numbers: [Int] = []
  /// Where the cells of each row end.
  var cellEnds: [Int] = []
  /// The row of each cell whose formula has no value.
  var uncalculated: [Int] = []

  func cells(row: Int) -> ArraySlice<Cell> {
    cells[(row == 0 ? 0 : cellEnds[row - 1])..<cellEnds[row]]
  }

  /// The row's fields from its first column to its last one with text.
  func fields(row: Int) -> [String] {
    var fields: [String] = []
    for cell in cells(row: row) {
      while fields.count < cell.column { fields.append("") }
      let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
      if fields.count == cell.column { fields.append(text) }
    }
    return fields
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    cellEnds.removeAll(keepingCapacity: true)
    uncalculated.removeAll(keepingCapacity: true)
  }

  /// Adds a row that is complete; one without text is none.
  mutating func append(_ row: SheetRow, number: Int) {
    guard !row.cells.isEmpty else { return }
    let offset = bytes.count
    bytes.append(contentsOf: row.bytes)
    for cell in row.cells {
      cells.append(Cell(column: cell.column, start: offset + cell.start, end: offset + cell.end))
    }
    numbers.append(number)
    cellEnds.append(cells.count)
  }
}

/// A row that is being read; it may end in a later piece.
struct SheetRow {
  var bytes: [UInt8] = []
  var cells: [SheetRows.Cell] = []

  /// Adds a cell without the blanks around its text. A cell holds at most 32767 characters; a shared text that is longer
  /// would let a small sheet fill the memory.
  mutating func append(_ text: ArraySlice<UInt8>, column: Int) {
    var text = text.prefix(32_767 * 4)
    while let last = text.last, last <= 0x20 { text.removeLast() }
    while let first = text.first, first <= 0x20 { text.removeFirst() }
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells.append(SheetRows.Cell(column: column, start: start, end: bytes.count))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }
}
