import CSQLite
import Foundation
import Tabular
import Testing

/// A database that SQLite itself writes into the folder of a test.
struct SQLiteFixture: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var sql: String
  /// Expected of each table: its name, its columns and its rows.
  var tables: [SQLiteTable]

  init(_ description: String, _ sql: String, _ tables: [SQLiteTable]) {
    testDescription = description
    self.sql = sql
    self.tables = tables
  }
}

struct SQLiteTable: Sendable, Equatable {
  var name: String
  var header: [String]
  var rows: [[String]]

  init(_ name: String, _ header: [String], _ rows: [[String]]) {
    self.name = name
    self.header = header
    self.rows = rows
  }
}

struct SQLiteFailure: Error {
  var message: String
}

extension TemporaryFolder {
  /// Runs statements in a database of the folder. `isLeftOpen` leaves the files as a program leaves them that still runs.
  @discardableResult
  func database(
    _ sql: String, named name: String = "x.db", isLeftOpen: Bool = false
  ) throws -> SourceFile {
    let path = URL(fileURLWithPath: self.path).appendingPathComponent(name).path
    var handle: OpaquePointer?
    guard unsafe sqlite3_open(path, &handle) == SQLITE_OK,
      // Nobody needs the files after a power cut, and waiting for the disk takes most of the time.
      unsafe sqlite3_exec(handle, "PRAGMA synchronous = OFF;" + sql, nil, nil, nil) == SQLITE_OK
    else {
      defer { unsafe sqlite3_close(handle) }
      throw SQLiteFailure(message: unsafe String(cString: sqlite3_errmsg(handle)))
    }
    if !isLeftOpen { unsafe sqlite3_close(handle) }
    return try file(named: name)
  }

  func file(named name: String) throws -> SourceFile {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    return SourceFile(
      path: name, absolutePath: url.path, byteCount: try Data(contentsOf: url).count)
  }
}

extension SQLiteTable {
  /// The tables of a database as text.
  static func all(in file: SourceFile) throws -> [SQLiteTable] {
    try FileFormat.tables(of: file).map { source in
      let contents = Contents(try source.open())
      if let error = contents.error { throw SQLiteFailure(message: error) }
      return SQLiteTable(source.info.name, source.info.header, contents.rows)
    }
  }
}

