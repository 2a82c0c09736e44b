import Foundation
import Testing

/// What a finding shows is what stands in the file: the rows are read again here by other means than the program's.
@Suite struct EvidenceRowTests {
  private static let exports = Program.root.appendingPathComponent("Examples/brewery/exports")

  private func audit(_ formats: String = "json") throws -> (report: ShownEvidence, folder: URL) {
    let folder = try Program.temporaryFolder()
    let result = try Program.run([
      "audit", Self.exports.path, "-o", folder.path + "/report", "--quiet", "--format", formats,
    ])
    #expect(result.status == 0, "\(result.errors)")
    return (try ShownEvidence.read(folder.path + "/report"), folder)
  }

  @Test func `every finding of the example shows rows that stand in its files and prove it`() throws
  {
    let (report, folder) = try audit()
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = ExportLines(Self.exports)
    var proven: Set<String> = []
    for finding in report.findings where finding.isFound {
      try lines.check(finding)
      for row in finding.locations {
        if let isProof = Self.proofs[finding.rule] {
          let text = row.text ?? ""
          #expect(
            isProof(finding.subject.id, finding.message, row.value ?? "", text),
            "\(finding.rule): \(text)")
          proven.insert(finding.rule)
        }
      }
    }
    #expect(proven.count >= 8, "\(proven.sorted())")
  }

  /// Whether the row of a rule shows what its message says.
  private static let proofs:
    [String:
      @Sendable (_ subject: String, _ message: String, _ value: String, _ text: String) -> Bool] = [
        "values/sentinel": { subject, message, value, text in
          text.contains(subject) && Double(value) == -999 && message.contains("-999")
        },
        "values/bad-quality": { subject, _, value, text in text.contains(subject) && value == "0" },
        "values/flatline": { subject, message, value, text in
          text.contains(subject) && message.contains("at \(value)")
        },
        "history/late-start": { subject, message, value, text in
          text.contains(subject) && message.contains(value.prefix(10))
        },
        "sampling/too-slow": { subject, _, _, text in text.contains(subject) },
        "sampling/slower-than-siblings": { subject, _, _, text in text.contains(subject) },
        "values/unit-mismatch": { subject, _, value, text in
          text.contains(subject) && Double(value).map { $0 > 30 } == true
        },
        "maintenance/failure-code-missing": { _, _, value, text in
          value.isEmpty && text.contains("Corrective")
        },
        "history/defects": { _, _, value, _ in value == "FAIL" },
        "time/dst": { _, message, value, _ in value.contains("02:00") && message.contains("02:00")
        },
        "gaps/system-outage": { _, _, value, _ in value.hasPrefix("2025-10-23T") },
      ]

  @Test func `every output tells the same counts`() throws {
    let (report, folder) = try audit("html,markdown,json,csv,sarif,junit")
    defer { try? FileManager.default.removeItem(at: folder) }
    let checks = report.checks
    #expect(checks.ran == checks.passed + checks.warned + checks.failed + checks.notAssessable)
    for (outcome, count) in [
      ("fail", checks.failed), ("warn", checks.warned), ("not-assessable", checks.notAssessable),
    ] {
      #expect(report.findings.count { $0.outcome == outcome } == count)
    }
    #expect(Set(report.findings.map(\.id)).count == report.findings.count)
    for name in ["index.html", "report.md", "findings.sarif", "findings.junit.xml"] {
      let text = try String(
        contentsOf: folder.appendingPathComponent("report/" + name), encoding: .utf8)
      #expect(text.contains(checks.sentence), "\(name)")
    }
    let table = try String(
      contentsOf: folder.appendingPathComponent("report/findings.csv"), encoding: .utf8)
    for finding in report.findings { #expect(table.contains(finding.id)) }
  }

  @Test func `a finding is shown by its short ID, with its rows`() throws {
    let (report, folder) = try audit()
    defer { try? FileManager.default.removeItem(at: folder) }
    let finding = try #require(report.findings.first { $0.rule == "values/sentinel" })
    for place in ["/report", "/report/report.json"] {
      let shown = try Program.run([
        "show", finding.id.lowercased(), "--report", folder.path + place,
      ])
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains(finding.message))
      for row in finding.locations {
        #expect(shown.output.contains("\(row.path):\(row.line ?? 0)"))
        #expect(shown.output.contains("  > \(row.text ?? "?")\n"))
      }
    }
    let unknown = try Program.run(["show", "F-nothing", "--report", folder.path + "/report"])
    #expect(unknown.status == 2 && unknown.errors.contains("has no finding 'F-nothing'"))
    let missing = try Program.run(["show", finding.id, "--report", folder.path + "/none"])
    #expect(missing.status == 2 && missing.errors.contains("cannot be read"))
  }
}
