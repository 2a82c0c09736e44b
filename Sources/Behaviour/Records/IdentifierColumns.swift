import Linking
import Profiling
import Recognition
import Vocabulary

/// The batch, order and material numbers of all tables, for matching across systems.
func identifierColumns(_ tables: [RecordTable]) -> [IdentifierColumn] {
  var columns: [IdentifierColumn] = []
  for table in tables {
    let kinds: [TableKind] = [.orders, .inspections, .batches, .materials]
    guard kinds.contains(table.table.kind) else { continue }
    let list = ([table.table.kind.rawValue] + table.table.columns.map(\.name))
      .joined(separator: "\u{1F}")
    for (role, key) in [(ColumnRole.batch, IdentifierColumn.Key.batch), (.order, .order)] {
      guard let column = table.table.column(role) else { continue }
      var seen: Set<String> = []
      var identifiers: [(text: String, line: Int)] = []
      for record in table.records {
        let text = record.fields[column.index]
        if !text.isEmpty, seen.insert(text).inserted { identifiers.append((text, record.line)) }
      }
      guard !identifiers.isEmpty else { continue }
      columns.append(
        IdentifierColumn(
          path: table.table.path, system: table.table.system, column: column.name, key: key,
          identifiers: identifiers, list: list))
    }
  }
  return columns
}
