import Assessment
import Tabular

/// All findings of one rule.
struct FindingGroup {
  var rule: String
  var title: String
  var severity: Severity
  /// The worst first: by severity, by outcome, then as the assessment sorted them.
  var findings: [Finding]

  var failed: Int { findings.filter { $0.outcome == .fail }.count }
  var warned: Int { findings.filter { $0.outcome == .warn }.count }
  var untold: Int { findings.filter { $0.outcome == .notAssessable }.count }

  /// `3 fail, 2 warnings`.
  var counts: String {
    var parts: [String] = []
    if failed > 0 { parts.append("\(Display.count(failed)) fail") }
    if warned > 0 { parts.append(Display.count(warned, "warning")) }
    if untold > 0 { parts.append("\(Display.count(untold)) cannot tell") }
    return parts.joined(separator: ", ")
  }

  /// One group per rule, the severest first, then the largest.
  static func all(of findings: [Finding]) -> [FindingGroup] {
    var groups: [String: [Finding]] = [:]
    for finding in findings { groups[finding.rule, default: []].append(finding) }
    return groups.keys.sorted().compactMap { rule -> FindingGroup? in
      let members = (groups[rule] ?? []).enumerated().sorted { a, b in
        if a.element.severity != b.element.severity {
          return a.element.severity > b.element.severity
        }
        let (x, y) = (rank(a.element.outcome), rank(b.element.outcome))
        return x == y ? a.offset < b.offset : x < y
      }
      .map(\.element)
      guard let first = members.first else { return nil }
      return FindingGroup(
        rule: rule, title: first.title, severity: first.severity, findings: members)
    }
    .sorted { a, b in
      if a.severity != b.severity { return a.severity > b.severity }
      if (a.failed > 0) != (b.failed > 0) { return a.failed > 0 }
      if a.findings.count != b.findings.count { return a.findings.count > b.findings.count }
      return a.rule < b.rule
    }
  }

  private static func rank(_ outcome: Outcome) -> Int {
    switch outcome {
    case .fail: 0
    case .warn: 1
    case .notAssessable: 2
    case .pass, .notApplicable: 3
    }
  }
}

extension SourceLocation {
  /// `path:line`, or the path alone when the line is unknown.
  var words: String { line > 0 ? "\(path):\(line)" : path }
}
