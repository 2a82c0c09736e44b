import Foundation
import Testing

/// The bundled example has a known report. After a change that is meant, run the tests with RECORD_SNAPSHOTS=1 and read
/// what changed.
@Suite struct ExampleTests {
  private static let example = Program.root.appendingPathComponent("Examples/brewery")

  /// The report in Markdown without the line that says when and how fast it was made.
  private static func comparable(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(" rows") || !$0.contains(" s") || $0.hasPrefix("|") }
      .joined(separator: "\n")
  }

  @Test func `the example gives its expected report, whatever the number of jobs`() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // As in the README, so that the report names no folder of this machine.
    let exports = "Examples/brewery/exports"
    var texts: [[String]] = []
    for jobs in ["1", "4"] {
      let output = folder.appendingPathComponent(jobs).path
      let result = try Program.run(["audit", exports, "-o", output, "--quiet", "--jobs", jobs])
      #expect(result.status == 0, "\(result.errors)")
      let markdown = try String(contentsOfFile: output + "/report.md", encoding: .utf8)
      let crosswalk = try String(contentsOfFile: output + "/crosswalk.csv", encoding: .utf8)
      let evidence = try Data(contentsOf: URL(fileURLWithPath: output + "/evidence.sqlite"))
      texts.append([
        Self.comparable(markdown), crosswalk, try Program.report(output).text,
        evidence.base64EncodedString(),
      ])
    }
    #expect(texts[0] == texts[1])
    let expected = Self.example.appendingPathComponent("expected")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: expected, withIntermediateDirectories: true)
      try texts[0][0].write(
        to: expected.appendingPathComponent("report.md"), atomically: true, encoding: .utf8)
      try texts[0][1].write(
        to: expected.appendingPathComponent("crosswalk.csv"), atomically: true, encoding: .utf8)
    }
    for (i, name) in ["report.md", "crosswalk.csv"].enumerated() {
      let known = try String(
        contentsOf: expected.appendingPathComponent(name), encoding: .utf8)
      #expect(texts[0][i] == known, "\(name) differs from Examples/brewery/expected")
    }
  }

  /// A reader follows the worst of a requirement to the finding, the signal or the asset by its short ID.
  @Test func `the worst that a requirement names are signals, assets and findings of the report`()
    throws
  {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let exports = Self.example.appendingPathComponent("exports").path
    let result = try Program.run(["audit", exports, "-o", folder.path + "/r", "--quiet"])
    #expect(result.status == 0, "\(result.errors)")
    let report = try Program.report(folder.path + "/r").object
    func entries(_ object: [String: Any], _ key: String) -> [[String: Any]] {
      object[key] as? [[String: Any]] ?? []
    }
    var signals: [String: String] = [:]
    for signal in entries(report, "signals") {
      signals[signal["id"] as? String ?? ""] = signal["tag"] as? String
    }
    var assets: [String: String] = [:]
    for asset in entries(report, "assets") {
      assets[asset["shortID"] as? String ?? ""] = asset["id"] as? String
    }
    let findings = Set(entries(report, "findings").compactMap { $0["id"] as? String })
    var seen = 0
    for useCase in entries(report, "useCases") {
      for requirement in entries(useCase, "gates") + entries(useCase, "requirements") {
        for worst in entries(requirement, "worst") {
          let subject = worst["subject"] as? [String: String] ?? [:]
          let shortID = worst["shortID"] as? String
          switch subject["kind"] {
          case "signal": #expect(shortID.flatMap { signals[$0] } == subject["id"])
          case "asset": #expect(shortID.flatMap { assets[$0] } == subject["id"])
          default: #expect(shortID == nil)
          }
          if let finding = worst["finding"] as? String { #expect(findings.contains(finding)) }
          seen += 1
        }
      }
    }
    #expect(seen > 20)
  }
}
