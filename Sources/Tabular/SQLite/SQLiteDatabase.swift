import Foundation
import Vocabulary

extension FileFormat {
  /// SQLite 3, as local historians, edge gateways and apps keep their tables.
  static let sqlite = FileFormat(
    name: "SQLite database", recognizes: { head, _ in head.starts(with: "SQLite format 3\0".utf8) },
    tables: { (file) throws(ReadError) in try SQLiteDatabase(file).sources() })

  /// What SQLite keeps beside a database while it is written to: its log, and the index of that.
  static let sqliteLog = FileFormat(
    name: "SQLite log",
    recognizes: { head, _ in
      head.starts(with: [0x37, 0x7F, 0x06, 0x82]) || head.starts(with: [0x37, 0x7F, 0x06, 0x83])
        || head.starts(with: [0x18, 0xE2, 0x2D, 0x00])
        || head.starts(with: SQLiteDatabase.journalMark)
    },
    tables: { (file) throws(ReadError) in
      throw ReadError(
        .notATable("a file that belongs to a SQLite database"),
        at: SourceLocation(path: file.path))
    })
}

/// A database; every table and every view is a table, in the order of their names.
package struct SQLiteDatabase: Sendable {
  static let journalMark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
  /// What SQLite adds to the name of a database for its log, and for what undoes a change.
  static let besideEndings = ["-wal", "-journal"]

  let file: SourceFile
  let byteCount: Int
  let pageSize: Int
  let limits: SQLiteLimits
  /// Whether changes go to a log first.
  private let hasLog: Bool
  /// Whether the log lies beside the database, with nothing in it.
  private let isLogHere: Bool
  var location: SourceLocation { SourceLocation(path: file.path) }

  package init(_ file: SourceFile, limits: SQLiteLimits = SQLiteLimits()) throws(ReadError) {
    self.limits = limits
    try Self.refuseUnfinished(file)
    isLogHere =
      file.isMember
      ? file.beside.contains { $0.path.hasSuffix("-wal") }
      : FileManager.default.fileExists(atPath: file.absolutePath + "-wal")
    let file = try file.seekable(isWhole: true)
    self.file = file
    let location = SourceLocation(path: file.path)
    let stream = try FileStream(file)
    var header = [UInt8](repeating: 0, count: 100)
    guard try stream.read(into: &header, in: 0..<100, from: 0) == 100 else {
      throw ReadError(.corrupt("the file ends before its tables begin"), at: location)
    }
    func number(_ place: Int) -> Int {
      header[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    let size = Int(header[16]) << 8 | Int(header[17])
    pageSize = size == 1 ? 1 << 16 : size
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0 else {
      throw ReadError(.corrupt("its pages cannot have \(pageSize) bytes"), at: location)
    }
    byteCount = try stream.byteCount()
    // The count of pages is only kept by newer versions.
    let pages = number(24) == number(92) ? number(28) : 1
    guard byteCount >= pages * pageSize else {
      throw ReadError(
        .corrupt("\(byteCount / pageSize) of its \(pages) pages are there, as if it was cut off"),
        at: location)
    }
    hasLog = header[18] == 2 || header[19] == 2
  }

  /// Rows that still lie beside the database would be missed, and what a crash left half done would be read.
  private static func refuseUnfinished(_ file: SourceFile) throws(ReadError) {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let unpack = file.isMember ? "unpack the archive and " : ""
    func head(_ ending: String) -> [UInt8] {
      var onDisk = file
      onDisk.absolutePath += ending
      let others = file.isMember ? file.beside.filter { $0.path.hasSuffix(ending) } : [onDisk]
      guard let other = others.first, let stream = try? openByteStream(other) else { return [] }
      var head = [UInt8](repeating: 0, count: 33)
      // Without more than its own header, there is nothing in it.
      guard case 33? = try? stream.read(into: &head, at: 0) else { return [] }
      return head
    }
    if head("-wal").starts(with: [0x37, 0x7F, 0x06]) {
      throw ReadError(
        .unsupported(
          format: "a SQLite database whose newest rows may still be in '\(name)-wal'",
          cure: "close the program that writes to it, or \(unpack)run "
            + "'sqlite3 \(name) \"PRAGMA wal_checkpoint(TRUNCATE)\"', then run again"),
        at: SourceLocation(path: file.path))
    }
    if head("-journal").starts(with: journalMark) {
      throw ReadError(
        .unsupported(
          format: "a SQLite database in the middle of a change, which '\(name)-journal' undoes",
          cure: "close the program that writes to it, or \(unpack)run 'sqlite3 \(name) .tables', "
            + "then run again"),
        at: SourceLocation(path: file.path))
    }
  }

  package func sources() throws(ReadError) -> [TableSource] {
    var sources = try tables()
    if hasLog, !isLogHere { sources[0].info.problems.append(missingLog) }
    return sources
  }

  /// A program that ends well empties the log into the database and removes it; a copy of the database alone looks the same.
  private var missingLog: Problem {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return Problem(
      severity: .warning, location: location,
      message: "keeps its newest rows in '\(name)-wal', which is not here, so some may be missing",
      help:
        "if a program still wrote to it when it was copied, close that program and copy it again")
  }

  private func tables() throws(ReadError) -> [TableSource] {
    let connection = try SQLiteConnection(file, limits)
    let schema = try SQLiteSchema(connection)
    guard !schema.tables.isEmpty || !schema.views.isEmpty else {
      guard hasLog else { throw ReadError(.empty, at: location) }
      throw ReadError(
        .unsupported(
          format: "a SQLite database whose tables may all be in a '-wal' file that is not here",
          cure: "run 'PRAGMA wal_checkpoint(TRUNCATE)' in the database, then copy it again"),
        at: location)
    }
    var sources: [TableSource] = []
    var columns: [String: [String]] = [:]
    for name in schema.tables {
      var scan = SQLiteScan.table(name, columns: [])
      // Damage shows when the rows are read.
      if let select = try? SQLiteReferences(name, connection).select { scan.select = select }
      let source = source(name, scan, connection, &columns[name])
      sources.append(source)
    }
    for known in FormatWords.inForce.histories {
      guard let history = try PartitionedHistory(columns, known, connection) else { continue }
      let partitions = Set(history.partitions)
      sources.removeAll { partitions.contains($0.info.name) }
      let name = String(known.samples.begins.reversed().drop { $0 == "_" }.reversed())
      sources.insert(source(name, known.header, history.scans), at: 0)
    }
    guard schema.viewSelects <= SQLiteSchema.viewSelectLimit else {
      sources.append(refusedViews(schema.views))
      return sources
    }
    for name in schema.views {
      var columns: [String]?
      let steps = limits.viewSteps / schema.views.count
      let view = source(name, .view(name, steps: steps), connection, &columns)
      guard
        let place = schema.uses[name].flatMap({ words in
          sources.firstIndex { words.contains($0.info.name.lowercased()) }
        }),
        let rows = SQLiteViewRows(
          view: name, columns: columns ?? [], table: sources[place].info.name,
          columns: sources[place].info.header),
        (try? rows.areSame(steps, connection)) == true
      else {
        sources.append(view)
        continue
      }
      let table = sources[place]
      let (kept, other) = rows.kept == .view ? (view, table) : (table, view)
      sources[place] = kept
      sources[place].info.problems.append(
        Problem(
          severity: .note, location: location,
          message:
            "'\(other.info.name)' is left out: it has as many rows as '\(kept.info.name)', the first "
            + "of them are the same, and it says no more of them",
          help: "keep only '\(other.info.name)' in a copy of the database if it is the one meant"))
    }
    return sources
  }

  /// Says of all views that they are not followed.
  private func refusedViews(_ names: [String]) -> TableSource {
    let error = ReadError(
      .unsupported(
        format: "a SQLite database with \(names.count) views, which build on each other too deeply",
        cure: "store the rows of the views that matter with 'CREATE TABLE … AS SELECT …' "
          + "and drop the others in a copy"),
      at: location)
    let info = TableInfo(name: names[0], header: [], hasHeader: true, headerLine: 0)
    return TableSource(info: info) { () throws(ReadError) in throw error }
  }

  /// One table or view; what is wrong with it shows when it is read, and the others are not lost.
  private func source(
    _ name: String, _ scan: SQLiteScan, _ connection: SQLiteConnection, _ columns: inout [String]?
  ) -> TableSource {
    do throws(ReadError) {
      let statement = try connection.prepare(
        scan.select, reading: scan.subject, steps: scan.steps)
      let names = statement.columnNames
      columns = names
      var scan = scan
      if scan.steps == nil {
        scan.rowNumbers = SQLiteScan.table(name, columns: names).rowNumbers
      }
      return source(name, names, [scan])
    } catch {
      let info = TableInfo(name: name, header: [], hasHeader: true, headerLine: 0)
      return TableSource(info: info) { () throws(ReadError) in throw error }
    }
  }

  private func source(_ name: String, _ columns: [String], _ scans: [SQLiteScan]) -> TableSource {
    let header = HeaderSearch.uniqueNames(
      columns.map { $0.trimmingBlanks() }, count: columns.count)
    let info = TableInfo(name: name, header: header, hasHeader: true, headerLine: 0)
    return TableSource(
      info: info,
      parts: { (count) throws(ReadError) in
        try SQLiteScan.cut(scans, into: count, SQLiteConnection(file, limits))
          .map { SQLitePart(database: self, scans: $0, info: info).open }
      }, open: SQLitePart(database: self, scans: scans, info: info).open)
  }
}

private struct SQLitePart: Sendable {
  var database: SQLiteDatabase
  var scans: [SQLiteScan]
  var info: TableInfo

  func open() throws(ReadError) -> any TableReader {
    try SQLiteReader(database, scans, info: info)
  }
}

/// The names of the tables and views that users made, each in order.
struct SQLiteSchema {
  private(set) var tables: [String] = []
  private(set) var views: [String] = []
  /// The words of each view, in lower case.
  private(set) var uses: [String: Set<String>] = [:]
  /// How often the views say SELECT: as deep may they build on each other, and the time that SQLite needs to understand
  /// them grows with the cube of that.
  private(set) var viewSelects = 0
  static let viewSelectLimit = 200

  init(_ connection: SQLiteConnection) throws(ReadError) {
    let rows = try connection.prepare(
      "SELECT name, type, rootpage, sql FROM sqlite_master WHERE type IN ('table', 'view')",
      reading: "the list of tables")
    var virtual: [String] = []
    while try rows.step() {
      guard let name = rows.text(0), !name.lowercased().hasPrefix("sqlite_") else { continue }
      if rows.text(1) == "view" {
        views.append(name)
        let words = (rows.text(3) ?? "").lowercased()
        uses[name] = Set(
          words.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        viewSelects += words.split(separator: "select", omittingEmptySubsequences: false).count - 1
      } else if rows.integer(2) == 0 {
        virtual.append(name.lowercased() + "_")
      } else {
        tables.append(name)
      }
    }
    // Modules such as full-text search keep their own data in tables beside the virtual one.
    tables.removeAll { name in virtual.contains { name.lowercased().hasPrefix($0) } }
    tables.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    views.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
