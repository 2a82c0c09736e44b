import Calendar
import Recognition
import Vocabulary

/// Counts the identifiers of a table that a spreadsheet spoiled: rounded to `1.23E+11`, or taken for a day, `3-Mar`.
///
/// A rounded one is none: several identifiers look the same afterwards, so none may be matched.
struct SpoiledCells: Sendable {
  private struct Column {
    var rounded = 0
    var days = 0
    /// Values such as `3-4`, among which a day was one too.
    var pairs = 0
    var firstRounded = (text: "", line: 0)
    var firstDay = (text: "", line: 0)
  }
  private var isIdentifier: [Bool]
  private var columns: [Column]

  init(_ table: RecognizedTable) {
    isIdentifier = table.columns.map { $0.role.isIdentifier }
    columns = Array(repeating: Column(), count: table.columns.count)
  }

  /// Notes a field that is not empty; true when it is rounded.
  mutating func note(_ text: String, _ column: Int, line: Int) -> Bool {
    guard isIdentifier[column] else { return false }
    if SpoiledIdentifier.isRounded(text) {
      if columns[column].rounded == 0 { columns[column].firstRounded = (text, line) }
      columns[column].rounded += 1
      return true
    }
    if SpoiledIdentifier.isPair(text) {
      columns[column].pairs += 1
    } else if SpoiledIdentifier.isDay(text) {
      if columns[column].days == 0 { columns[column].firstDay = (text, line) }
      columns[column].days += 1
    }
    return false
  }

  func problems(of table: RecognizedTable) -> [Problem] {
    var problems: [Problem] = []
    func tell(_ count: Int, _ first: (text: String, line: Int), _ i: Int, _ what: String) {
      problems.append(
        Problem(
          severity: .warning, location: SourceLocation(path: table.path, line: first.line),
          message: "\(count) value\(count == 1 ? "" : "s") of column '\(table.columns[i].name)' "
            + "\(count == 1 ? "was" : "were") \(what) by a spreadsheet, such as '\(first.text)'",
          help: "export the column again as text, and do not open the file in a spreadsheet"))
    }
    for (i, column) in columns.enumerated() {
      if column.rounded > 0 {
        tell(column.rounded, column.firstRounded, i, "rounded to a number")
      }
      if column.days > 0, column.pairs > 0 {
        tell(column.days, column.firstDay, i, "turned into a date")
      }
    }
    return problems
  }
}

extension ColumnRole {
  /// Whether its fields name one thing among others.
  fileprivate var isIdentifier: Bool {
    switch self {
    case .asset, .assetAlias, .tag, .batch, .order, .material, .workOrder, .costCenter: true
    default: false
    }
  }
}
