package import Vocabulary

/// Whether what stands below an empty row of a sheet is a table of its own.
package struct OtherTableBelow: Judgement {
  package static let id = "tables/other-table-below"
  package static let inForce = loaded()

  let leastColumns: Int

  /// It has a header of its own that cannot belong to the table above: it fills other columns, or it holds names where the
  /// table above holds numbers or times. Pairs of a word and a value are no table.
  func holds(_ below: [[String]], below above: [[String]]) -> Bool {
    let first = HeaderSearch(rows: above)
    let second = HeaderSearch(rows: below)
    guard let top = first.headerRow, let header = second.headerRow, top + 1 < above.count,
      header + 1 < below.count, above[top] != below[header]
    else { return false }
    func columns(_ row: [String]) -> [Int] { row.indices.filter { !row[$0].isEmpty } }
    let old = columns(above[top])
    let new = columns(below[header])
    guard old.count >= leastColumns, new.count >= leastColumns else { return false }
    if old != new { return true }
    let kinds = SheetTable.kinds(above[(top + 1)...], count: above[top].count)
    return new.contains { column in
      (kinds[column] == .number || kinds[column] == .time)
        && CellKind(below[header][column]) == .text
    }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let (above, below) = (given.table("above"), given.table("below"))
    let width = (above + below).map(\.count).max() ?? 0
    func filled(_ rows: [[String]]) -> [[String]] {
      rows.map { $0 + Array(repeating: "", count: width - $0.count) }
    }
    return holds(filled(below), below: filled(above))
  }
}
