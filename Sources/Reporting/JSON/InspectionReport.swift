import Calendar
package import Recognition
import Tabular
package import Vocabulary

/// What each file was taken for, as JSON, schema `readiness.inspect/1`; names mean what they mean in `report.json`.
package struct InspectionReport {
  package struct Source {
    package var path: String
    package var tables: [RecognizedTable]
    package var problems: [Problem]

    package init(path: String, tables: [RecognizedTable], problems: [Problem]) {
      self.path = path
      self.tables = tables
      self.problems = problems
    }
  }
  private let sources: [Source]

  package init(_ sources: [Source]) { self.sources = sources }

  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "readiness.inspect/1")
      json.field("sources", sources) { write($1, &$0) }
    }
    return json.bytes + [0x0A]
  }

  private func write(_ source: Source, _ json: inout JSONWriter) {
    let best = source.tables.max { $0.systemConfidence < $1.systemConfidence }
    json.field("path", source.path)
    json.field("system", (best?.system ?? .unknown).rawValue)
    json.field("confidence", best?.systemConfidence ?? 0)
    json.field("tables", source.tables) { write($1, &$0) }
    json.field("problems", source.problems)
  }

  private func write(_ table: RecognizedTable, _ json: inout JSONWriter) {
    let info = table.source.info
    json.field("name", info.name)
    json.field("kind", table.kind.rawValue)
    json.field("layout", table.layout?.rawValue)
    json.field("encoding", info.encoding)
    json.field("delimiter", info.delimiter)
    json.field("decimal", table.decimal)
    json.field("timezone", table.timezone)
    json.field("headerLine", line: info.headerLine)
    json.field("languages", table.languages)
    json.field("columns", table.columns) { json, column in
      json.field("name", column.name)
      json.field("role", column.role.rawValue)
      json.field("type", column.type.rawValue)
      json.field("unit", column.unit)
      json.field("notation", column.times?.pattern)
      json.field("dateOrderAmbiguous", column.times?.isDateOrderAmbiguous ?? false)
      json.field("reasons", column.reasons)
      json.field("confidence", column.confidence)
    }
    json.field("reasons", table.reasons)
    json.field("confidence", table.confidence)
  }
}
