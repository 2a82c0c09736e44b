package import Evidence
import Profiling
package import Vocabulary

/// A row, or samples of a signal, that show a finding: how a rule names them from the facts.
package struct RowReference: Hashable, Sendable {
  package var path: String
  /// Sheet, table or array within the file.
  package var table: String?
  /// 0 for samples of a signal that have to be looked for.
  package var line = 0
  package var tag: String?
  /// UTC seconds between which the samples lie, both included; without an end, from the start on.
  package var start: Double?
  package var end: Double?
  /// Only samples of this value.
  package var value: Double?
  /// Only samples of values from and to.
  package var low: Double?
  package var high: Double?
  /// How many samples.
  package var most = 1
  /// The last of several of the same time.
  package var isLast = false
  /// A name that the column holds that shows it.
  package var word: String?
  /// Role of the column that shows it.
  package var role: ColumnRole?
  /// What stands there, of a record that cannot be read as a row.
  package var text: String?
  /// Number of the pair that it is one half of.
  package var pair: Int?

  package init(path: String, line: Int = 0, tag: String? = nil) {
    self.path = path
    self.line = line
    self.tag = tag
  }
}

extension Rule {
  /// Columns that `rows` may return.
  static let rowColumns = [
    "subject", "path", "table_name", "line", "tag", "start", "end", "edges", "start_line",
    "end_line", "value", "word", "most", "last", "role", "text", "pair",
    "low", "high",
  ]

  /// Adds to each finding the rows that its rule names for its subject, as many as are shown.
  package func refer(
    _ findings: inout [Finding], on evidence: Evidence, steps: Int = Evidence.stepBudget
  ) throws(DatabaseError) {
    var found: [Int: [RowReference]] = [:]
    try forEachReference(of: findings, on: evidence, steps: steps) { finding, references in
      let pairs = references.first?.pair == nil ? 0 : ShownRow.mostPairs
      let room = max(ShownRow.most, 2 * pairs) - found[finding, default: []].count
      // No pair is shown by half.
      guard references.count <= room else { return }
      for reference in references where !found[finding, default: []].contains(reference) {
        found[finding, default: []].append(reference)
      }
    }
    for (finding, references) in found { findings[finding].references = references }
  }

  /// Calls `body` with each row that the rule names, or the two at the ends of a time, and the place of its finding.
  package func forEachReference(
    of findings: [Finding], on evidence: Evidence, steps: Int = Evidence.stepBudget,
    _ body: (_ finding: Int, _ references: [RowReference]) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    guard let rows, !findings.isEmpty else { return }
    var places: [String: Int] = [:]
    for (i, finding) in findings.enumerated() where finding.outcome != .notAssessable {
      places[finding.subject.id] = i
    }
    guard !places.isEmpty else { return }
    var paths: [Int: String] = [:]
    for (i, finding) in findings.enumerated() where finding.subject.kind == .signal {
      paths[i] = finding.references.first?.path
    }
    try evidence.forEachRow(of: rows, steps: steps) { (row, columns) throws(DatabaseError) in
      var reference = RowReference(path: "")
      var finding: Int?
      var edges = false
      var lines = (start: 0, end: 0)
      for (i, column) in columns.enumerated() {
        switch column {
        case "subject": finding = row.value(i).text.flatMap { places[$0] }
        case "path": reference.path = row.value(i).text ?? ""
        case "table_name": reference.table = row.value(i).text
        case "line": reference.line = Int(row.number(i) ?? 0)
        case "tag": reference.tag = row.value(i).text
        case "start": reference.start = row.number(i)
        case "end": reference.end = row.number(i)
        case "start_line": lines.start = Int(row.number(i) ?? 0)
        case "end_line": lines.end = Int(row.number(i) ?? 0)
        case "edges": edges = row.number(i) == 1
        case "word": reference.word = row.value(i).text
        case "value": reference.value = row.number(i)
        case "most": reference.most = Int(row.number(i) ?? 1)
        case "last": reference.isLast = row.number(i) == 1
        case "low": reference.low = row.number(i)
        case "high": reference.high = row.number(i)
        case "text": reference.text = row.value(i).text
        case "pair": reference.pair = row.number(i).map { Int($0) }
        default: reference.role = row.value(i).text.flatMap(ColumnRole.init)
        }
        if i == 0, finding == nil { return }
      }
      // Of a tag in several files, the finding tells of one.
      guard let finding, !reference.path.isEmpty,
        paths[finding] == nil || paths[finding] == reference.path
      else { return }
      guard edges else { return try body(finding, [reference]) }
      var ends = [reference, reference]
      ends[0].end = reference.start
      ends[0].line = lines.start
      ends[1].start = reference.end
      ends[1].line = lines.end
      try body(finding, ends)
    }
  }
}
