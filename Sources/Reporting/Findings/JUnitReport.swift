import Assessment
import Profiling
import Rules
import Vocabulary

extension ReportFormat {
  package static let junit = ReportFormat(name: "junit", fileName: "findings.junit.xml") {
    assessment, _ in JUnitReport(assessment: assessment).bytes
  }
}

/// `findings.junit.xml`: a suite per rule, a test per finding, and a suite of the verdicts, for CI servers.
///
/// A failed rule is a failure, a warning passes with its text as output, and what cannot be told is skipped.
struct JUnitReport {
  var assessment: Assessment

  private enum Result {
    case passed(String)
    case failed(String, type: String)
    case skipped(String)
  }

  var bytes: [UInt8] {
    var suites: [(name: String, cases: [(name: String, result: Result)])] =
      FindingGroup.all(of: assessment.findings).sorted { $0.rule < $1.rule }.map { group in
        (group.rule, group.findings.map { ("\($0.subject.id) \($0.id)", result($0)) })
      }
    if !assessment.useCases.isEmpty {
      suites.append(
        ("use-cases", assessment.useCases.map { ("\($0.id) \($0.scope)", result($0)) }))
    }
    let total = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + Self.failures($1.cases) }
    var xml: Markup = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"readiness\" tests=\"\(total)\" failures=\"\(failures)\">\n"
    xml +=
      "  <properties><property name=\"counts\" value=\"\(Counts(assessment).sentence)\"/></properties>\n"
    for suite in suites {
      xml += """
          <testsuite name="\(suite.name)" tests="\(suite.cases.count)" \
        failures="\(Self.failures(suite.cases))" errors="0" \
        skipped="\(suite.cases.count { Self.isSkipped($0.result) })">

        """
      for test in suite.cases {
        xml += "    <testcase classname=\"\(suite.name)\" name=\"\(test.name)\">"
        switch test.result {
        case .passed(let text): xml += "<system-out>\(text)</system-out>"
        case .failed(let text, let type): xml += "<failure type=\"\(type)\" message=\"\(text)\"/>"
        case .skipped(let text): xml += "<skipped message=\"\(text)\"/>"
        }
        xml += "</testcase>\n"
      }
      xml += "  </testsuite>\n"
    }
    return Array("\(xml.html)</testsuites>\n".utf8)
  }

  private func result(_ finding: Finding) -> Result {
    let place = finding.locations.first.map { " (\($0.words))" } ?? ""
    let text = finding.message + place
    if finding.status == .suppressed { return .skipped("suppressed: \(text)") }
    if finding.status == .known { return .skipped("known: \(text)") }
    switch finding.outcome {
    case .fail: return .failed(text, type: finding.severity.rawValue)
    case .warn, .pass: return .passed(text)
    case .notAssessable, .notApplicable: return .skipped(text)
    }
  }

  private func result(_ useCase: UseCaseResult) -> Result {
    let text = "\(useCase.verdict.words): \(useCase.reason)"
    switch useCase.verdict {
    case .ready, .limitedPilot, .dashboardEnough: return .passed(text)
    case .fixFoundation: return .failed(text, type: useCase.verdict.rawValue)
    case .notAssessable: return .skipped(text)
    }
  }

  private static func failures(_ cases: [(name: String, result: Result)]) -> Int {
    cases.filter { if case .failed = $0.result { true } else { false } }.count
  }

  private static func isSkipped(_ result: Result) -> Bool {
    if case .skipped = result { true } else { false }
  }
}
