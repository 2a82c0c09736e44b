import Behaviour
import Linking
import Tabular
import Vocabulary

/// What was exported, and what of it could not be read.
extension EvidenceTable {
  static let plant = EvidenceTable(
    "plant", "one row: the window of all exports", of: Plant.self,
    rows: { facts, add in add(facts.plant) },
    columns: [
      .real("first", "first instant of all sources, seconds since 1970 UTC") { $0.first },
      .real("last", "last instant of all sources") { $0.last },
      .real("as_of", "the instant that counts as now") { $0.asOf },
      .flag("as_of_declared", "1 when somebody said so") { $0.isAsOfDeclared },
    ])

  static let source = EvidenceTable(
    "source", "one row per file of the export", indexes: ["path", "system"],
    of: (source: SourceFacts, signals: Int, dataSet: String).self,
    rows: { facts, add in
      let signals = Dictionary(facts.plant.signals.lazy.map { ($0.path, 1) }, uniquingKeysWith: +)
      let sets = facts.plant.sources.map { DataSet($0) }
      let files = Dictionary(sets.map { ($0, 1) }, uniquingKeysWith: +)
      for (source, set) in zip(facts.plant.sources, sets) {
        let isOfMany = files[set] ?? 1 > 1 && !set.columns.isEmpty
        add((source, signals[source.path] ?? 0, isOfMany ? set.name : source.path))
      }
    },
    columns: [
      .text("path", "path in the export; the subject of findings about the file") {
        $0.source.path
      },
      .text(
        "data_set",
        "what the file is a part of: files of one folder, or of its partitions, with the same columns; alone, its path"
      ) { $0.dataSet },
      .text("system", "historian, mes, erp, cmms, quality, asset-model, governance or unknown") {
        $0.source.system.rawValue
      },
      .real("confidence", "0 to 1, how sure the system is") { $0.source.confidence },
      .count("bytes", "size of the file") { $0.source.bytes },
      .count("rows", "rows of all its tables") { $0.source.tables.reduce(0) { $0 + $1.rows } },
      .count("rejected", "records that could not become rows") {
        $0.source.tables.reduce(0) { $0 + $1.rejected }
      },
      .real("first", "first instant in it") { $0.source.tables.compactMap(\.first).min() },
      .real("last", "last instant in it") { $0.source.tables.compactMap(\.last).max() },
      .text("owner", "who answers for it") { $0.source.owner },
      .count("signals", "tags in it") { $0.signals },
      .count("problems", "things that could not be read") { $0.source.problems.count },
    ])

  static let sourceTable = EvidenceTable(
    "source_table", "one row per table of a file", indexes: ["path"],
    of: (path: String, table: TableFacts).self,
    rows: { facts, add in
      for source in facts.plant.sources { for table in source.tables { add((source.path, table)) } }
    },
    columns: [
      .text("path", "path of the file") { $0.path },
      .text("name", "sheet, or name of the file") { $0.table.name },
      .text("kind", "samples, orders, downtime, work-orders, assets, inspections, …") {
        $0.table.kind.rawValue
      },
      .text("layout", "of samples: long, wide or keyed") { $0.table.layout?.rawValue },
      .count("rows", "rows") { $0.table.rows },
      .count("rejected", "records that could not become rows") { $0.table.rejected },
      .count(
        "told_elsewhere",
        "of work orders: those that another file has as well and tells repair from prevention"
      ) { $0.table.toldElsewhere },
      .text("encoding", "encoding of the text") { $0.table.encoding },
      .text("delimiter", "delimiter of the fields") { $0.table.delimiter },
      .text("decimal", "decimal sign") { $0.table.decimal },
      .text("zone", "time zone of its times") { $0.table.timezone?.name },
      .text("zone_basis", "declared, offset-in-data, inferred or assumed") {
        $0.table.timezone?.basis.rawValue
      },
      .real("zone_confidence", "0 to 1") { $0.table.timezone?.confidence },
      .count("header_line", "line of the header, 0 without one") { $0.table.headerLine },
      .real("confidence", "0 to 1, how sure the kind is") { $0.table.confidence },
      .real("first", "first instant") { $0.table.first },
      .real("last", "last instant") { $0.table.last },
      .text("owner", "who answers for it") { $0.table.owner },
    ])

