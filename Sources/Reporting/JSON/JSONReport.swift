import Assessment
import Behaviour
import Profiling
import Tabular
import Vocabulary

extension ReportFormat {
  package static let json = ReportFormat(name: "json", fileName: "report.json") {
    JSONReport(assessment: $0, run: $1).bytes
  }
}

/// `report.json`, schema `readiness.report/1`.
///
/// Other programs read it: members may be added, never dropped, renamed or re-typed.
struct JSONReport {
  var assessment: Assessment
  var run: RunInfo

  static let schema = "readiness.report/1"

  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", Self.schema)
      json.field("run") { write(run, &$0) }
      json.field("notRead", UnreadFile.all(assessment.plant)) { json, file in
        json.field("path", file.path)
        json.field("inPart", file.isReadInPart)
        json.field("severity", file.problem.severity.rawValue)
        json.field("message", file.problem.message)
        json.field("help", file.problem.help)
      }
      json.field("leftOut", assessment.plant.leftOut) { json, leftOut in
        json.field("kind", leftOut.kind.rawValue)
        json.field("count", leftOut.count)
        json.field("first", leftOut.first)
      }
      write(assessment.plant, &json)
      let subjects = SubjectIDs(assessment.plant)
      json.field("findings", assessment.findings) { write($1, subjects, &$0) }
      json.field("gone", assessment.gone) { json, gone in
        json.field("rule", gone.rule)
        json.field("title", gone.title)
        json.field("subject") { json in
          json.field("kind", gone.subject.kind)
          json.field("id", gone.subject.id)
        }
        json.field("message", gone.message)
        json.field("fingerprint", gone.fingerprint)
      }
      json.field("useCases", assessment.useCases) { write($1, &$0) }
      json.field("pilots", assessment.pilots) { write($1, &$0) }
      json.field("checks") { json in
        write(assessment.checks, &json)
        json.field("sentence", Counts(assessment).sentence)
      }
    }
    return json.bytes + [0x0A]
  }

  private func write(_ run: RunInfo, _ json: inout JSONWriter) {
    json.field("tool", run.tool)
    json.field("version", run.version)
    json.field("exports", run.exports)
    json.field("title", run.title)
    json.field("started", run.started)
    json.field("seconds", run.seconds)
    json.field("bytes", run.bytes)
    json.field("rows", run.rows)
    json.field("jobs", run.jobs)
  }

  func write(_ location: SourceLocation, _ json: inout JSONWriter) {
    json.field("path", location.path)
    json.field("line", line: location.line)
  }

  func write(_ row: ShownRow, _ json: inout JSONWriter) {
    json.field("path", row.path)
    json.field("table", row.table)
    json.field("line", line: row.line)
    json.field("cell", row.cell)
    json.field("field", row.field)
    json.field("value", row.value)
    json.field("text", row.text)
    json.field("before", row.before)
    json.field("after", row.after)
  }
}
