import Assessment
import Behaviour
import Foundation
import FoundationXML
import Profiling
import Reporting
import Rules
import Testing
import Vocabulary

/// The formats for other programs, on names that try to break them.
@Suite struct FindingFormatTests {
  private func text(_ format: ReportFormat, _ assessment: Assessment) -> String {
    String(decoding: format.bytes(assessment, Fixture.run), as: UTF8.self)
  }

  @Test(arguments: [false, true])
  func `SARIF has what its readers need`(isHostile: Bool) throws {
    let assessment = isHostile ? Hostile.assessment : Fixture.assessment
    let data = Data(text(.sarif, assessment).utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0")
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    #expect(rules == rules.sorted() && Set(rules).count == rules.count)
    for rule in try #require(driver["rules"] as? [[String: Any]]) {
      let address = try #require(rule["helpUri"] as? String)
      #expect(URL(string: address)?.scheme == "urn")
      #expect((rule["help"] as? [String: Any])?["markdown"] is String)
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == assessment.findings.count)
    for (result, finding) in zip(results, assessment.findings) {
      #expect(result["ruleId"] as? String == finding.rule)
      #expect((result["ruleIndex"] as? Int).map { rules[$0] } == finding.rule)
      let isFailure = finding.outcome == .fail || finding.outcome == .warn
      #expect(result["level"] as? String == (isFailure ? finding.severity.rawValue : "none"))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      let places = try #require(result["locations"] as? [[String: Any]])
      let physical = try #require(places.first?["physicalLocation"] as? [String: Any])
      let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
      #expect(uri.removingPercentEncoding == finding.locations.first?.path)
      #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
      let line = (physical["region"] as? [String: Any])?["startLine"] as? Int
      // A row of a sheet is no line.
      let place = finding.locations.first
      #expect(line == place.flatMap { $0.line > 0 && $0.cell == nil ? $0.line : nil })
    }
  }

  @Test(arguments: [false, true])
  func `JUnit is well-formed and counts its cases`(isHostile: Bool) throws {
    final class Counter: NSObject, XMLParserDelegate {
      var counts: [String: Int] = [:]
      var root: [String: String] = [:]
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        counts[name, default: 0] += 1
        if name == "testsuites" { root = attributes }
      }
    }
    let assessment = isHostile ? Hostile.assessment : Fixture.assessment
    let parser = XMLParser(data: Data(text(.junit, assessment).utf8))
    let counter = Counter()
    parser.delegate = counter
    #expect(parser.parse())
    let unread = assessment.plant.sources.count(where: \.tables.isEmpty)
    let expected = unread + assessment.findings.count + assessment.useCases.count
    #expect(counter.counts["testcase"] == expected)
    #expect(counter.root["tests"] == String(expected))
    #expect(counter.root["failures"] == String(counter.counts["failure"] ?? 0))
  }

  @Test func `a spreadsheet does not run a name, and keeps a designation`() throws {
    var assessment = Fixture.assessment
    assessment.findings[0].subject.id = "=HYPERLINK(\"x\")"
    assessment.findings[1].subject.id = "=A01+B02-M1"
    let csv = text(.csv, assessment)
    #expect(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\","))
    #expect(csv.contains(",=A01+B02-M1,"))
  }

  @Test func `names stay inside their cells of Markdown`() throws {
    let markdown = text(.markdown, Hostile.assessment)
    var columns = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let count = line.replacing("\\|", with: "").count { $0 == "|" }
      if columns == 0 { columns = count }
      #expect(count == columns, "\(line.prefix(80))")
    }
    #expect(!markdown.contains("<") && !markdown.contains("@everyone"))
    #expect(!markdown.contains(/[^\\]\]\(/) && !markdown.contains("http:"))
  }
}
