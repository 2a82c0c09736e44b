/// Follows the rows of a list and tells those of totals from records: their figures are those of the rows above.
struct TotalsProof {
  /// The figures of each column, read with a decimal point and with a decimal comma.
  private typealias Section = [(point: ColumnFigures, comma: ColumnFigures)]

  private let judgement: TotalsRow
  /// Since the last row of totals, and between those before it, from the first to the last.
  private var open: Section = []
  private var openCount = 0
  private var closed: [Section] = []
  /// The filled columns of the row before, when it was one of totals.
  private var columnsBefore: [Int]?
  /// Sections that a sum can run over, beside the whole list.
  private static let sectionLimit = 1000

  init(_ judgement: TotalsRow) { self.judgement = judgement }

  /// Takes the next row of a batch, and tells whether it is one of totals.
  mutating func absorb(
    _ batch: borrowing Batch, _ row: Int, as kind: PageFurniture.Kind?
  ) -> Bool {
    absorb(
      (0..<batch.columnCount).map { batch.bytes[batch.range(row: row, column: $0)] }, as: kind)
  }

  /// The same by its cells.
  mutating func absorb(_ cells: [ArraySlice<UInt8>], as kind: PageFurniture.Kind?) -> Bool {
    switch kind {
    case .totals(let figure):
      if isTotal(cells, figure) { return true }
    case .some: return false
    case nil: break
    }
    add(cells)
    return false
  }

  private mutating func add(_ cells: [ArraySlice<UInt8>]) {
    columnsBefore = nil
    while open.count < cells.count { open.append((ColumnFigures(), ColumnFigures())) }
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      open[column].point.absorb(WrittenNumber(cell, decimalComma: false))
      open[column].comma.absorb(WrittenNumber(cell, decimalComma: true))
    }
    openCount += 1
  }

  private mutating func isTotal(_ cells: [ArraySlice<UInt8>], _ figure: TotalsWords.Figure) -> Bool
  {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    var numbers: [Int] = []
    for column in filled.dropFirst() {
      if WrittenNumber.isNumber(cells[column]) {
        numbers.append(column)
      } else if !UnitsRow.isUnit(String(decoding: cells[column], as: UTF8.self)) {
        // It is of one asset, order or time.
        return false
      }
    }
    // Without numbers it would be no sample either.
    if numbers.isEmpty { return true }
    let isBeside = figure == .other && columnsBefore == filled
    guard isBeside || isProven(cells, numbers, figure) else { return false }
    columnsBefore = filled
    if openCount > 0 {
      closed.append(open)
      if closed.count > Self.sectionLimit {
        closed.replaceSubrange(0...1, with: [Self.merged(closed[0], closed[1])])
      }
      open = []
      openCount = 0
    }
    return true
  }

  /// Whether the figures are those of the rows since some row of totals, or of all.
  private func isProven(
    _ cells: [ArraySlice<UInt8>], _ numbers: [Int], _ figure: TotalsWords.Figure
  ) -> Bool {
    var section = open
    if openCount > 0, proves(cells, numbers, figure, section) { return true }
    for earlier in closed.reversed() {
      section = Self.merged(section, earlier)
      if proves(cells, numbers, figure, section) { return true }
    }
    return false
  }

  private func proves(
    _ cells: [ArraySlice<UInt8>], _ numbers: [Int], _ figure: TotalsWords.Figure,
    _ section: Section
  ) -> Bool {
    var isTelling = false
    for column in numbers {
      guard column < section.count else { return false }
      let proofs = [
        judgement.proof(
          WrittenNumber(cells[column], decimalComma: false), section[column].point, figure),
        judgement.proof(
          WrittenNumber(cells[column], decimalComma: true), section[column].comma, figure),
      ]
      guard let best = proofs.compactMap({ $0 }).max() else { return false }
      isTelling = isTelling || best == .telling
    }
    return isTelling
  }

  private static func merged(_ a: Section, _ b: Section) -> Section {
    (0..<max(a.count, b.count)).map { column in
      guard column < a.count else { return b[column] }
      guard column < b.count else { return a[column] }
      return (a[column].point.merged(b[column].point), a[column].comma.merged(b[column].comma))
    }
  }
}
