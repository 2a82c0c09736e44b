package import Assessment
import Tabular

/// One way to write an assessment down, as one file.
package struct ReportFormat: Sendable {
  /// The word of `--format`.
  package var name: String
  package var fileName: String
  /// The same bytes for the same input.
  package var bytes: @Sendable (Assessment, RunInfo) -> [UInt8]

  /// Every format, in the order of the help text. A new format is one file, which says what it is called, and its name
  /// here.
  package static let all: [ReportFormat] = [html, markdown, json, csv, sarif, junit]
  /// What is written when nothing is asked for.
  package static let usual: [ReportFormat] = [html, markdown, json]
  /// What is written whatever is asked for.
  static let always: [ReportFormat] = [crosswalk]

  /// The format called `name`, or `nil` when there is none.
  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// The files of `formats` and those that are always written; `run.jobs` threads make them.
  package static func files(
    of formats: [ReportFormat], assessment: Assessment, run: RunInfo
  ) -> [ReportFolder.File] {
    concurrentMap(formats + always, jobs: run.jobs) { ($0.fileName, $0.bytes(assessment, run)) }
  }
}
