package import Vocabulary

/// A row of an export as it stands there, for a reader to see.
package struct ShownRow: Sendable, Equatable {
  /// As many rows show a finding; of each kind of sample that shows something, as many are remembered.
  package static let most = 5
  /// As many pairs of rows show how two clocks stand to each other.
  package static let mostPairs = 3

  package var path: String
  /// Sheet, table or array within the file; `nil` where a file is one table.
  package var table: String?
  /// As `SourceLocation.line`; 0 when only the file is known.
  package var line: Int
  /// The fields, parted as the file parts them; `nil` when the row was not looked up.
  package var text: String?
  /// Header of the column that shows it, and its field.
  package var field: String?
  package var value: String?
  /// Letter and row, in a sheet.
  package var cell: String?
  /// The rows before and after it.
  package var before: String?
  package var after: String?

  package init(path: String, line: Int = 0) {
    self.path = path
    self.line = line
  }
}

/// Rows that are to be found again: a line, or samples of a tag.
package struct WantedRow: Hashable, Sendable {
  package var path: String
  /// The table within the file, where that is known: in a workbook, two sheets have a row of the same number.
  package var table: String?
  /// 0 for samples of a tag.
  package var line = 0
  package var tag: String?
  /// Written times, microseconds since 1970, both included.
  package var from = Int64.min
  package var to = Int64.max
  /// Only samples of this value.
  package var value: Double?
  /// Only samples of values from and to.
  package var low = -Double.infinity
  package var high = Double.infinity
  /// How many, the first of the file.
  package var most = 1
  /// What the column to look at holds: a name that stands in the row or, in a table with a column for each signal, above it.
  package var word: String?
  /// What the column to look at means; the value of the sample, or none, without it.
  package var role: ColumnRole?

  package init(path: String, line: Int = 0, tag: String? = nil) {
    self.path = path
    self.line = line
    self.tag = tag
  }

  /// What tells nearly all of them apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(from)
    hasher.combine(tag)
  }
}
