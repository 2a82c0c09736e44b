// The tables of the evidence database and what their columns mean. The CREATE statements, the `documentation` table and
// the checks of rule examples are all made from this one list. Every column may be NULL; NULL is "not known".

package struct EvidenceColumn: Sendable {
  package enum Kind: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }
  package var name: String
  package var kind: Kind
  package var about: String

  static func text(_ name: String, _ about: String) -> EvidenceColumn {
    EvidenceColumn(name: name, kind: .text, about: about)
  }
  static func count(_ name: String, _ about: String) -> EvidenceColumn {
    EvidenceColumn(name: name, kind: .integer, about: about)
  }
  static func real(_ name: String, _ about: String) -> EvidenceColumn {
    EvidenceColumn(name: name, kind: .real, about: about)
  }
}

package struct EvidenceTable: Sendable {
  package var name: String
  package var about: String
  package var columns: [EvidenceColumn]
  /// Columns that rules join on.
  var indexes: [String] = []

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

extension Evidence {
  package static let schema = sources + signals + records

  private static let sources: [EvidenceTable] = [
    EvidenceTable(
      name: "plant", about: "one row: the window of all exports",
      columns: [
        .real("first", "first instant of all sources, seconds since 1970 UTC"),
        .real("last", "last instant of all sources"),
        .real("as_of", "the instant that counts as now"),
        .count("as_of_declared", "1 when somebody said so"),
      ]),
    EvidenceTable(
      name: "source", about: "one row per file of the export",
      columns: [
        .text("path", "path in the export; the subject of findings about the file"),
        .text("system", "historian, mes, erp, cmms, quality, asset-model, governance or unknown"),
        .real("confidence", "0 to 1, how sure the system is"),
        .count("bytes", "size of the file"),
        .count("rows", "rows of all its tables"),
        .count("rejected", "records that could not become rows"),
        .real("first", "first instant in it"),
        .real("last", "last instant in it"),
        .text("owner", "who answers for it"),
        .count("signals", "tags in it"),
        .count("problems", "things that could not be read"),
      ], indexes: ["path", "system"]),
    EvidenceTable(
      name: "source_table", about: "one row per table of a file",
      columns: [
        .text("path", "path of the file"),
        .text("name", "sheet, or name of the file"),
        .text("kind", "samples, orders, downtime, work-orders, assets, inspections, …"),
        .text("layout", "of samples: long, wide or keyed"),
        .count("rows", "rows"),
        .count("rejected", "records that could not become rows"),
        .text("encoding", "encoding of the text"),
        .text("delimiter", "delimiter of the fields"),
        .text("decimal", "decimal sign"),
        .text("zone", "time zone of its times"),
        .text("zone_basis", "declared, offset-in-data, inferred or assumed"),
        .real("zone_confidence", "0 to 1"),
        .count("header_line", "line of the header, 0 without one"),
        .real("confidence", "0 to 1, how sure the kind is"),
        .real("first", "first instant"),
        .real("last", "last instant"),
        .text("owner", "who answers for it"),
      ], indexes: ["path"]),
    EvidenceTable(
      name: "source_column", about: "one row per column of a table",
      columns: [
        .text("path", "path of the file"),
        .text("table_name", "name of the table"),
        .count("header_line", "line of the header, 0 without one"),
        .text("name", "name of the column"),
        .text("role", "what it means: time, start, end, asset, tag, value, quality, …"),
        .text("type", "what its fields are: integer, decimal, text, timestamp, …"),
        .text("unit", "unit of measurement"),
        .count("nulls", "fields that are empty or a placeholder"),
        .count("rows", "rows"),
        .count("unparsed", "fields that are not of the type"),
        .text("notation", "of times: how they are written"),
        .count("ambiguous_date", "1 when day and month cannot be told apart in the whole column"),
        .text("date_readings", "of such dates: what they cover in each order that may be meant"),
        .real("confidence", "0 to 1, how sure the role is"),
      ], indexes: ["path"]),
    EvidenceTable(
      name: "asset", about: "one row per physical asset",
      columns: [
        .text("id", "the subject of findings about the asset"),
        .text("class", "class word, such as pump"),
        .text("area", "line or area"),
        .text("owner", "who answers for it"),
        .real("confidence", "0 to 1, the weakest link between its names"),
        .count("names", "names that it goes by"),
        .count("systems", "systems that know it"),
        .count("signals", "tags on it"),
        .count("work_orders", "work orders on it"),
        .count("production_orders", "production orders on it"),
        .count("downtimes", "stops on it"),
      ], indexes: ["id", "class"]),
    EvidenceTable(
      name: "asset_name", about: "one row per name of an asset in a system",
      columns: [
        .text("asset", "asset.id"),
        .text("system", "system that uses the name"),
        .text("path", "file of the first use"),
        .count("line", "line of the first use"),
        .text("name", "the name as written"),
      ], indexes: ["asset", "name"]),
    EvidenceTable(
      name: "link", about: "one row per pair of names that are one asset, or may be",
      columns: [
        .text("a_system", "system of the first name"), .text("a_path", "its file"),
        .count("a_line", "its line"), .text("a_name", "the first name"),
        .text("b_system", "system of the second name"), .text("b_path", "its file"),
        .count("b_line", "its line"), .text("b_name", "the second name"),
        .text("status", "matched, or review when a person should confirm it"),
        .real("posterior", "0 to 1"), .text("evidence", "why, the strongest first"),
      ], indexes: ["a_name", "b_name"]),
    EvidenceTable(
      name: "orphan", about: "one row per name that no other system knows",
      columns: [
        .text("system", "system that uses the name"), .text("path", "its file"),
        .count("line", "its line"), .text("name", "the name"),
        .text("reason", "no-candidate, low-score, ambiguous or retired"),
        .text("asset", "asset.id when the name is an asset of its own"),
      ], indexes: ["name"]),
  ]

  private static let records: [EvidenceTable] = [
    EvidenceTable(
      name: "clock", about: "one row per source: how its clock stands to the reference",
      columns: [
        .text("path", "file whose clock it is"),
        .text("reference", "file that it was measured against"),
        .text("zone", "zone of its times"),
        .real("offset", "seconds ahead of the reference once the zone is taken off"),
        .real("drift", "seconds gained per day"),
        .real("plus_minus", "uncertainty of the offset, seconds"),
        .count("events", "matched events behind the statement"),
        .text("verdict", "aligned, zone, dst, offset, drift or not-assessable"),
        .text("evidence", "why"),
      ], indexes: ["path"]),
    EvidenceTable(
      name: "work_order", about: "one row per maintenance job",
      columns: [
        .text("path", "its file"), .count("line", "its line"), .text("number", "its number"),
        .text("asset_name", "the asset as written"), .text("asset", "asset.id"),
        .text("class", "class of the asset"), .text("type", "its type as written"),
        .count("corrective", "1 for a repair, 0 for preventive work, NULL when nothing tells"),
        .text("failure_code", "failure code; NULL when empty"), .text("text", "its text"),
        .real("start", "start"), .real("end", "end"),
      ], indexes: ["path", "asset"]),
    EvidenceTable(
      name: "production_order", about: "one row per production order or operation",
      columns: [
        .text("path", "its file"), .count("line", "its line"), .text("system", "its system"),
        .text("number", "its number"), .text("asset_name", "the asset as written"),
        .text("asset", "asset.id"), .text("area", "line or area"),
        .text("material", "product"), .text("batch", "batch"), .real("start", "start"),
        .real("end", "end"), .real("quantity", "quantity"), .real("scrap", "scrap"),
      ], indexes: ["path", "asset"]),
    EvidenceTable(
      name: "downtime", about: "one row per stop",
      columns: [
        .text("path", "its file"), .count("line", "its line"),
        .text("asset_name", "the asset as written"), .text("asset", "asset.id"),
        .text("reason", "reason; NULL when empty"), .real("start", "start"), .real("end", "end"),
      ], indexes: ["path", "asset"]),
    EvidenceTable(
      name: "inspection", about: "one row per inspection result",
      columns: [
        .text("path", "its file"), .count("line", "its line"), .text("batch", "batch"),
        .text("asset_name", "the asset as written"), .text("asset", "asset.id"),
        .text("characteristic", "what was inspected"), .real("value", "measured value"),
        .text("result", "result as written"), .count("conforming", "1 in order, 0 not"),
        .real("time", "when"),
      ], indexes: ["path"]),
    EvidenceTable(
      name: "batch_link", about: "one row per pair of columns whose IDs should meet",
      columns: [
        .text("key", "batch, order or material"), .text("a", "file of one side"),
        .text("b", "file of the other side"), .count("matched_a", "IDs of a that b has"),
        .count("total_a", "IDs of a"), .count("matched_b", "IDs of b that a has"),
        .count("total_b", "IDs of b"),
        .text("transform", "what had to be done to make them equal, or none"),
        .count("line_a", "line of the first ID of a without a partner"),
        .count("line_b", "line of the first ID of b without a partner"),
        .text("example_a", "that ID of a"), .text("example_b", "that ID of b"),
      ]),
    EvidenceTable(
      name: "owner", about: "one row per asset or source that somebody answers for",
      columns: [
        .text("scope", "asset or source"), .text("id", "asset.id or source.path"),
        .text("owner", "who"),
      ]),
    EvidenceTable(
      name: "problem", about: "one row per thing that could not be read or used",
      columns: [
        .text("severity", "error, warning or note"), .text("path", "file"),
        .count("line", "line, 0 when unknown"), .text("message", "what"),
        .text("help", "next step"),
      ]),
    EvidenceTable(
      name: "reject", about: "the first records that could not become rows",
      columns: [
        .text("path", "file"), .count("line", "line"), .text("reason", "why"),
        .text("excerpt", "the beginning of the record"),
      ]),
    EvidenceTable(
      name: "need",
      about: "per use case within reach and asset: a row without a kind, and one per kind needed",
      columns: [
        .text("use_case", "ID of the use case"), .text("family", "its family"),
        .text("asset", "asset.id in its scope"), .text("class", "class of the asset"),
        .text("kind", "kinds that would do, each between commas: ,vibration,"),
        .text("label", "the first of those kinds"),
        .real("interval", "longest effective interval that will do, seconds"),
        .count("mandatory", "1 when the use case cannot do without"),
      ], indexes: ["asset"]),
    EvidenceTable(
      name: "joint",
      about: "per use case within reach and asset: running time that all mandatory signals cover",
      columns: [
        .text("use_case", "ID of the use case"), .text("asset", "asset.id"),
        .count("signals", "signals, the best one for each need"),
        .text("tags", "their tags"),
        .real("running", "seconds in which the asset ran"),
        .real("covered", "those of them with good samples of all signals"),
        .text("weakest", "the tag that loses most"), .text("path", "its file"),
        .count("line", "its first line"),
        .real("covered_without_weakest", "seconds that would be covered if it lost nothing"),
      ], indexes: ["asset"]),
    EvidenceTable(
      name: "need_source", about: "one row per use case and kind of source that would do",
      columns: [
        .text("use_case", "ID of the use case"), .text("word", "a system or a kind of table"),
        .count("mandatory", "1 when the use case cannot do without"),
        .real("history_days", "days of history that the use case needs"),
      ]),
    EvidenceTable(
      name: "history", about: "one row per use case within reach and source that it needs",
      columns: [
        .text("use_case", "ID of the use case"), .text("path", "source.path"),
        .real("needed_days", "days of history that the use case needs"),
        .real(
          "days",
          "days that the source covers with the files that go on where it ends, less long outages"
        ),
        .real(
          "common_days",
          "days that all needed sources cover at once, when this one keeps it well below the shortest"
        ),
      ]),
    EvidenceTable(
      name: "documentation", about: "one row per table and column: this list",
      columns: [
        .text("table_name", "table"), .text("column_name", "column; NULL for the table itself"),
        .text("about", "what it means"),
      ]),
  ]
}
