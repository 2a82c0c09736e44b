import Calendar
import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

/// A database that cannot be read, or not all of it, and what is said of it.
struct BrokenDatabase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var sql = "CREATE TABLE t(a); INSERT INTO t VALUES (1);"
  var isLeftOpen = false
  /// Changes the bytes of the closed database.
  var damage: @Sendable ([UInt8]) -> [UInt8] = { $0 }
  var name = "x.db"
  var message: String
  var help = "copy or export the file again"

  static let all: [BrokenDatabase] = [
    .init(
      testDescription: "only the first words", damage: { Array($0.prefix(40)) },
      message: "is damaged: the file ends before its tables begin"),
    .init(
      testDescription: "cut off",
      sql: "CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(20000));",
      damage: { Array($0.prefix(9000)) },
      message: "is damaged: 2 of its 6 pages are there, as if it was cut off"),
    .init(
      testDescription: "pages of an impossible size",
      damage: { $0.prefix(16) + [3, 1] + $0.dropFirst(18) },
      message: "is damaged: its pages cannot have 769 bytes"),
    .init(
      testDescription: "a header that does not fit",
      damage: { $0.prefix(20) + Array(repeating: 0xAA, count: 8) + $0.dropFirst(28) },
      message: "is damaged: the list of tables: file is not a database"),
    .init(
      testDescription: "a list of tables that is no list",
      damage: { $0.prefix(100) + Array(repeating: 0xAA, count: 4096 - 100) + $0.dropFirst(4096) },
      message: "is damaged: the list of tables: database disk image is malformed"),
    .init(
      testDescription: "no tables", sql: "CREATE TABLE t(a); DROP TABLE t;",
      message: "holds no data", help: "export it again, or remove it from the folder"),
    .init(
      testDescription: "no tables, but a log at home",
      sql: "PRAGMA journal_mode = WAL; CREATE TABLE t(a); DROP TABLE t;",
      message:
        "is a SQLite database whose tables may all be in a '-wal' file that is not here, which cannot be read as a table",
      help: "run 'PRAGMA wal_checkpoint(TRUNCATE)' in the database, then copy it again"),
    .init(
      testDescription: "a program still writes to it",
      sql: "PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1);",
      isLeftOpen: true,
      message:
        "is a SQLite database whose newest rows may still be in 'x.db-wal', which cannot be read as a table",
      help: "close the program that writes to it, or run "
        + "'sqlite3 x.db \"PRAGMA wal_checkpoint(TRUNCATE)\"', then run again"),
    .init(
      testDescription: "in the middle of a change",
      sql: """
        CREATE TABLE t(a); PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;
        INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
          SELECT hex(randomblob(100)) FROM n;
        """, isLeftOpen: true,
      message:
        "is a SQLite database in the middle of a change, which 'x.db-journal' undoes, which cannot be read as a table",
      help: "close the program that writes to it, or run 'sqlite3 x.db .tables', then run again"),
  ]
}

/// A view that must not stop the audit, and what is said of it.
struct HostileView: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var sql: String
  var message: String

  static let all: [HostileView] = [
    .init(
      testDescription: "rows without end",
      sql: "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) "
        + "SELECT count(*) AS c FROM n",
      message: "takes too much work"),
    .init(
      testDescription: "memory without end",
      sql: "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) "
        + "SELECT max(i) AS c FROM n ORDER BY 1",
      message: "takes too much work"),
    .init(
      testDescription: "each view joins the one before with itself",
      sql: "CREATE VIEW w0 AS SELECT a FROM t;"
        + (1...16).map { "CREATE VIEW w\($0) AS SELECT x.a FROM w\($0 - 1) x, w\($0 - 1) y;" }
        .joined() + "CREATE VIEW v AS SELECT * FROM w14",
      message: "takes too much work"),
    .init(
      testDescription: "a long chain of views",
      sql: "CREATE VIEW w0 AS SELECT a FROM t;"
        + (1...250).map { "CREATE VIEW w\($0) AS SELECT a FROM w\($0 - 1);" }.joined()
        + "CREATE VIEW v AS SELECT a FROM w250",
      message: "with 252 views, which build on each other too deeply"),
    .init(
      testDescription: "a circle",
      sql: "CREATE VIEW w AS SELECT * FROM v; CREATE VIEW v AS SELECT * FROM w",
      message: "does not work (view v is circularly defined)"),
    .init(
      testDescription: "a table that is gone", sql: "CREATE VIEW v AS SELECT * FROM gone",
      message: "does not work (no such table: main.gone)"),
    .init(
      testDescription: "a function for files",
      sql: "CREATE VIEW v AS SELECT load_extension('x.so') AS a", message: "does not work"),
    .init(
      testDescription: "a value that is too long",
      sql: "CREATE VIEW v AS SELECT hex(zeroblob(30000000)) AS a",
      message: "with a value of more than 2 MB in the view 'v'"),
    .init(
      testDescription: "many long values",
      sql: "CREATE VIEW v AS SELECT "
        + (0..<200).map { "hex(zeroblob(\(900_000 + $0))) AS a\($0)" }.joined(separator: ", "),
      message: "takes too much work"),
    .init(
      testDescription: "a view over all of them",
      sql: "CREATE VIEW w AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        + "SELECT i FROM n; CREATE VIEW v AS SELECT i FROM w ORDER BY i",
      message: "takes too much work"),
  ]
}

