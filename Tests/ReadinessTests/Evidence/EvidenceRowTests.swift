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

  @Test func `every output lists the findings that it counts`() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.path + "/report"
    let run = try Program.run([
      "audit", Self.exports.path, "-o", output, "--format", "html,markdown,json,csv,sarif,junit",
    ])
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: output + "/" + name, encoding: .utf8)
    }
    let report = try ShownEvidence.read(output)
    let checks = report.checks
    let expected = [checks.failed, checks.warned, checks.notAssessable]
    let words = run.errors.replacing(/\s+/, with: " ")
    #expect(words.contains(checks.sentence.replacing(/\s+/, with: " ")))

    func sums(_ lists: [Substring]) -> [Int] {
      let text = lists.joined(separator: "\n")
      return [/([\d\u{A0}]+) fail/, /([\d\u{A0}]+)\u{A0}warning/, /([\d\u{A0}]+) cannot tell/].map {
        pattern in
        text.matches(of: pattern).reduce(0) { $0 + (Int($1.1.filter(\.isWholeNumber)) ?? 0) }
      }
    }
    let page = try text("index.html")
    let heads = page.matches(
      of: /data-severity="\w+"><summary>.*?<span class="count">(.*?)<\/span>/.dotMatchesNewlines())
    #expect(sums(heads.map(\.1)) == expected)
    let markdown = try text("report.md")
    let list = try #require(markdown.firstMatch(of: /## Findings\n\n((?:\|.*\n)+)/)).1
    #expect(
      sums(list.split(separator: "\n").compactMap { $0.split(separator: "|").last { $0 != " " } })
        == expected)

    let sarif = try #require(
      try JSONSerialization.jsonObject(with: Data(text("findings.sarif").utf8)) as? [String: Any])
    let results = try #require(
      (sarif["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
    func number(_ outcome: String) -> Int {
      results.count { ($0["properties"] as? [String: Any])?["outcome"] as? String == outcome }
    }
    #expect([number("fail"), number("warn"), number("not-assessable")] == expected)

    let junit = try text("findings.junit.xml")
    let suites = junit.matches(of: /<testsuite name="([^"]+)".*?<\/testsuite>/.dotMatchesNewlines())
      .filter { $0.1 != "use-cases" && $0.1 != "files-not-read" }
    func cases(_ part: String) -> Int {
      suites.reduce(0) { $0 + $1.0.components(separatedBy: part).count - 1 }
    }
    #expect([cases("<failure "), cases("<system-out>"), cases("<skipped ")] == expected)

    let rows = try text("findings.csv").split(separator: "\n").dropFirst().filter {
      $0.hasPrefix("F-")
    }
    #expect(
      ["fail,error", "warn,warning", "not-assessable,note"].map { part in
        rows.count { $0.contains(",\(part),") }
      } == expected)

    let evidence = try Program.rows(
      of: "SELECT failed, warned, not_assessable, checks, passed FROM report",
      in: output + "/evidence.sqlite")
    #expect(evidence == [(expected + [checks.ran, checks.passed]).map(String.init)])
    let outcomes = try Program.rows(
      of: "SELECT count(*) FROM finding GROUP BY outcome ORDER BY outcome",
      in: output + "/evidence.sqlite")
    #expect(
      outcomes.flatMap { $0 }
        == [checks.failed, checks.notAssessable, checks.warned].map(String.init))
  }

  @Test func `a signal and an asset are shown by their short IDs, with their findings`() throws {
    let (report, folder) = try audit("json,csv,html,markdown,sarif")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.path + "/report"
    let finding = try #require(report.findings.first { $0.rule == "values/sentinel" })
    let signal = try #require(finding.subject.shortIDs?.first)
    #expect(signal.hasPrefix("S-") && finding.subject.shortIDs?.count == 1)
    for name in ["index.html", "report.md", "findings.csv", "findings.sarif", "evidence.sqlite"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output + "/" + name))
      #expect(bytes.range(of: Data(signal.utf8)) != nil, "\(name)")
    }
    let shown = try Program.run(["show", signal, "--report", output])
    #expect(
      shown.status == 0 && shown.output.hasPrefix("\(signal)  signal \(finding.subject.id)\n"))
    #expect(shown.output.contains(finding.id) && shown.output.contains(finding.message))
    let asset = try #require(shown.output.firstMatch(of: /A-[0-9a-f]{6,}/)).0
    let crosswalk = try String(contentsOfFile: output + "/crosswalk.csv", encoding: .utf8)
    #expect(crosswalk.contains(asset))
    let about = try Program.run(["show", String(asset), "--report", output])
    #expect(about.status == 0 && about.output.contains("\(finding.subject.id) (\(signal))"))
    #expect(about.output.contains(finding.id))
    let object = try Program.report(output).object
    for (key, id) in [("signals", "id"), ("assets", "shortID")] {
      let ids = try #require(object[key] as? [[String: Any]]).compactMap { $0[id] as? String }
      #expect(Set(ids).count == ids.count && !ids.isEmpty && ids.allSatisfy { $0.count >= 8 })
    }
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
    #expect(
      unknown.status == 2 && unknown.errors.contains("has no finding, signal or asset 'F-nothing'"))
    let missing = try Program.run(["show", finding.id, "--report", folder.path + "/none"])
    #expect(missing.status == 2 && missing.errors.contains("cannot be read"))
  }
}
