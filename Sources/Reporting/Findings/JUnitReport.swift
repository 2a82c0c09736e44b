import Assessment
import Behaviour
import Profiling
import Rules
import Vocabulary

extension ReportFormat {
  package static let junit = ReportFormat(name: "junit", fileName: "findings.junit.xml") {
    JUnitReport(assessment: $0, run: $1).bytes
  }
}

/// `findings.junit.xml`: a suite per rule, a test per finding, and a suite of the verdicts, for CI servers.
///
/// A failed rule is a failure, a warning passes with its text as output, and what cannot be told is skipped. Before them
/// stands a suite of the files not read: an error where the file is broken, skipped where it is of no known kind.
struct JUnitReport {
  var assessment: Assessment
  var run: RunInfo

  private enum Result {
    case passed(String)
    case failed(String, type: String)
    case broken(String)
    case skipped(String)
  }

  var bytes: [UInt8] {
    var suites: [(name: String, cases: [(name: String, result: Result)])] = []
    let unread = UnreadFile.all(assessment.plant)
    if !unread.isEmpty { suites.append(("files-not-read", unread.map { ($0.path, result($0)) })) }
    suites +=
      FindingGroup.all(of: assessment.findings).sorted { $0.rule < $1.rule }.map { group in
        (group.rule, group.findings.map { ("\($0.subject.id) \($0.id)", result($0)) })
      }
    if !assessment.gone.isEmpty {
      suites.append(
        (
          "gone-since-the-baseline",
          assessment.gone.map { ("\($0.subject.id) \($0.rule)", .passed($0.message)) }
        ))
    }
    if !assessment.useCases.isEmpty {
      suites.append(
        ("use-cases", assessment.useCases.map { ("\($0.id) \($0.scope)", result($0)) }))
    }
    let total = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + Self.failures($1.cases) }
    var xml: Markup = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let errors = suites.reduce(0) { $0 + Self.errors($1.cases) }
    xml += """
      <testsuites name="readiness: \(run.title)" tests="\(total)" failures="\(failures)" errors="\(errors)">
        <properties><property name="counts" value="\(Counts(assessment).sentence)"/>
      """
    if let leftOut = LeftOutWords.sentence(assessment.plant.leftOut) {
      xml += "<property name=\"left-out\" value=\"\(leftOut)\"/>"
    }
    xml += "</properties>\n"
    for suite in suites {
      xml += """
          <testsuite name="\(suite.name)" tests="\(suite.cases.count)" \
        failures="\(Self.failures(suite.cases))" errors="\(Self.errors(suite.cases))" \
        skipped="\(suite.cases.count { Self.isSkipped($0.result) })">

        """
      for test in suite.cases {
        xml += "    <testcase classname=\"\(suite.name)\" name=\"\(test.name)\">"
        switch test.result {
        case .passed(let text): xml += "<system-out>\(text)</system-out>"
        case .failed(let text, let type): xml += "<failure type=\"\(type)\" message=\"\(text)\"/>"
        case .broken(let text): xml += "<error type=\"not-read\" message=\"\(text)\"/>"
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

  private func result(_ file: UnreadFile) -> Result {
    let text = "\(file.words): \(file.problem.message). To do: \(file.problem.help)"
    return file.problem.severity == .error ? .broken(text) : .skipped(text)
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

  private static func errors(_ cases: [(name: String, result: Result)]) -> Int {
    cases.count { if case .broken = $0.result { true } else { false } }
  }

  private static func isSkipped(_ result: Result) -> Bool {
    if case .skipped = result { true } else { false }
  }
}
