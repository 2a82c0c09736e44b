import Foundation
import Tabular
import TestSupport
import Testing
import Vocabulary

@Suite struct SQLDumpTests {
  struct Dump: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var tables: [Table]

    struct Table: Sendable, Equatable {
      var name: String
      var header: [String]
      var rows: [[String]] = []
      var lines: [Int] = []
      var rejected: [Int] = []
    }
  }

  static let dumps = [
    Dump(
      testDescription: "MySQL",
      text: #"""
        -- MySQL dump 10.13  Distrib 8.0.36
        /*!40101 SET NAMES utf8mb4 */;
        DROP TABLE IF EXISTS `tags`;
        CREATE TABLE `tags` (
          `id` int NOT NULL AUTO_INCREMENT COMMENT 'it; (counts)',
          `key` varchar(40) DEFAULT NULL,
          `limits` decimal(10,2) DEFAULT '0.00',
          PRIMARY KEY (`id`),
          UNIQUE KEY `by_key` (`key`)
        ) ENGINE=InnoDB;
        LOCK TABLES `tags` WRITE;
        INSERT INTO `tags` VALUES (1,'T\'1\\a',-1.50),(2,'it''s; (x),
        two lines',NULL);
        UNLOCK TABLES;
        DELIMITER ;;
        CREATE TRIGGER `t` BEFORE INSERT ON `tags` FOR EACH ROW BEGIN
        INSERT INTO `log` VALUES (1,'no row');
        END ;;
        DELIMITER ;
        INSERT IGNORE INTO `plant`.`tags` (`limits`, `id`) VALUES (1e-3,3) ON DUPLICATE KEY UPDATE id=VALUES(id);
        """#,
      tables: [
        .init(
          name: "tags", header: ["id", "key", "limits"],
          rows: [
            ["1", "T'1\\a", "-1.50"], ["2", "it's; (x),\ntwo lines", ""], ["3", "", "1e-3"],
          ], lines: [12, 12, 20])
      ]),
    Dump(
      testDescription: "PostgreSQL, rows as lines",
      text: """
        \\restrict abc'
        SET client_encoding = 'UTF8';
        CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $body$
        BEGIN INSERT INTO public.samples VALUES ('it''s'); END; $body$;
        CREATE TABLE public.samples (
            tag character varying(40) NOT NULL,
            "Time" timestamp with time zone,
            value double precision DEFAULT (0)::double precision,
            CONSTRAINT c CHECK ((value > (0)::double precision))
        );
        COPY public.samples (tag, "Time", value) FROM stdin;
        T1\t2024-03-01 00:00:00+00\t1.5
        T\\t2\t\\N\t-2
        T3\t2024-03-01 00:00:00+00
        \\.

        COPY public.empty (tag) FROM stdin;
        \\.
        INSERT INTO samples VALUES ('a\\', '2024-03-02'::timestamp, '3'::numeric(10,2)), (E'b\\'c', NULL, 4);
        """,
      tables: [
        .init(
          name: "samples", header: ["tag", "Time", "value"],
          rows: [
            ["T1", "2024-03-01 00:00:00+00", "1.5"], ["T\t2", "", "-2"],
            ["a\\", "2024-03-02", "3"], ["b'c", "", "4"],
          ], lines: [12, 13, 19, 19], rejected: [14]),
        .init(name: "empty", header: ["tag"]),
      ]),
    Dump(
      testDescription: "SQLite",
      text: """
        PRAGMA foreign_keys=OFF;
        BEGIN TRANSACTION;
        CREATE TABLE IF NOT EXISTS "samples" (tag TEXT, t INTEGER, v REAL);
        INSERT INTO samples VALUES('A',1709251200,1.5);
        INSERT INTO samples VALUES('B',1709251201,replace('a\\nb','\\n',char(10)));
        DELETE FROM sqlite_sequence;
        INSERT INTO sqlite_sequence VALUES('samples',2);
        CREATE TRIGGER x AFTER INSERT ON samples BEGIN
        INSERT INTO samples VALUES('C',1,CASE WHEN 1 THEN 2 END);
        END;
        INSERT INTO "samples" VALUES("D",1709251202,-2);
        COMMIT;
        """,
      tables: [
        .init(
          name: "samples", header: ["tag", "t", "v"],
          rows: [
            ["A", "1709251200", "1.5"], ["B", "1709251201", "a\\nb"], ["D", "1709251202", "-2"],
          ], lines: [4, 5, 11])
      ]),
    Dump(
      testDescription: "SQL Server, without semicolons",
      text: """
        USE [Plant]
        GO
        SET ANSI_NULLS ON
        GO
        CREATE TABLE [dbo].[Work Orders](
        	[Id] [int] IDENTITY(1,1) NOT NULL,
        	[Start] [datetime] NULL,
        	[Text] [nvarchar](max) NULL,
         CONSTRAINT [PK] PRIMARY KEY CLUSTERED ([Id] ASC)
        ) ON [PRIMARY]
        GO
        SET IDENTITY_INSERT [dbo].[Work Orders] ON
        INSERT [dbo].[Work Orders] ([Id], [Start], [Text]) VALUES (1, CAST(N'2024-03-01T06:00:00.000' AS DateTime), N'Größe ''M''')
        INSERT [dbo].[Work Orders] ([Id], [Start], [Text]) VALUES (2, CONVERT(datetime, N'2024-03-02', 120), NULL)
        GO
        INSERT [dbo].[Work Orders] ([Id], [Start], [Text]) VALUES (CAST(3.5 AS Decimal(18, 2)), getdate(), TRUE)
        """,
      tables: [
        .init(
          name: "Work Orders", header: ["Id", "Start", "Text"],
          rows: [
            ["1", "2024-03-01T06:00:00.000", "Größe 'M'"], ["2", "2024-03-02", ""],
            ["3.5", "", "TRUE"],
          ], lines: [13, 14, 16])
      ]),
    Dump(
      testDescription: "rows of two tables in turn, without their columns",
      text: """
        INSERT INTO a (x) VALUES (1);
        INSERT INTO b VALUES (10, 'p');
        insert into A (y, x) values (3, 2), (5, 4);
        INSERT INTO b VALUES (11, 'q');
        INSERT INTO a SELECT * FROM b;
        """,
      tables: [
        .init(
          name: "a", header: ["x", "y"], rows: [["1", ""], ["2", "3"], ["4", "5"]],
          lines: [1, 3, 3]),
        .init(
          name: "b", header: ["column 1", "column 2"], rows: [["10", "p"], ["11", "q"]],
          lines: [2, 4]),
      ]),
    Dump(
      testDescription: "broken statements",
      text: """
        CREATE TABLE t (a INT, b TEXT);
        INSERT INTO t VALUES (1,'one'),
        (2,'two,
        (3,'three'),
        (4),
        (5,'five');
        INSERT INTO t VALUES (6,'six';
        INSERT INTO t VALUES 7,'seven');
        INSERT INTO t VALUES (8,'eight');
        INSERT INTO t VALUES (9,'nin
        """,
      tables: [
        .init(
          name: "t", header: ["a", "b"],
          rows: [["1", "one"], ["3", "three"], ["5", "five"], ["8", "eight"]],
          lines: [2, 4, 6, 9], rejected: [3, 5, 7, 8, 10])
      ]),
  ]

  @Test(arguments: dumps)
  func `each table of a dump is a table`(dump: Dump) throws {
    #expect(try tables(dump.text, named: "dump.sql") == dump.tables)
  }

  @Test(arguments: dumps)
  func `a dump needs no name`(dump: Dump) throws {
    #expect(try tables(dump.text, named: "dump.txt") == dump.tables)
  }

  /// The rows of a table are found again where places in the text are none in the file, or differ.
  @Test(arguments: dumps)
  func `a dump may have any encoding`(dump: Dump) throws {
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in dump.text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let narrow = dump.text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let marked = [0xEF, 0xBB, 0xBF] + Array(dump.text.utf8)
    let folder = try TemporaryFolder()
    for bytes in [wide, narrow, marked] {
      #expect(try tables(of: folder.write(bytes, to: "dump.sql")) == dump.tables)
    }
  }

  @Test func `what is not read of a dump is told`() throws {
    let found = try tables(
      """
      CREATE TABLE t (a INT, b TEXT);
      INSERT INTO t SET a = 1, b = 'x';
      INSERT INTO t VALUES (2, 'y', 3);
      COPY t FROM stdin WITH (FORMAT csv);
      3,z
      \\.
      INSERT INTO t VALUES (4, 'w');
      """, named: "dump.sql")
    #expect(
      found == [
        Dump.Table(
          name: "t", header: ["a", "b"], rows: [["4", "w"]], lines: [7], rejected: [2, 3, 4])
      ])
  }

  @Test(arguments: [
    "SELECT * FROM samples WHERE tag = 'T1';\n",
    "CREATE TABLE t (a INT);\nCREATE INDEX i ON t (a);\n",
    "UPDATE t SET a = 1;\nINSERT INTO t SELECT * FROM s;\n",
    "tag,time,value\n",
  ])
  func `a script without rows is no table`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "query.sql")
    #expect {
      try FileFormat.tables(of: file)
    } throws: {
      ($0 as? ReadError)?.kind == .notATable("a script")
    }
  }

  @Test(arguments: [
    "start,end,machine\n2024-03-01,2024-03-02,P-7\n2024-03-03,2024-03-04,P-8\n",
    "select,insert into t values (1)\n1,2\n2,3\n",
    "time,statement\n2024-03-01,INSERT INTO t VALUES (1)\n2024-03-02,INSERT INTO t VALUES (2)\n",
  ])
  func `a table that speaks of SQL stays what it is`(text: String) throws {
    let (info, contents) = try table(text, named: "export.sql.csv")
    #expect(info.delimiter == ",")
    #expect(contents.rows.count == 2)
  }

  /// Rows, texts and lines that reach over the ends of blocks, on one line and on many.
  @Test func `a long dump keeps its rows and lines`() throws {
    var text = "CREATE TABLE `a` (id INT, t TEXT);\nCREATE TABLE `b` (id INT, t TEXT);\n"
    var expected: [[String]] = []
    var lines: [Int] = []
    var line = 3
    for i in 0..<6_000 {
      let long = String(repeating: "é\(i % 7)", count: i % 40)
      let name = i % 3 == 0 ? "b" : "a"
      text += "INSERT INTO `\(name)` VALUES (\(i),'it''s\n\(long)'),(\(-i),NULL);"
      if name == "a" {
        expected += [["\(i)", "it's\n\(long)"], ["\(-i)", ""]]
        lines += [line, line + 1]
      }
      line += 1
      if i % 2 == 0 {
        text += "\n"
        line += 1
      }
    }
    let (_, contents) = try table(text, named: "dump.sql")
    #expect(contents.rows == expected)
    #expect(contents.lines == lines)
    #expect(contents.rejects.isEmpty)
  }

  /// Whatever was cut out, changed and doubled, and wherever blocks end.
  @Test func `a broken dump is read to its end`() throws {
    let folder = try TemporaryFolder()
    for seed in 1...200 {
      var random = SeededGenerator(state: UInt64(seed))
      let dump = Self.dumps[seed % Self.dumps.count]
      let bytes = BrokenMarkupTests.broken(Array(dump.text.utf8), &random)
      let file = try folder.write(bytes, to: "dump.sql")
      guard let sources = try? FileFormat.tables(of: file) else { continue }
      for source in sources {
        let contents = Contents(try source.open())
        let small = try? SQLDump(file, block: 1 + seed % 9).sources()
        #expect(
          try small?.first { $0.info.name == source.info.name }.map { Contents(try $0.open()) }
            == contents)
        #expect(contents.rows.allSatisfy { $0.count == source.info.header.count })
        #expect(contents.lines.allSatisfy { $0 >= 1 && $0 <= bytes.count { $0 == 0x0A } + 1 })
      }
    }
  }

  private func tables(_ text: String, named name: String) throws -> [Dump.Table] {
    let folder = try TemporaryFolder()
    return try tables(of: folder.write(text, to: name))
  }

  private func tables(of file: SourceFile) throws -> [Dump.Table] {
    try FileFormat.tables(of: file).map { source in
      let contents = Contents(try source.open())
      return Dump.Table(
        name: source.info.name, header: source.info.header, rows: contents.rows,
        lines: contents.lines, rejected: contents.rejects.map(\.location.line))
    }
  }
}
