package import Assessment
import Behaviour
import Tabular

/// One way to write an assessment down.
package struct ReportFormat: Sendable {
  package typealias File = (fileName: String, bytes: [UInt8])

  /// The word of `--format`.
  package var name: String
  /// The files of this format, the same bytes for the same input.
  package var files: @Sendable (Assessment, RunInfo) -> [File]

  package init(
    name: String, files: @escaping @Sendable (Assessment, RunInfo) -> [File]
  ) {
    self.name = name
    self.files = files
  }

  package static let html = ReportFormat(name: "html") {
    [("index.html", HTMLPage(assessment: $0, run: $1).bytes)]
  }
  package static let markdown = ReportFormat(name: "markdown") {
    [("report.md", MarkdownReport(assessment: $0, run: $1).bytes)]
  }
  package static let json = ReportFormat(name: "json") {
    [("report.json", JSONReport(assessment: $0, run: $1).bytes)]
  }
  package static let csv = ReportFormat(name: "csv") { assessment, _ in
    [("findings.csv", FindingsCSV(findings: assessment.findings).bytes)]
  }
  package static let sarif = ReportFormat(name: "sarif") {
    [("findings.sarif", SARIFReport(assessment: $0, run: $1).bytes)]
  }
  package static let junit = ReportFormat(name: "junit") { assessment, _ in
    [("findings.junit.xml", JUnitReport(assessment: assessment).bytes)]
  }

  /// Every format, in the order of the help text. A new format is one file and one entry here.
  package static let all: [ReportFormat] = [html, markdown, json, csv, sarif, junit]

  /// The format called `name`, or `nil` when there is none.
  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// The files of all `formats`, with the crosswalk of names that is written whatever was asked for; `run.jobs` threads
  /// make them.
  package static func files(
    of formats: [ReportFormat], assessment: Assessment, run: RunInfo
  ) -> [File] {
    concurrentMap(formats, jobs: run.jobs) { $0.files(assessment, run) }.flatMap { $0 }
      + [(Crosswalk.fileName, Crosswalk(identity: assessment.plant.identity).bytes)]
  }
}
