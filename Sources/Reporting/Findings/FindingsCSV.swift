import Assessment
import Profiling
import Rules
import Tabular
import Vocabulary

extension ReportFormat {
  package static let csv = ReportFormat(name: "csv", fileName: "findings.csv") { assessment, _ in
    FindingsCSV(findings: assessment.findings, subjects: SubjectIDs(assessment.plant)).bytes
  }
}

/// `findings.csv`: one finding a row, for spreadsheets.
struct FindingsCSV {
  var findings: [Finding]
  var subjects: SubjectIDs

  var bytes: [UInt8] {
    var text = DelimitedText()
    text.row([
      "id", "rule", "title", "outcome", "severity", "subject kind", "subject", "subject ids",
      "measured", "unit",
      "required", "source", "message", "path", "line", "remedy", "effort days from",
      "effort days to", "retroactive", "fingerprint", "status",
    ])
    for finding in findings {
      let place = finding.locations.first
      let days = finding.remedy.effortDays
      text.row([
        finding.id, finding.rule, finding.title, finding.outcome.rawValue,
        finding.severity.rawValue,
        finding.subject.kind.rawValue, finding.subject.id,
        subjects.ids(of: finding.subject).joined(separator: "; "), number(finding.measured),
        finding.unit ?? "", finding.required ?? "", finding.source ?? "", finding.message,
        place?.path ?? "", place.map { $0.line > 0 ? String($0.line) : "" } ?? "",
        finding.remedy.text, number(days.lowerBound), number(days.upperBound),
        finding.remedy.isRetroactive ? "yes" : "no", finding.fingerprint, finding.status.rawValue,
      ])
    }
    return text.bytes
  }

  private func number(_ value: Double?) -> String { value.flatMap(Wording.exact) ?? "" }
}
