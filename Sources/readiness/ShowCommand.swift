import ArgumentParser
import Foundation

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one finding of a report with the rows that prove it.")

  @Argument(help: "Its short ID, such as F-3fa92c, as every output has it.") var finding: String
  @Option(help: "The folder of the report, or its report.json.") var report = "readiness-report"

  func run() throws {
    let console = Console(quiet: false, noColor: true, progress: false)
    try console.reportingFailures { try show() }
  }

  /// What is read of `report.json`.
  private struct Report: Decodable {
    struct Row: Decodable {
      var path: String
      var table: String?
      var line: Int?
      var cell: String?
      var field: String?
      var value: String?
      var text: String?
      var before: String?
      var after: String?
    }
    struct Subject: Decodable {
      var kind: String
      var id: String
    }
    struct Finding: Decodable {
      var id: String?
      var rule: String
      var title: String
      var outcome: String
      var subject: Subject
      var required: String?
      var source: String?
      var message: String
      var locations: [Row]
      var remedy: String
      var fingerprint: String
    }
    var findings: [Finding]
  }

  private func show() throws {
    let manager = FileManager.default
    let path =
      (try? manager.contentsOfDirectory(atPath: report)) != nil
      ? report + "/report.json" : report
    guard let data = manager.contents(atPath: path) else {
      throw UsageError(
        "'\(path)' cannot be read: audit with --format json, and give its folder with --report",
        status: 2)
    }
    guard let read = try? JSONDecoder().decode(Report.self, from: data) else {
      throw UsageError("'\(path)' is no report.json of this version", status: 2)
    }
    let sought = finding.lowercased()
    let found = read.findings.filter {
      $0.id?.lowercased() == sought || $0.fingerprint.lowercased() == sought
        || "f-" + $0.fingerprint.lowercased() == sought
    }
    guard let first = found.first else {
      let some = read.findings.compactMap(\.id).prefix(3).joined(separator: ", ")
      throw UsageError(
        "'\(path)' has no finding '\(finding)'"
          + (some.isEmpty ? "; it has none at all" : "; it has such as \(some)"), status: 2)
    }
    try StandardOutput.write(Array(Self.text(first).utf8))
  }

  private static func text(_ finding: Report.Finding) -> String {
    var lines = [
      "\(finding.id ?? finding.fingerprint)  \(finding.outcome)  \(finding.title) (\(finding.rule))",
      "\(finding.subject.kind) \(finding.subject.id)", "", finding.message,
    ]
    if let required = finding.required {
      lines.append("required: \(required)" + (finding.source.map { " (\($0))" } ?? ""))
    }
    lines += ["to do: \(finding.remedy)", ""]
    for row in finding.locations {
      let file = row.table.map { "\(row.path) (\($0))" } ?? row.path
      var place = row.cell.map { "\(file) \($0)" } ?? row.line.map { "\(file):\($0)" } ?? file
      if let field = row.field {
        place += "   \(field) = \(row.value.map { $0.isEmpty ? "(empty)" : $0 } ?? "?")"
      }
      lines.append(place)
      if let before = row.before { lines.append("    \(before)") }
      if let text = row.text { lines.append("  > \(text)") }
      if let after = row.after { lines.append("    \(after)") }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}
