import Vocabulary

// A sheet is a drawing board: titles, notes and several tables lie on it. The first rows show where tables begin.

/// One table of a sheet, as its first rows show it.
struct SheetTable {
  /// Rows that decide.
  static let headCount = 400

  var info: TableInfo
  /// The numbers of the rows of values and of what stands between them.
  var rows: Range<Int>
  var furniture: PageFurniture
  /// Columns that stand for signals beside each other.
  private var groups: SampleGroups?
  /// What most values of each column look like.
  var kinds: [CellKind]

  /// The tables among the first rows of a sheet, from top to bottom; none when it has no text.
  static func tables(_ name: String, _ head: SheetRows) -> [SheetTable] {
    guard !head.numbers.isEmpty else { return [] }
    var fields = head.numbers.indices.prefix(headCount).map { head.fields(row: $0) }
    // Sheets leave out empty cells, so every row is as wide as the widest.
    let width = fields.map(\.count).max() ?? 0
    for i in fields.indices {
      fields[i] += Array(repeating: "", count: width - fields[i].count)
    }
    let numbers = Array(head.numbers.prefix(headCount))
    var tables: [SheetTable] = []
    for block in blocks(fields, numbers) {
      let end = block.upperBound < numbers.count ? numbers[block.upperBound] : Int.max
      var table = SheetTable(name, Array(fields[block]), Array(numbers[block]), end: end)
      if !tables.isEmpty {
        let title = table.info.preamble.last ?? "table \(tables.count + 1)"
        table.info.name = "\(name): \(title)"
      }
      tables.append(table)
    }
    return tables
  }

  private init(_ name: String, _ fields: [[String]], _ numbers: [Int], end: Int) {
    let search = HeaderSearch(rows: fields)
    let above = fields.prefix(search.headerRow ?? search.firstRow)
    info = TableInfo(
      name: name, header: search.names, hasHeader: search.headerRow != nil,
      headerLine: search.headerRow.map { numbers[$0] } ?? 0,
      preamble: above.map { row in row.filter { !$0.isEmpty }.joined(separator: " | ") },
      labels: search.labels, units: search.units)
    groups = SampleGroups(rows: fields, search: search)
    let firstRow = groups?.firstRow ?? search.firstRow
    let first = firstRow < numbers.count ? numbers[firstRow] : (numbers.last ?? 0) + 1
    rows = first..<max(first, end)
    furniture = PageFurniture(rows: fields, search: search)
    kinds = Self.kinds(fields[min(search.firstRow, fields.count)...], count: info.header.count)
  }

  var hasGroups: Bool { groups != nil }

  /// Whether it looks like a table rather than like boxes that place things on a page.
  var isTable: Bool { info.hasHeader && info.header.count >= 2 && kinds.contains { $0 != .empty } }

  /// The table as rows that are read anew each time.
  func source(
    path: String, _ open: @escaping @Sendable () throws(ReadError) -> any SheetRowSource
  ) -> TableSource {
    let (info, rows, furniture) = (info, rows, furniture)
    let source = TableSource(info: info) { () throws(ReadError) in
      let reader = { @Sendable () throws(ReadError) -> any TableReader in
        SheetReader(try open(), of: path, info: info, rows: rows)
      }
      return ListReader(try reader(), of: path, without: furniture, history: [reader])
    }
    return groups.map { source.turned($0) } ?? source
  }

  /// Takes the names of the table before it, when a long export was spread over sheets and only the first has a header.
  mutating func continues(_ other: SheetTable, path: String) {
    guard !info.hasHeader, other.info.hasHeader, info.header.count == other.info.header.count,
      kinds == other.kinds, kinds.contains(where: { $0 != .text })
    else { return }
    info.header = other.info.header
    info.units = other.info.units
    info.hasHeader = true
    info.problems.append(
      Problem(
        severity: .note, location: SourceLocation(path: path),
        message:
          "the sheet '\(info.name)' has no header; it is read with that of '\(other.info.name)', "
          + "whose columns hold values of the same kinds",
        help: "nothing to do; if it is another table, give it a header"))
  }

  static func kinds(_ rows: ArraySlice<[String]>, count: Int) -> [CellKind] {
    (0..<count).map { column in
      CellKind.mostCommon(
        rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil })
    }
  }

  /// The rows of each table, cut at empty rows below which another table begins.
  private static func blocks(_ fields: [[String]], _ numbers: [Int]) -> [Range<Int>] {
    let gaps = numbers.indices.dropFirst().filter { numbers[$0] > numbers[$0 - 1] + 1 }
    var blocks: [Range<Int>] = []
    var start = 0
    for (i, gap) in gaps.enumerated() {
      let end = i + 1 < gaps.count ? gaps[i + 1] : fields.count
      if OtherTableBelow.inForce.holds(
        Array(fields[gap..<end]), below: Array(fields[start..<gap]))
      {
        blocks.append(start..<gap)
        start = gap
      }
    }
    blocks.append(start..<fields.count)
    return blocks
  }
}