  static let sourceEdge = EvidenceTable(
    "source_edge", "the first and the last row of each file by its times", indexes: ["path"],
    of: (path: String, edge: String, table: String, row: EdgeRow).self,
    rows: { facts, add in
      for source in facts.plant.sources {
        // A table without times speaks for its file only where no other does.
        let firsts = source.tables.compactMap { table in
          table.firstRow.map { (time: $0.time ?? .infinity, table: table.name, row: $0) }
        }
        let lasts = source.tables.compactMap { table in
          table.lastRow.map { (time: $0.time ?? -.infinity, table: table.name, row: $0) }
        }
        if let first = firsts.min(by: { $0.time < $1.time }) {
          add((source.path, "first", first.table, first.row))
        }
        if let last = lasts.max(by: { $0.time < $1.time }) {
          add((source.path, "last", last.table, last.row))
        }
      }
    },
    columns: [
      .text("path", "source.path") { $0.path },
      .text("edge", "first or last") { $0.edge },
      .text("table_name", "source_table.name") { $0.table },
      .count("line", "line of the row, NULL when it has to be looked for") {
        $0.row.line > 0 ? $0.row.line : nil
      },
      .text("tag", "of samples: signal.tag") { $0.row.tag },
      .real("time", "its time; NULL in a file without times, of which it is the first row") {
        $0.row.time
      },
      .text("role", "role of the column with that time: time, start or end") {
        $0.row.role?.rawValue
      },
    ])

  static let sourceColumn = EvidenceTable(
    "source_column", "one row per column of a table", indexes: ["path"],
    of: (path: String, table: TableFacts, column: ColumnFacts).self,
    rows: { facts, add in
      for source in facts.plant.sources {
        for table in source.tables {
          for column in table.columns { add((source.path, table, column)) }
        }
      }
    },
    columns: [
      .text("path", "path of the file") { $0.path },
      .text("table_name", "name of the table") { $0.table.name },
      .count("header_line", "line of the header, 0 without one") { $0.table.headerLine },
      .text("name", "name of the column") { $0.column.name },
      .text("role", "what it means: time, start, end, asset, tag, value, quality, …") {
        $0.column.role.rawValue
      },
      .text("type", "what its fields are: integer, decimal, text, timestamp, …") {
        $0.column.type.rawValue
      },
      .text("unit", "unit of measurement") { $0.column.unit },
      .count("nulls", "fields that are empty or a placeholder") { $0.column.nulls },
      .count("null_line", "line of the first of them, NULL when it is not known") {
        $0.column.nullLine > 0 ? $0.column.nullLine : nil
      },
      .count("rows", "rows") { $0.column.rows },
      .count("unparsed", "fields that are not of the type") { $0.column.unparsed },
      .count("unparsed_line", "line of the first of them, NULL when it is not known") {
        $0.column.unparsedLine > 0 ? $0.column.unparsedLine : nil
      },
      .text("notation", "of times: how they are written") { $0.column.notation },
      .flag("has_offset", "of times: 1 when each carries its offset or a Z") {
        $0.column.hasOffset
      },
      .count("first_line", "of times of records: line of the first, NULL when it is not known") {
        $0.column.firstLine > 0 ? $0.column.firstLine : nil
      },
      .flag("ambiguous_date", "1 when day and month cannot be told apart in the whole column") {
        $0.column.isDateOrderAmbiguous
      },
      .text("date_readings", "of such dates: what they cover in each order that may be meant") {
        $0.column.dateReadings
      },
      .real("confidence", "0 to 1, how sure the role is") { $0.column.confidence },
    ])

  static let owner = EvidenceTable(
    "owner", "one row per asset or source that somebody answers for",
    of: (scope: String, id: String, owner: String).self,
    rows: { facts, add in
      for source in facts.plant.sources {
        if let owner = source.owner { add(("source", source.path, owner)) }
      }
      for asset in facts.plant.identity.assets {
        if let owner = asset.owner { add(("asset", asset.id, owner)) }
      }
    },
    columns: [
      .text("scope", "asset or source") { $0.scope },
      .text("id", "asset.id or source.path") { $0.id },
      .text("owner", "who") { $0.owner },
    ])

  static let problem = EvidenceTable(
    "problem", "one row per thing that could not be read or used", of: Problem.self,
    rows: { facts, add in
      for source in facts.plant.sources { for problem in source.problems { add(problem) } }
    },
    columns: [
      .text("severity", "error, warning or note") { $0.severity.rawValue },
      .text("path", "file") { $0.location.path },
      .count("line", "line, 0 when unknown") { $0.location.line },
      .text("message", "what") { $0.message },
      .text("help", "next step") { $0.help },
    ])

  static let reject = EvidenceTable(
    "reject", "the first records that could not become rows", of: Reject.self,
    rows: { facts, add in
      for source in facts.plant.sources {
        for table in source.tables { for reject in table.rejects { add(reject) } }
      }
    },
    columns: [
      .text("path", "file") { $0.location.path },
      .text("table_name", "sheet or table, NULL where the file is one") { $0.location.table },
      .count("line", "line") { $0.location.line },
      .text("reason", "why") { $0.reason },
      .text("excerpt", "the beginning of the record") { $0.excerpt },
    ])
}

extension SourceFacts {
  /// Who answers for the first table that says so.
  fileprivate var owner: String? { tables.lazy.compactMap(\.owner).first }
}
