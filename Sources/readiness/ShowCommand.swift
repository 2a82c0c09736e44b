import ArgumentParser
import Foundation
import Reporting

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Print one finding of a report with the rows that prove it, or a signal or asset with what was found about it."
  )

  @Argument(
    help:
      "Its short ID as every output has it, such as F-3fa92c, S-1b44e0 (signal) or A-90d2c1 (asset)."
  )
  var id: String
  @Option(help: "The folder of the report, or its report.json.") var report = "readiness-report"

  func run() throws { try Console().reportingFailures { try show() } }

  private func show() throws {
    let manager = FileManager.default
    let path =
      (try? manager.contentsOfDirectory(atPath: report)) != nil
      ? report + "/" + ReportFormat.json.fileName : report
    guard let data = manager.contents(atPath: path) else {
      throw UsageError(
        "'\(path)' cannot be read: audit with --format json, and give its folder with --report",
        status: 2)
    }
    guard let read = try? JSONDecoder().decode(ShownReport.self, from: data) else {
      throw UsageError(
        "'\(path)' is no report.json of this version: audit again, or give --report the folder of a report",
        status: 2)
    }
    guard let text = read.text(of: id) else {
      throw UsageError(
        "'\(path)' has no finding, signal or asset '\(id)'"
          + (read.examples.isEmpty
            ? "; it has none at all" : "; it has such as \(read.examples.joined(separator: ", "))"),
        status: 2)
    }
    try StandardOutput.write(Array(text.utf8))
  }
}
