/// A row under the header that says in which unit each column is, with rows of its like around it (`Avg`, `mean`).
struct UnitsRow {
  /// The row of the units.
  var row: Int
  /// The first row of values.
  var end: Int

  /// Judges the rows under a header; `nil` when they begin with values.
  ///
  /// Texts must stand over numbers or times alone, and one of them must be a unit that everyone knows.
  init?(_ below: ArraySlice<[String]>, judgement: UnitsUnderHeader = .inForce) {
    let width = below.prefix(200).map(\.count).max() ?? 0
    let run = below.prefix(judgement.mostRows + 1).prefix { row in
      row.allSatisfy { $0.isEmpty || CellKind($0) == .text }
    }
    guard !run.isEmpty, run.count <= judgement.mostRows, run.endIndex < below.endIndex else {
      return nil
    }
    let values = below[run.endIndex...].prefix(200)
    let kinds = (0..<width).map { column in
      CellKind.mostCommon(
        values.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil })
    }
    let words = FormatWords.inForce
    let standsOverNumbers = run.allSatisfy { row in
      row.enumerated().allSatisfy { column, cell in
        cell.isEmpty || words.noUnit.contains(cell) || kinds[column] == .number
          || kinds[column] == .time
      }
    }
    guard standsOverNumbers,
      let row = run.indices.first(where: { i in
        run[i].enumerated().contains { kinds[$0] == .number && Self.isUnit($1) }
      })
    else { return nil }
    self.row = row
    end = run.endIndex
  }

  static func isUnit(_ cell: String) -> Bool {
    var text = cell[...]
    if let first = text.first, let last = text.last, "([{".contains(first), ")]}".contains(last) {
      text = text.dropFirst().dropLast()
    }
    let words = FormatWords.inForce
    return words.unitSigns.contains { text.contains($0) }
      || words.units.contains(text.lowercased())
  }
}