extension SQLiteFixture {
  static let all: [SQLiteFixture] = [
    .init(
      "every kind of value",
      """
      CREATE TABLE v(a, b REAL, c TEXT, d BLOB);
      INSERT INTO v VALUES (NULL, NULL, NULL, NULL), (0, 1, 'é', x'00FF'),
        (-9223372036854775808, -0.5, '', x''), (9223372036854775807, 1e300, 'a,"b"' || char(10), zeroblob(70)),
        ('text', 0.1, 5, 'text');
      """,
      [
        .init(
          "v", ["a", "b", "c", "d"],
          [
            ["", "", "", ""], ["0", "1", "é", "00ff"],
            ["-9223372036854775808", "-0.5", "", ""],
            [
              "9223372036854775807", "1e+300", "a,\"b\"\n",
              String(repeating: "00", count: 64) + "…",
            ], ["text", "0.1", "5", "text"],
          ])
      ]),
    .init(
      "names with quotes, blanks and keywords",
      #"""
      CREATE TABLE "a""b"("x""y", " select ", '', [from]); INSERT INTO "a""b" VALUES (1, 2, 3, 4);
      CREATE TABLE "Tabelle für Öl 50%?#"(rowid, oid, _rowid_); INSERT INTO "Tabelle für Öl 50%?#" VALUES ('r', 'o', '_');
      """#,
      [
        .init("Tabelle für Öl 50%?#", ["rowid", "oid", "_rowid_"], [["r", "o", "_"]]),
        .init("a\"b", ["x\"y", "select", "column 3", "from"], [["1", "2", "3", "4"]]),
      ]),
    .init(
      "tables of SQLite and of modules are left out",
      """
      CREATE TABLE plain(id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE); INSERT INTO plain(a) VALUES ('x');
      CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words VALUES ('never read'); ANALYZE;
      """, [.init("plain", ["id", "a"], [["1", "x"]])]),
    .init(
      "an index does not change the order",
      """
      CREATE TABLE t(a, b); INSERT INTO t VALUES (3, 1), (1, 2), (2, 3); CREATE INDEX i ON t(a, b);
      """, [.init("t", ["a", "b"], [["3", "1"], ["1", "2"], ["2", "3"]])]),
    .init(
      "without row numbers, generated columns, nothing in it",
      """
      CREATE TABLE empty(a, b);
      CREATE TABLE keyed(k PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO keyed VALUES ('b', 1), ('a', 2);
      CREATE TABLE sums(a, b AS (a * 2)); INSERT INTO sums VALUES (4);
      """,
      [
        .init("empty", ["a", "b"], []), .init("keyed", ["k", "v"], [["a", "2"], ["b", "1"]]),
        .init("sums", ["a", "b"], [["4", "8"]]),
      ]),
    .init(
      "views come after tables",
      """
      CREATE TABLE z(a); INSERT INTO z VALUES (1), (2);
      CREATE VIEW a AS SELECT a AS twice, a * 2 AS double FROM z ORDER BY a DESC;
      """,
      [
        .init("z", ["a"], [["1"], ["2"]]),
        .init("a", ["twice", "double"], [["2", "4"], ["1", "2"]]),
      ]),
    .init(
      "UTF-16",
      "PRAGMA encoding = 'UTF-16'; CREATE TABLE \"größe\"(wert); INSERT INTO \"größe\" VALUES ('12 µm');",
      [.init("größe", ["wert"], [["12 µm"]])]),
    .init(
      "a log that was closed well",
      "PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1);",
      [.init("t", ["a"], [["1"]])]),
    .init(
      "Ignition",
      """
      CREATE TABLE sqlth_te(id INTEGER PRIMARY KEY, tagpath TEXT, datatype INTEGER);
      INSERT INTO sqlth_te VALUES (1, 'l1/temp', 1), (2, 'l1/count', 0), (3, 'l1/state', 2);
      CREATE TABLE sqlth_partitions(pname, drvid, start_time, end_time, blocksize, flags);
      INSERT INTO sqlth_partitions VALUES ('sqlt_data_1_2024_01', 1, 2000, 3000, 0, 0),
        ('SQLT_DATA_1_2023_12', 1, 1000, 2000, 0, 0), ('sqlt_data_1_2024_01_60', 1, 2000, 3000, 60, 0);
      CREATE TABLE sqlt_data_1_2024_01(tagid, intvalue, floatvalue, stringvalue, datevalue, dataintegrity, t_stamp,
        PRIMARY KEY(tagid, t_stamp));
      INSERT INTO sqlt_data_1_2024_01 VALUES (2, 7, NULL, NULL, NULL, 192, 2000), (1, NULL, 1.5, NULL, NULL, 192, 2001),
        (9, NULL, NULL, NULL, 5, 500, 2002);
      CREATE TABLE sqlt_data_1_2023_12(tagid, intvalue, floatvalue, stringvalue, datevalue, dataintegrity, t_stamp);
      INSERT INTO sqlt_data_1_2023_12 VALUES (3, NULL, NULL, 'Running', NULL, 192, 1000), (1, NULL, NULL, NULL, NULL, 0, 1001);
      CREATE TABLE sqlt_data_1_2024_01_60(tagid, floatvalue, t_stamp); INSERT INTO sqlt_data_1_2024_01_60 VALUES (1, 1.5, 2000);
      """,
      [
        .init(
          "sqlt_data", ["tagpath", "t_stamp", "value", "dataintegrity"],
          [
            ["l1/state", "1000", "Running", "192"], ["l1/temp", "1001", "", "0"],
            ["l1/count", "2000", "7", "192"], ["l1/temp", "2001", "1.5", "192"],
            ["9", "2002", "5", "500"],
          ]),
        .init(
          "sqlt_data_1_2024_01_60", ["tagid", "floatvalue", "t_stamp"], [["1", "1.5", "2000"]]),
        .init(
          "sqlth_partitions",
          ["pname", "drvid", "start_time", "end_time", "blocksize", "flags"],
          [
            ["sqlt_data_1_2024_01", "1", "2000", "3000", "0", "0"],
            ["SQLT_DATA_1_2023_12", "1", "1000", "2000", "0", "0"],
            ["sqlt_data_1_2024_01_60", "1", "2000", "3000", "60", "0"],
          ]),
        .init(
          "sqlth_te", ["id", "tagpath", "datatype"],
          [["1", "l1/temp", "1"], ["2", "l1/count", "0"], ["3", "l1/state", "2"]]),
      ]),
    .init(
      "partitions in the order of their names, a tag listed twice",
      """
      CREATE TABLE sqlth_te(id, tagpath); INSERT INTO sqlth_te VALUES (1, 'b'), (1, 'a');
      CREATE TABLE sqlt_data_1_2024_02(tagid, floatvalue, t_stamp); INSERT INTO sqlt_data_1_2024_02 VALUES (1, 2, 20);
      CREATE TABLE sqlt_data_1_2024_01(tagid, floatvalue, t_stamp); INSERT INTO sqlt_data_1_2024_01 VALUES (1, 1, 10);
      """,
      [
        .init(
          "sqlt_data", ["tagpath", "t_stamp", "value", "dataintegrity"],
          [["a", "10", "1", ""], ["a", "20", "2", ""]]),
        .init("sqlth_te", ["id", "tagpath"], [["1", "b"], ["1", "a"]]),
      ]),
  ]
}
