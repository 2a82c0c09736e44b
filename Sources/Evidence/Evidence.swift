package import Behaviour
import Foundation

/// The facts of one plant as tables that rules join; in memory, written to a file on request.
///
/// The same facts give the same bytes: nothing of the run is in it. Not thread-safe.
package final class Evidence {
  package static let schema: [EvidenceTable] = [
    .plant, .source, .sourceTable, .sourceColumn, .sourceEdge, .asset, .assetName, .link, .orphan,
    .assetParent,
    .signal, .gap,
    .flatline, .witness, .disagreement, .stability, .change, .operatingPoint, .running, .clock,
    .clockPair,
    .workOrder,
    .productionOrder,
    .downtime, .inspection, .doubtfulDate, .batchLink, .unmatchedID, .owner, .problem, .reject,
    .need, .joint,
    .needSource,
    .history, .documentation,
  ]

  private let database: Database

  private init() throws(DatabaseError) {
    database = try Database()
    for table in Evidence.schema { try database.execute(table.creation) }
  }

  /// The tables without facts.
  package static func empty() throws(DatabaseError) -> Evidence {
    let evidence = try Evidence()
    try evidence.writeIndexes()
    return evidence
  }

  /// The facts of `plant`, and what `useCases` need of it.
  package convenience init(_ plant: Plant, useCases: [UseCase] = []) throws(DatabaseError) {
    try self.init()
    let facts = EvidenceFacts(plant, useCases)
    try database.execute("BEGIN")
    for table in Evidence.schema { try table.write(facts, database) }
    // Sorting an index once takes less than finding the place of every row in it.
    try writeIndexes()
    try database.execute("COMMIT")
    try database.execute("ANALYZE")
  }

  /// Adds tables that no rule reads, such as what was concluded.
  package func add(_ tables: [EvidenceTable]) throws(DatabaseError) {
    let nothing = EvidenceFacts(Plant(), [])
    try database.execute("BEGIN")
    let statement = try database.prepare("INSERT INTO documentation VALUES (?, ?, ?)")
    for table in tables {
      try database.execute(table.creation)
      try table.write(nothing, database)
      try statement.run([.text(table.name), .null, .text(table.about)])
      for column in table.columns {
        try statement.run([.text(table.name), .text(column.name), .text(column.about)])
      }
    }
    try database.execute("COMMIT")
  }

  private func writeIndexes() throws(DatabaseError) {
    for table in Evidence.schema { try database.execute(table.indexCreation) }
  }

  /// Adds one row of the columns that are given; the others stay NULL.
  package func insert(
    into table: String, _ cells: [(column: String, value: SQLValue)]
  ) throws(DatabaseError) {
    guard !cells.isEmpty else {
      try database.execute("INSERT INTO \(table) DEFAULT VALUES")
      return
    }
    let names = cells.map(\.column).joined(separator: ", ")
    let marks = Array(repeating: "?", count: cells.count).joined(separator: ", ")
    let statement = try database.prepare("INSERT INTO \(table) (\(names)) VALUES (\(marks))")
    try statement.run(cells.map(\.value))
  }

  /// Instructions of SQLite's machine that one rule may take: some seconds.
  package static let stepBudget = 50_000_000
  static let rowBudget = 2_000_000
  /// Far more than a rule needs on the largest plant; only a hostile one gets there.
  static let secondBudget = 60.0

  /// Names of the columns that a SELECT returns; an error when it is anything but one SELECT on the facts.
  package func columns(of sql: String) throws(DatabaseError) -> [String] {
    try database.guarded(steps: Evidence.stepBudget, seconds: Evidence.secondBudget) {
      () throws(DatabaseError) -> [String] in
      let statement = try database.prepare(sql)
      guard statement.isReadOnly else { throw DatabaseError("not authorized") }
      return statement.columnNames
    }
  }

  /// The rows of a SELECT that may come from a stranger: it can read the facts and nothing else, and is stopped when
  /// it takes too long or too much.
  package func select(
    _ sql: String, steps: Int = Evidence.stepBudget, seconds: Double = Evidence.secondBudget
  ) throws(DatabaseError) -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    try forEachRow(of: sql, steps: steps, seconds: seconds) {
      (row, columns) throws(DatabaseError) in
      rows.append(columns.indices.map { row.value($0) })
    }
    return rows
  }

  /// Calls `body` with each row of a SELECT that may come from a stranger, and with the names of its columns.
  package func forEachRow(
    of sql: String, steps: Int = Evidence.stepBudget, seconds: Double = Evidence.secondBudget,
    _ body: (_ row: Statement, _ columns: [String]) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    try database.guarded(steps: steps, seconds: seconds) {
      () throws(DatabaseError) -> Void in
      let statement = try database.prepare(sql)
      guard statement.isReadOnly else { throw DatabaseError("not authorized") }
      let columns = statement.columnNames
      var count = 0
      while try statement.step() {
        guard count < Evidence.rowBudget else {
          throw DatabaseError("it returns more than \(Evidence.rowBudget) rows")
        }
        count += 1
        try body(statement, columns)
      }
    }
  }

  /// Writes the database to a file of its own, replaced as a whole.
  package func write(to path: String) throws {
    let part = path + ".part"
    try? FileManager.default.removeItem(atPath: part)
    do {
      try database.copy(to: part)
      guard unsafe rename(part, path) == 0 else {
        throw DatabaseError(unsafe String(cString: strerror(errno)).lowercased())
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}
