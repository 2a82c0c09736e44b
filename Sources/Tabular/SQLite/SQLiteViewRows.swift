import Foundation

/// Whether a view holds the rows of a table once more, so that one of the two is read.
///
/// A view may change what it passes on (another unit, another clock) under the same names, so the names of the columns alone prove nothing:
/// the two must count the same rows, and the first rows of the view must be rows of the table in every column that both have.
struct SQLiteViewRows {
  /// How many rows of a view are looked for in the table.
  static let compared = 1_000

  let view: String
  let table: String
  /// Which of the two says more of a row.
  let kept: Kept
  private let shared: [String]

  enum Kept {
    case view, table
  }

  /// `nil` where the columns of the view are neither less of the table, nor all of it but one, a key, and more.
  init?(view: String, columns viewColumns: [String], table: String, columns tableColumns: [String])
  {
    let (ofView, ofTable) = (Set(viewColumns), Set(tableColumns))
    if ofView.isSubset(of: ofTable) {
      kept = .table
    } else if ofTable.subtracting(ofView).count <= 1, ofTable.count > 2 {
      kept = .view
    } else {
      return nil
    }
    (self.view, self.table) = (view, table)
    shared = tableColumns.filter(ofView.contains)
  }

  /// Counts the rows of both and looks for the first rows of the view in the table.
  ///
  /// - Throws: `ReadError` where the view does not work or takes more than `steps` steps of the engine.
  func areSame(_ steps: Int, _ connection: SQLiteConnection) throws(ReadError) -> Bool {
    let (view, table) = (SQLiteScan.quoted(view), SQLiteScan.quoted(table))
    let columns = shared.map { SQLiteScan.quoted($0) }.joined(separator: ", ")
    let rows = try count("SELECT count(*) FROM \(view)", steps, connection)
    guard try rows == count("SELECT count(*) FROM \(table)", steps, connection) else {
      return false
    }
    let others = """
      SELECT count(*) FROM (
        SELECT * FROM (SELECT \(columns) FROM \(view) LIMIT \(Self.compared))
        EXCEPT SELECT \(columns) FROM \(table))
      """
    return try count(others, steps, connection) == 0
  }

  private func count(_ select: String, _ steps: Int, _ connection: SQLiteConnection)
    throws(ReadError) -> Int64?
  {
    let rows = try connection.prepare(select, reading: "'\(view)'", steps: steps)
    return try rows.step() ? rows.integer(0) : nil
  }
}
