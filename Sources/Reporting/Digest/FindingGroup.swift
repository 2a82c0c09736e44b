import Profiling
import Rules
import Vocabulary

/// All findings of one rule.
struct FindingGroup {
  var rule: String
  var title: String
  var severity: Severity
  /// Findings of all rules, and the places of those of this one: the worst first, by severity, by outcome, then as the
  /// assessment sorted them.
  private let all: [Finding]
  private let places: [Int]
  private(set) var failed = 0
  private(set) var warned = 0
  private(set) var untold = 0

  var findings: some RandomAccessCollection<Finding> { places.lazy.map { all[$0] } }
  /// True when not all findings have the same limit.
  var hasSeveralLimits: Bool { places.contains { all[$0].required != all[places[0]].required } }
  /// True when some findings are not new.
  var hasKnown: Bool { places.contains { all[$0].status != .new } }

  private init?(_ places: [Int], of all: [Finding]) {
    guard !places.isEmpty else { return nil }
    self.all = all
    // A few kinds of findings, each in its order.
    var buckets: [Int: [Int]] = [:]
    for place in places {
      switch all[place].outcome {
      case .fail: failed += 1
      case .warn: warned += 1
      case .notAssessable: untold += 1
      case .pass, .notApplicable: break
      }
      let severity = Severity.allCases.count { $0 > all[place].severity }
      buckets[4 * severity + Self.rank(all[place].outcome), default: []].append(place)
    }
    self.places = buckets.keys.sorted().flatMap { buckets[$0] ?? [] }
    let first = all[self.places[0]]
    (rule, title, severity) = (first.rule, first.title, first.severity)
  }

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
    var groups: [String: [Int]] = [:]
    var start = 0
    while start < findings.count {
      // Findings of one rule stand together.
      var end = start + 1
      while end < findings.count, findings[end].rule == findings[start].rule { end += 1 }
      groups[findings[start].rule, default: []] += start..<end
      start = end
    }
    return groups.values.compactMap { FindingGroup($0, of: findings) }.sorted { a, b in
      if a.severity != b.severity { return a.severity > b.severity }
      if (a.failed > 0) != (b.failed > 0) { return a.failed > 0 }
      if a.places.count != b.places.count { return a.places.count > b.places.count }
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

extension ShownRow {
  /// `path:line`, `path (table) cell` of a sheet, or the path alone when the line is unknown.
  var words: String {
    let file = table.map { "\(path) (\($0))" } ?? path
    return cell.map { "\(file) \($0)" } ?? (line > 0 ? "\(file):\(line)" : file)
  }
}
