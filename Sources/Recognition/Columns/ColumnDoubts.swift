import Calendar
import Tabular
package import Vocabulary

extension RecognizedTable {
  /// What is doubtful in the columns, as where, what and how to fix it.
  package var doubts: [Problem] {
    columns.compactMap { column in
      guard let doubt = column.doubt else { return nil }
      return Problem(
        severity: .warning, location: SourceLocation(path: path, line: source.info.headerLine),
        message: "column '\(column.name)' \(doubt.message)", help: doubt.help)
    }
  }
}
