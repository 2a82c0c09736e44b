package import Assessment
import Behaviour
import Calendar
package import Evidence
package import Profiling
package import Rules
package import Vocabulary

/// All that stands behind the findings as tables for other programs: every row that a rule names, every gap and flatline, and
/// every sample that counts against its signal.
///
/// The exports are read again for it, one row after the other, so memory does not grow with them. The same exports give the
/// same bytes. Of a finding about a signal, the flags of its rule are as many as its numerator says; but a declared range
/// is said to be left by so many samples at least, and flags all of them.
package struct EvidenceFiles {
  /// A file, and what its columns hold.
  package struct Table: Sendable {
    package var fileName: String
    package var about: String
    package var columns: [(name: String, about: String)]
  }

  package static let rows = Table(
    fileName: "rows.csv", about: "one line per row of an export that a rule names for a finding",
    columns: [
      ("finding", "its short ID"), ("rule", "the rule"), ("subject", "what the finding is about"),
      ("path", "file, and its place in an archive"), ("table", "sheet, table or array in the file"),
      ("line", "line, row or element, counted from 1"), ("cell", "letter and row, in a sheet"),
      ("tag", "of a sample: its tag"), ("time", "UTC, where the rule tells it"),
      ("field", "column to look at"), ("value", "what it holds"), ("role", "what it means"),
      ("text", "the row as it stands there"),
    ])
  package static let gaps = Table(
    fileName: "gaps.csv", about: "one line per gap of a signal",
    columns: [
      ("tag", "the signal"), ("path", "its file"), ("asset", "its asset"),
      ("start", "last sample before, UTC"), ("end", "first sample after, UTC"),
      ("seconds", "how long"), ("cause", GapCause.allCases.map(\.rawValue).joined(separator: ", ")),
      ("path before", "file of the row before"),
      ("line before", "its line; empty where no row has that very time"),
      ("path after", "file of the row after"), ("line after", "its line"),
    ])
  package static let flatlines = Table(
    fileName: "flatlines.csv", about: "one line per time in which a value did not move",
    columns: [
      ("tag", "the signal"), ("path", "its file"), ("asset", "its asset"),
      ("start", "first sample, UTC"), ("end", "last sample, UTC"), ("seconds", "how long"),
      ("value", "the value"), ("samples", "how many"), ("path first", "file of the first row"),
      ("line first", "its line"), ("path last", "file of the last row"), ("line last", "its line"),
    ])
  package static let flags = Table(
    fileName: "flags.csv",
    about:
      "one line per sample and rule that counts it against its signal, and per time that cannot be read",
    columns: [
      ("path", "file, and its place in an archive"), ("table", "sheet, table or array in the file"),
      ("line", "line, row or element, counted from 1"), ("tag", "the signal; empty for unparsed"),
      ("time", "UTC; empty for unparsed"), ("value", "what is written, of unparsed the time"),
      ("flag", SampleFlag.allCases.map(\.rawValue).joined(separator: ", ")),
      ("rule", "the rule that counts it"),
      ("finding", "short ID of its finding; empty where the rule passes all the same"),
    ])
  package static let all = [rows, gaps, flatlines, flags]

  private let assessment: Assessment
  private let evidence: Evidence
  private let rules: RuleSet
  private let search: RowSearch
  private let vocabulary: Vocabulary
  /// Short IDs by rule and subject; of a tag in several files, that of the file which is told.
  private var findings: [String: [String: (id: String, path: String?)]] = [:]

  package init(
    _ assessment: Assessment, _ evidence: Evidence, _ rules: RuleSet, _ search: RowSearch,
    _ vocabulary: Vocabulary
  ) {
    self.assessment = assessment
    self.evidence = evidence
    self.rules = rules
    self.search = search
    self.vocabulary = vocabulary
    for finding in assessment.findings where finding.outcome != .notAssessable {
      let path = finding.subject.kind == .signal ? finding.references.first?.path : nil
      findings[finding.rule, default: [:]][finding.subject.id] = (finding.id, path)
    }
  }

  /// Writes all tables into a folder that is there.
  package func write(to folder: String) throws {
    try writeRows(folder)
    try writeSamples(folder)
  }

  // MARK: Rows

  /// As many rows are looked up at a time.
  private static let chunk = 10_000

  private func writeRows(_ folder: String) throws {
    let file = try EvidenceTableFile(Self.rows, in: folder)
    for rule in rules.rules {
      let own = assessment.findings.filter { $0.rule == rule.id && $0.outcome != .notAssessable }
      if own.isEmpty { continue }
      var references: [(finding: Int, row: RowReference)] = []
      try rule.forEachReference(of: own, on: evidence) { finding, rows in
        references += rows.map { (finding, $0) }
      }
      // What a rule does not name by `rows`, its measure does.
      let named = Set(references.map(\.finding))
      for (i, finding) in own.enumerated() where !named.contains(i) {
        references += finding.references.map { (i, $0) }
      }
      let places = references.indices.sorted {
        (references[$0].finding, $0) < (references[$1].finding, $1)
      }
      for start in stride(from: 0, to: places.count, by: Self.chunk) {
        let some = places[start..<min(places.count, start + Self.chunk)].map { references[$0] }
        let found = search.rows(some.map { assessment.plant.written($0.row) })
        for (reference, rows) in zip(some, found) {
          try write(reference.row, rows, of: own[reference.finding], to: file)
        }
      }
    }
    try file.flush()
  }

  private func write(
    _ reference: RowReference, _ found: [ShownRow], of finding: Finding, to file: EvidenceTableFile
  ) throws {
    var rows = Array(reference.rows(found))
    if rows.isEmpty { rows = [ShownRow(path: reference.path, line: reference.line)] }
    // Of samples that have to be looked for between two times, the row tells which it is.
    let time = reference.start == reference.end ? reference.start : nil
    for row in rows {
      try file.row([
        finding.id, finding.rule, finding.subject.id, row.path, row.table ?? "",
        row.line > 0 ? String(row.line) : "", row.cell ?? "", reference.tag ?? "",
        Self.time(time), row.field ?? "", row.value ?? "", reference.role?.rawValue ?? "",
        row.text ?? "",
      ])
    }
  }

  // MARK: Samples

  /// Where the rows at the ends of gaps and flatlines stand.
  private struct Edge {
    var path: String
    var line: Int
  }

  /// What is looked for in the samples of one signal.
  private struct Sought {
    var flags: SampleFlags
    var canHaveFlags: Bool
    /// The rows at those times, once they are found.
    var edges: [Double: Edge?] = [:]
    let utc: (Int64) -> Double

    init(_ signal: SignalFacts, _ plant: Plant) {
      flags = SampleFlags(signal)
      canHaveFlags = flags.canHaveAny
      for gap in signal.coverage.gaps {
        edges.updateValue(nil, forKey: gap.start)
        edges.updateValue(nil, forKey: gap.end)
      }
      for flat in signal.values.flatlines {
        edges.updateValue(nil, forKey: flat.start)
        edges.updateValue(nil, forKey: flat.end)
      }
      utc = plant.zones.converter(path: signal.path)
    }
  }

  private func writeSamples(_ folder: String) throws {
    let signals = assessment.plant.signals
    var sought = signals.map { Sought($0, assessment.plant) }
    var byTag: [String: [Int]] = [:]
    for (i, signal) in signals.enumerated() where signal.samples > 0 {
      if sought[i].canHaveFlags || !sought[i].edges.isEmpty {
        byTag[signal.tag, default: []].append(i)
      }
    }
    let unparsed = unparsedPaths
    let file = try EvidenceTableFile(Self.flags, in: folder)
    for walk in search.walks {
      let path = walk.path
      func unread(_ line: Int, _ text: String) throws {
        try write(.unparsed, path, walk.name, line, of: nil, time: nil, value: text, file)
      }
      guard walk.isOfSamples else {
        if unparsed.contains(path) { try walk.forEachUnreadTime(vocabulary, unread) }
        continue
      }
      // Of the table's series, the signals.
      let places = walk.tags.map { tag in
        byTag[tag]?.first { signals[$0].path == path || signals[$0].laterPaths.contains(path) }
      }
      guard unparsed.contains(path) || places.contains(where: { $0 != nil }) else { continue }
      try walk.forEachSample(of: places.map { $0 != nil }, unread: unread) { sample in
        guard let i = places[sample.series] else { return }
        let utc = sought[i].utc(sample.time)
        if case .some(.none) = sought[i].edges[utc] {
          sought[i].edges[utc] = Edge(path: path, line: sample.line)
        }
        guard sought[i].canHaveFlags else { return }
        for flag in sought[i].flags.flags(of: sample, at: utc) {
          try write(
            flag, path, walk.name, sample.line, of: signals[i], time: utc, value: sample.text, file)
        }
      }
    }
    try file.flush()
    try writeGaps(signals, sought, folder)
    try writeFlatlines(signals, sought, folder)
  }

  /// The files that have times which cannot be read.
  private var unparsedPaths: Set<String> {
    Set(
      assessment.plant.sources.lazy.filter { source in
        source.tables.contains { $0.columns.contains { $0.unparsed > 0 } }
      }.map(\.path))
  }

  private func write(
    _ flag: SampleFlag, _ path: String, _ table: String?, _ line: Int, of signal: SignalFacts?,
    time: Double?, value: String, _ file: EvidenceTableFile
  ) throws {
    let isOfSource = signal == nil || flag == .repeatedHour || flag == .afterOutage
    let source = signal?.path ?? path
    let finding = findings[flag.rule]?[isOfSource ? source : signal?.tag ?? source]
    let isTold = finding?.path == nil || finding?.path == source
    try file.row([
      path, table ?? "", String(line), signal?.tag ?? "", Self.time(time), value, flag.rawValue,
      flag.rule, isTold ? finding?.id ?? "" : "",
    ])
  }

  private func writeGaps(
    _ signals: [SignalFacts], _ sought: [Sought], _ folder: String
  ) throws {
    let file = try EvidenceTableFile(Self.gaps, in: folder)
    for (signal, sought) in zip(signals, sought) {
      for gap in signal.coverage.gaps {
        try file.row(
          [
            signal.tag, signal.path, signal.asset ?? "", Self.time(gap.start), Self.time(gap.end),
            Self.number(gap.seconds), gap.cause.rawValue,
          ] + Self.fields(sought.edges[gap.start]) + Self.fields(sought.edges[gap.end]))
      }
    }
    try file.flush()
  }

  private func writeFlatlines(
    _ signals: [SignalFacts], _ sought: [Sought], _ folder: String
  ) throws {
    let file = try EvidenceTableFile(Self.flatlines, in: folder)
    for (signal, sought) in zip(signals, sought) {
      for flat in signal.values.flatlines {
        try file.row(
          [
            signal.tag, signal.path, signal.asset ?? "", Self.time(flat.start),
            Self.time(flat.end), Self.number(flat.end - flat.start), Self.number(flat.value),
            String(flat.samples),
          ] + Self.fields(sought.edges[flat.start]) + Self.fields(sought.edges[flat.end]))
      }
    }
    try file.flush()
  }

  private static func fields(_ edge: Edge??) -> [String] {
    guard let edge, let edge else { return ["", ""] }
    return [edge.path, String(edge.line)]
  }

  private static func time(_ seconds: Double?) -> String {
    seconds.flatMap(Wording.iso8601) ?? ""
  }

  private static func number(_ value: Double) -> String { Wording.exact(value) ?? "" }
}