@Suite struct SQLiteTests {
  @Test(arguments: SQLiteFixture.all)
  func `tables and views give their rows`(fixture: SQLiteFixture) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(fixture.sql, named: "a b%20?#ü.db")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(try SQLiteTable.all(in: file) == fixture.tables)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == before)
  }

  @Test(arguments: SQLiteFixture.all, [1, 2, 3, 100])
  func `parts hold the rows in their order`(fixture: SQLiteFixture, count: Int) throws {
    let folder = try TemporaryFolder()
    let sources = try FileFormat.tables(of: folder.database(fixture.sql))
    for (source, table) in zip(sources, fixture.tables) {
      let parts = try source.parts?(count) ?? []
      #expect(parts.count <= count)
      guard !parts.isEmpty else { continue }
      var rows: [[String]] = []
      for part in parts {
        let reader = try part()
        let contents = Contents(reader)
        #expect(contents.error == nil)
        #expect(contents.lines == Array(1..<reader.nextLine).map { $0 })
        rows += contents.rows
      }
      #expect(rows == table.rows)
    }
  }

  @Test func `parts share a long table evenly`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      CREATE TABLE t(a); INSERT INTO t
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001) SELECT i FROM n;
      """)
    let source = try #require(FileFormat.tables(of: file).first)
    let parts = try #require(try source.parts?(3)).map { Contents(try $0()).rows.map { $0[0] } }
    #expect(parts.map(\.count) == [6667, 6667, 6667])
    #expect(parts.flatMap { $0 } == (1...20001).map(String.init))
    #expect(Contents(try source.open()).lines == Array(1...20001))
  }

  @Test(arguments: [ColumnUse.any, .numbers, .codes, .text, .instants])
  func `numbers are handed over where they are wanted and nothing is lost`(use: ColumnUse) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      CREATE TABLE t(real, whole, mixed, large);
      INSERT INTO t VALUES (1.5, 1, 1, 9007199254740993), (NULL, NULL, 2.5, 1), (9e999, 2, 'Bad', 1);
      """)
    let reader = try #require(FileFormat.tables(of: file).first).open()
    var batch = Batch()
    batch.uses = Array(repeating: use, count: 4)
    #expect(try reader.read(into: &batch))
    let forms = batch.typed.map { typed in
      if case .numbers(let numbers) = typed { "\(numbers)" } else { "text" }
    }
    #expect(
      forms
        == (use == .any || use == .numbers
          ? ["[1.5, nan, nan]", "[1.0, nan, 2.0]", "text", "text"]
          : ["text", "text", "text", "text"]))
    #expect((0..<3).map { batch.string(row: $0, column: 2) } == ["1", "2.5", "Bad"])
    #expect((0..<3).map { batch.string(row: $0, column: 3) } == ["9007199254740993", "1", "1"])
  }

  @Test(arguments: BrokenDatabase.all)
  func `what cannot be read says where, what and how to fix it`(broken: BrokenDatabase) throws {
    let folder = try TemporaryFolder()
    var file = try folder.database(broken.sql, isLeftOpen: broken.isLeftOpen)
    if !broken.isLeftOpen {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file.absolutePath))
      file = try folder.write(broken.damage(Array(bytes)), to: broken.name)
    }
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.problem.message == broken.message)
    #expect(error?.problem.help == broken.help)
    #expect(error?.problem.location == SourceLocation(path: broken.name))
  }

  @Test(arguments: HostileView.all)
  func `a view does not stop the audit`(view: HostileView) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database("CREATE TABLE t(a); INSERT INTO t VALUES (1); \(view.sql)")
    // A million steps say as much as all of them.
    var limits = SQLiteLimits()
    limits.viewSteps = 1_000_000
    limits.names = 2_000
    let sources = try SQLiteDatabase(file, limits: limits).sources()
    #expect(Contents(try sources[0].open()).rows == [["1"]])
    let source = try #require(sources.first { $0.info.name == "v" } ?? sources.last)
    let error = #expect(throws: ReadError.self) {
      let reader = try source.open()
      var batch = Batch()
      while try reader.read(into: &batch) {}
    }
    #expect(
      error?.problem.message.contains(view.message) == true, "\(error?.problem.message ?? "")")
  }

  @Test func `steps decide which view takes too much work`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n;
      CREATE VIEW many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT i FROM n;
      CREATE VIEW wide AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
        SELECT hex(zeroblob(50000)) FROM n;
      """)
    var limits = SQLiteLimits()
    limits.viewSteps = 3_000_000
    limits.viewText = 1_000_000
    let contents = try SQLiteDatabase(file, limits: limits).sources().map {
      Contents(try $0.open())
    }
    #expect(contents[0].error?.contains("'endless' takes too much work") == true)
    #expect(contents[1].rows.count == 9999)
    #expect(contents[2].error?.contains("'wide' takes too much work") == true)
    #expect(contents[2].rows.count < 30)
    limits.time = .zero
    let late = try SQLiteDatabase(file, limits: limits).sources()[1].open()
    #expect(Contents(late).error?.contains("'many' takes too much work") == true)
  }

  @Test func `a database without its log says that rows may be missing`() throws {
    let folder = try TemporaryFolder()
    let sql = "CREATE TABLE t(a); INSERT INTO t VALUES (1);"
    let plain = try folder.database(sql, named: "plain.db")
    #expect(try FileFormat.tables(of: plain).flatMap(\.info.problems) == [])
    let logged = try folder.database("PRAGMA journal_mode = WAL;" + sql, named: "x.db")
    let problems = try FileFormat.tables(of: logged).flatMap(\.info.problems)
    #expect(problems.map(\.severity) == [.warning])
    #expect(
      problems.map(\.message) == [
        "keeps its newest rows in 'x.db-wal', which is not here, so some may be missing"
      ])
    try folder.write([], to: "x.db-wal")
    #expect(try FileFormat.tables(of: logged).flatMap(\.info.problems) == [])
  }

  @Test(arguments: [ColumnUse.any, .text, .numbers])
  func `rows with a text that is too long are told`(use: ColumnUse) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      CREATE TABLE t(n, a, b);
      INSERT INTO t VALUES (1, 'é', 'x'), (2, replace(hex(zeroblob(524289)), '00', 'é'), 'y'),
        (3, replace(hex(zeroblob(524288)), '00', 'é'), 'z'), (4, 'u', 'v');
      """)
    let reader = try #require(FileFormat.tables(of: file).first).open()
    var batch = Batch()
    batch.uses = Array(repeating: use, count: 3)
    var rows: [String] = []
    while try reader.read(into: &batch) {
      for (row, line) in batch.lines.enumerated() {
        let length = batch.string(row: row, column: 1).utf8.count
        rows.append("\(line) \(length) \(batch.string(row: row, column: 2))")
      }
      if case .numbers(let numbers) = batch.typed.first {
        #expect(numbers == batch.lines.map(Double.init))
      }
    }
    #expect(rows == ["1 2 x", "3 1048576 z", "4 1 v"])
    #expect(reader.rejectedCount == 1)
    #expect(
      reader.rejects == [
        Reject(
          location: SourceLocation(path: "x.db", line: 2),
          reason: "has a text of more than 1 MB in 'a'",
          excerpt: String(repeating: "é", count: 120))
      ])
  }

  @Test func `the files beside a database are no tables`() throws {
    let folder = try TemporaryFolder()
    try folder.database(
      "PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1);", isLeftOpen: true)
    for name in ["x.db-wal", "x.db-shm"] {
      let file = try folder.file(named: name)
      let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
      #expect(error?.problem.severity == .note)
      #expect(error?.problem.message == "is a file that belongs to a SQLite database, not a table")
    }
  }

  @Test(arguments: 0..<60)
  func `damage anywhere ends with an error or with rows`(seed: Int) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      PRAGMA page_size = 512; CREATE TABLE t(a, b REAL, c); CREATE INDEX i ON t(c);
      INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
        SELECT i, i / 7.0, 'text ' || i FROM n;
      INSERT INTO t VALUES (1, 2, hex(zeroblob(3000))); CREATE VIEW v AS SELECT count(*) FROM t, t AS u;
      """)
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.absolutePath))
    var random = SeededGenerator(state: UInt64(seed))
    var bytes = Array(whole)
    for _ in 0..<(1 + seed % 8) {
      let place = Int.random(in: 100..<bytes.count, using: &random)
      let count = min(bytes.count - place, Int.random(in: 1...300, using: &random))
      for i in place..<(place + count) { bytes[i] = UInt8.random(in: 0...255, using: &random) }
    }
    let damaged = try folder.write(bytes, to: "damaged.db")
    guard let sources = try? FileFormat.tables(of: damaged) else { return }
    for source in sources {
      guard let reader = try? source.open() else { continue }
      let contents = Contents(reader)
      #expect(contents.rows.count <= bytes.count)
      #expect(contents.lines == Array(1..<(contents.rows.count + 1)))
    }
  }

  @Test func `pages that are used again and again do not go on for ever`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      """
      PRAGMA page_size = 512; CREATE TABLE t(a);
      INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
        SELECT 'some text ' || i FROM n;
      """)
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file.absolutePath)))
    let leaf = try #require((2..<bytes.count / 512).first { bytes[$0 * 512] == 13 })
    // Page 2 is the root. Five pages of 61 children that are all the next page make billions of rows.
    let pages = [1, 100, 101, 102, 103]
    for (page, child) in zip(pages, pages.dropFirst() + [leaf]) {
      var inner: [UInt8] = [5, 0, 0, 0, 60, 0, 212, 0, 0, 0, 0, UInt8(child + 1)]
      for cell in 0..<60 {
        let place = 212 + 5 * cell
        inner += [UInt8(place >> 8), UInt8(place & 255)]
      }
      inner += Array(repeating: 0, count: 212 - inner.count)
      for cell in 0..<60 { inner += [0, 0, 0, UInt8(child + 1), UInt8(cell)] }
      bytes.replaceSubrange(page * 512..<(page + 1) * 512, with: inner)
    }
    let damaged = try folder.write(bytes, to: "damaged.db")
    let source = try #require(FileFormat.tables(of: damaged).first)
    let contents = Contents(try source.open())
    #expect(
      contents.error
        == "is damaged: the table 't': there are more rows than the file has room for")
    #expect(contents.rows.count <= bytes.count / 4 + 1)
  }

  private static let nodes = """
    CREATE TABLE noeuds(id INTEGER PRIMARY KEY, chemin TEXT NOT NULL, unite TEXT, pas INTEGER);
    INSERT INTO noeuds VALUES (7, 'Four1.Temp', '°C', 60), (9, 'Four2.Temp', '°C', 60);
    """

  @Test func `what a table refers to takes the place of its key`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      Self.nodes
        + "CREATE TABLE mesures(noeud INTEGER REFERENCES noeuds(id), t INTEGER, valeur REAL);"
        + "INSERT INTO mesures VALUES (9, 100, 1.5), (7, 100, 2.5), (8, 160, 3.5);")
    let tables = try SQLiteTable.all(in: file)
    #expect(tables.map(\.name) == ["mesures", "noeuds"])
    #expect(tables[0].header == ["chemin", "unite", "t", "valeur"])
    #expect(
      tables[0].rows == [
        ["Four2.Temp", "°C", "100", "1.5"], ["Four1.Temp", "°C", "100", "2.5"],
        ["", "", "160", "3.5"],
      ])
  }

  @Test(arguments: [
    // Less of a table, more of one, and other rows.
    ("SELECT t, valeur FROM mesures", ["mesures", "noeuds"]),
    (
      "SELECT n.chemin, m.t, m.valeur FROM mesures m JOIN noeuds n ON n.id = m.noeud",
      ["noeuds", "vue"]
    ),
    ("SELECT t, valeur FROM mesures WHERE valeur > 2", ["mesures", "noeuds", "vue"]),
    // Under the same names another unit, and another clock.
    ("SELECT t, valeur * 1.8 + 32 AS valeur FROM mesures", ["mesures", "noeuds", "vue"]),
    ("SELECT noeud, t + 3600 AS t, valeur FROM mesures", ["mesures", "noeuds", "vue"]),
    ("SELECT noeud, avg(valeur) AS m FROM mesures GROUP BY noeud", ["mesures", "noeuds", "vue"]),
  ])
  func `of a table and a view of its rows one is read`(view: String, names: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.database(
      Self.nodes + "CREATE TABLE mesures(noeud INTEGER, t INTEGER, valeur REAL);"
        + "INSERT INTO mesures VALUES (9, 100, 1.5), (7, 100, 2.5), (9, 160, 3.5);"
        + "CREATE VIEW vue AS \(view);")
    #expect(try SQLiteTable.all(in: file).map(\.name).sorted() == names)
  }
}
