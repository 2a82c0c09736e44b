/// The tables and columns themselves.
extension EvidenceTable {
  static let documentation = EvidenceTable(
    "documentation", "one row per table and column: this list",
    of: (table: String, column: String?, about: String).self,
    rows: { _, add in
      for table in Evidence.schema {
        add((table.name, nil, table.about))
        for column in table.columns { add((table.name, column.name, column.about)) }
      }
    },
    columns: [
      .text("table_name", "table") { $0.table },
      .text("column_name", "column; NULL for the table itself") { $0.column },
      .text("about", "what it means") { $0.about },
    ])
}
