import Vocabulary

// Printed lists and sheets hold rows that are no records: the header again at each page break, titles and page
// numbers, rules, sub-totals. What they look like is learnt once from the head of the table; most records are then told
// from them by the first byte of their first cell.

/// What a program puts between the records of a list.
struct PageFurniture: Sendable {
  /// What a row is, when it is no record.
  enum Kind: Equatable {
    /// A line of dashes; nobody misses it.
    case rule
    case omission(Omission.Kind)
    /// A row that calls itself one of totals, which the numbers above it have to prove.
    case totals(TotalsWords.Figure)
  }

  /// The cells of the header as written; empty when there is none.
  private let header: [[UInt8]]
  /// The first column with a name.
  private let lead: Int
  /// Lines above the header without their digits and blanks.
  private let titles: Set<[UInt8]>
  /// Filled cells of a usual record.
  private let typical: Int
  /// The recorder whose marks stand between the records; `nil` for other tables.
  private let recorder: FormatWords.Recorder?
  /// By byte: whether furniture may begin with it.
  private let mayBegin: [Bool]

  /// Learns from the first rows, which need not be of one width.
  init(rows: [[String]], search: HeaderSearch) {
    let header = search.headerRow.map { rows[$0] } ?? []
    self.header = header.map { Array($0.utf8) }
    lead = header.firstIndex { !$0.isEmpty } ?? 0
    let above = rows.prefix(search.headerRow ?? search.firstRow)
    titles = Set(above.map { Self.title($0.map { Array($0.utf8)[...] }) }.filter { !$0.isEmpty })
    let filled = rows[min(search.firstRow, rows.count)...]
      .map { row in row.count { !$0.isEmpty } }.filter { $0 > 0 }.sorted()
    typical = filled.upperMedian ?? 0
    let words = FormatWords.inForce
    let first = header.first?.lowercased()
    recorder = words.recorders.first { $0.firstColumn == first }
    var mayBegin = [Bool](repeating: false, count: 256)
    let starts = header.compactMap(\.utf8.first) + above.flatMap { $0.compactMap(\.utf8.first) }
    for byte in starts + Array("-=_+*".utf8) { mayBegin[Int(byte)] = true }
    for byte in words.totals.starts { mayBegin[Int(byte)] = true }
    if let byte = recorder?.begins.first { mayBegin[Int(byte)] = true }
    self.mayBegin = mayBegin
  }

  /// The same for a text, or `nil` when its head shows that it is a plain table.
  init?(text rows: [[String]], search: HeaderSearch) {
    self.init(rows: rows, search: search)
    let above = rows.prefix(search.headerRow ?? search.firstRow)
    let hasTitle = above.contains { $0.first?.hasPrefix("#") != true }
    let isFramed = header.first?.isEmpty ?? false
    let isList =
      hasTitle || isFramed || recorder != nil
      || rows[min(search.firstRow, rows.count)...].contains { row in
        kind(row.map { Array($0.utf8)[...] }) != nil
      }
    if !isList { return nil }
  }

  /// What a row of a batch is; `nil` for a record.
  @inline(__always)
  func kind(of row: Int, in batch: borrowing Batch) -> Kind? {
    let count = batch.columnCount
    let first = row * count
    var i = first
    let end = first + count
    while i < end, batch.starts[i] == batch.ends[i] { i += 1 }
    guard i < end else { return nil }
    if i - first <= lead, !mayBegin[Int(batch.bytes[Int(batch.starts[i])])] {
      // A record fills another cell.
      var other = i + 1
      while other < end, batch.starts[other] == batch.ends[other] { other += 1 }
      if other < end { return nil }
    }
    return kind(
      (0..<count).map { column in
        batch.bytes[batch.range(row: row, column: column)]
      })
  }

  /// What a row is, by its cells.
  func kind(_ cells: [ArraySlice<UInt8>]) -> Kind? {
    let filled = cells.filter { !$0.isEmpty }
    guard let label = filled.first else { return nil }
    if filled.allSatisfy(Self.isRule), filled.contains(where: { $0.count >= 5 }) { return .rule }
    if isHeader(cells) { return .omission(.repeatedHeader) }
    if titles.contains(Self.title(cells)) { return .omission(.text) }
    if let recorder, recorder.isMark(label) { return .omission(.control) }
    guard typical > filled.count else { return nil }
    if let figure = FormatWords.inForce.totals.figure(label) { return .totals(figure) }
    let isNote = filled.count == 1 && TextBetweenRecords.inForce.isNote(label, usual: typical)
    return isNote ? .omission(.text) : nil
  }

  private func isHeader(_ cells: [ArraySlice<UInt8>]) -> Bool {
    guard !header.isEmpty else { return false }
    for column in 0..<max(cells.count, header.count) {
      let cell = column < cells.count ? cells[column] : []
      let name = column < header.count ? header[column][...] : []
      if cell != name { return false }
    }
    return true
  }

  /// A line of text without digits and blanks, so that page 2 equals page 1. Empty when nothing else is left.
  private static func title(_ cells: [ArraySlice<UInt8>]) -> [UInt8] {
    var text: [UInt8] = []
    for cell in cells { text += cell.filter { $0 > 0x20 && !(0x30...0x39 ~= $0) } }
    return text.contains { $0 | 0x20 >= 0x61 } ? text : []
  }

  private static func isRule(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.count >= 2 && cell.allSatisfy { [0x2D, 0x3D, 0x5F, 0x2B, 0x7C].contains($0) }
  }
}
