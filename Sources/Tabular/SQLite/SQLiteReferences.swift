/// The keys of other tables that a table declares as such: its rows show what these tables call their rows in their place.
///
/// `mesures(noeud REFERENCES noeuds(id), …)` says of a sample only that its node is 107; what node 107 is stands in `noeuds`. An
/// export is one table, so the texts of the row that is meant take the place of the key.
struct SQLiteReferences {
  private struct Reference {
    var column: String
    var table: String
    var key: String
    var texts: [String]
  }

  private let name: String
  private var columns: [String] = []
  private var references: [Reference] = []

  /// Columns of texts that are taken from one table; more would make rows of nothing else.
  private static let mostTexts = 8

  init(_ name: String, _ connection: SQLiteConnection) throws(ReadError) {
    self.name = name
    let own = try SQLiteReferences.columns(of: name, connection)
    columns = own.map(\.name)
    let rows = try connection.prepare(
      "PRAGMA foreign_key_list(\(SQLiteScan.quoted(name)))",
      reading: "the table '\(name)'")
    var found: [(id: Int64, column: String, table: String, key: String?)] = []
    while try rows.step() {
      guard let id = rows.integer(0), let table = rows.text(2), let column = rows.text(3) else {
        continue
      }
      found.append((id, column, table, rows.text(4)))
    }
    for reference in found
    where found.count(where: { $0.id == reference.id }) == 1 && reference.table != name
      && !references.contains(where: { $0.column == reference.column })
    {
      let other = try SQLiteReferences.columns(of: reference.table, connection)
      let keys = other.filter(\.isKey)
      // The key of one row; what refers to anything else may mean several.
      guard keys.count == 1, reference.key == nil || keys[0].name == reference.key else { continue }
      let texts = other.filter { $0.isText && !$0.isKey }.map(\.name).prefix(Self.mostTexts)
      guard !texts.isEmpty, columns.contains(reference.column) else { continue }
      references.append(
        Reference(
          column: reference.column, table: reference.table, key: keys[0].name,
          texts: Array(texts)))
    }
  }

  /// What reads the table so, as `d`; `nil` where it refers to nothing.
  var select: String? {
    guard !references.isEmpty else { return nil }
    var shown: [String] = []
    for column in columns {
      guard let i = references.firstIndex(where: { $0.column == column }) else {
        shown.append("d.\(SQLiteScan.quoted(column))")
        continue
      }
      shown += references[i].texts.map { "r\(i).\(SQLiteScan.quoted($0))" }
    }
    let joins = references.enumerated().map { i, reference in
      " LEFT JOIN \(SQLiteScan.quoted(reference.table)) AS r\(i) "
        + "ON r\(i).\(SQLiteScan.quoted(reference.key)) = d.\(SQLiteScan.quoted(reference.column))"
    }
    return
      "SELECT \(shown.joined(separator: ", ")) FROM \(SQLiteScan.quoted(name)) AS d NOT INDEXED"
      + joins.joined()
  }

  private static func columns(
    of table: String, _ connection: SQLiteConnection
  ) throws(ReadError) -> [(name: String, isText: Bool, isKey: Bool)] {
    let rows = try connection.prepare(
      "PRAGMA table_info(\(SQLiteScan.quoted(table)))",
      reading: "the table '\(table)'")
    var columns: [(name: String, isText: Bool, isKey: Bool)] = []
    while try rows.step() {
      guard let name = rows.text(1) else { continue }
      let type = (rows.text(2) ?? "").uppercased()
      let isText = ["CHAR", "TEXT", "CLOB"].contains(where: type.contains)
      columns.append((name, isText, (rows.integer(5) ?? 0) > 0))
    }
    return columns
  }
}
