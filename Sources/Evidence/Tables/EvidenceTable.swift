/// A table of the evidence database: what it is about, and how its rows come from the facts. The CREATE statements, the
/// table `documentation`, the rows and the checks of rule examples are all made from one list of columns.
package struct EvidenceTable: Sendable {
  package var name: String
  package var about: String
  package var columns: [EvidenceColumn]
  /// Columns that rules join on.
  private var indexes: [String]
  /// Adds a row for each fact.
  let write: @Sendable (EvidenceFacts, Database) throws(DatabaseError) -> Void

  /// - Parameter rows: calls `add` with what each row is made from, in the order of the table.
  package init<Row>(
    _ name: String, _ about: String, indexes: [String] = [], of _: Row.Type,
    rows: @escaping @Sendable (_ facts: EvidenceFacts, _ add: (Row) -> Void) -> Void,
    columns: [Column<Row>]
  ) {
    self.name = name
    self.about = about
    self.indexes = indexes
    self.columns = columns.map(\.column)
    write = { (facts, database) throws(DatabaseError) in
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      let statement = try database.prepare("INSERT INTO \(name) VALUES (\(marks))")
      var cells: [SQLValue] = []
      var result = Result<Void, DatabaseError>.success(())
      rows(facts) { row in
        guard case .success = result else { return }
        cells.removeAll(keepingCapacity: true)
        for column in columns { cells.append(column.value(row)) }
        result = Result { () throws(DatabaseError) in try statement.run(cells) }
      }
      try result.get()
    }
  }

  var creation: String {
    let lines = columns.enumerated().map { index, column in
      "  \(column.name) \(column.kind.rawValue)\(index + 1 < columns.count ? "," : "")"
        + " -- \(column.about)"
    }
    return "CREATE TABLE \(name) ( -- \(about)\n\(lines.joined(separator: "\n"))\n);\n"
  }

  var indexCreation: String {
    indexes.map { "CREATE INDEX \(name)_\($0) ON \(name)(\($0));\n" }.joined()
  }
}
