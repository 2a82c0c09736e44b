import ArgumentParser
import Assessment
import Behaviour
import Evidence
import Foundation
import Linking
import Recognition
import Reporting
import Rules
import Vocabulary

enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, never, verdict
}

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Read a folder of exports and write the reports.")

  @Argument(help: "A folder of exports, or one file.") var exports: String
  @Option(
    name: [.short, .long],
    help:
      "Folder for the reports, replaced as a whole; '-' writes the first format to standard output."
  )
  var output = "readiness-report"
  @Option(
    help: "What the plant is called in the reports; the name of the exports otherwise.")
  var title: String?
  @Option(
    help: ArgumentHelp(
      "A folder for all that stands behind the findings, replaced as a whole: every row, gap, flatline and flagged sample as tables (\(EvidenceFiles.all.map(\.fileName).joined(separator: ", "))), for which the exports are read again.",
      valueName: "folder"))
  var evidence: String?
  @Option(
    help: "Comma-separated: \(ReportFormat.all.map(\.name).joined(separator: ", ")).")
  var format = ReportFormat.usual.map(\.name).joined(separator: ",")
  @Option(
    help:
      "What people say of the exports, which outranks what is inferred; readiness.yml in their folder otherwise, if it is there."
  )
  var config: String?
  @Option(
    help: ArgumentHelp(
      "Decisions on names: a crosswalk.csv of a report with its column 'decision' filled in. It outranks the one that the report in --output has, whose other decisions are kept; crosswalk.csv in the folder of the exports otherwise, if it is there.",
      valueName: "crosswalk.csv"))
  var crosswalk: String?
  @Option(help: "A folder with more rules and use cases, added to the built-in ones.")
  var rules: [String] = []
  @Option(name: .customLong("use-case"), help: "Only this use case; may be given again.")
  var useCase: [String] = []
  @Option(
    name: .customLong("as-of"),
    help:
      "What counts as now, such as 2025-04-03T00:00:00Z; the newest instant of the exports otherwise."
  )
  var asOf: String?
  @Option(help: "An earlier report.json: findings that it has are marked as known.")
  var baseline: String?
  @Option(
    name: .customLong("fail-on"),
    help:
      "Exit with 1 on: error, warning, verdict (a use case that needs its foundation fixed first), never."
  )
  var failOn = FailOn.never
  @Option(help: "Threads that read, at least 1; as many as there are cores otherwise.")
  var jobs: Int?
  @Option(
    help:
      "Memory that the profiles of signals may take, such as 500MB or 4GB; three quarters of the machine's otherwise."
  )
  var memory: String?
  @Flag(help: "Say nothing but errors.") var quiet = false
  @Option(help: "Colours on the terminal: auto, always, never.") var color = ColorChoice.auto
  @Flag(name: .customLong("no-color"), help: "The same as --color never.") var noColor = false
  @Flag(help: "Show progress even when standard error is no terminal.") var progress = false

  func run() throws {
    let console = Console(quiet: quiet, color: noColor ? .never : color, progress: progress)
    try console.reportingFailures { try audit(console) }
  }

  private func audit(_ console: Console) throws {
    let formats = try format.split(separator: ",").map { name in
      guard let format = ReportFormat.named(name.trimmingCharacters(in: .whitespaces)) else {
        throw UsageError(
          "there is no format '\(name)': give --format some of \(ReportFormat.all.map(\.name).joined(separator: ", "))"
        )
      }
      return format
    }
    var audit = Audit(console: console)
    audit.config = config
    audit.crosswalk = crosswalk
    audit.ruleFolders = rules
    audit.useCases = useCase
    audit.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard audit.jobs >= 1 else { throw UsageError("give --jobs a number from 1 on") }
    audit.memory =
      try memory.map(AuditCommand.size) ?? Int(ProcessInfo.processInfo.physicalMemory / 4 * 3)
    audit.asOf = try asOf.map(AuditCommand.instant)
    let before = try baseline.map(AuditCommand.findings)
    if let title, !title.trimmingCharacters(in: .whitespaces).isEmpty { audit.title = title }
    try checkPlaces()
    audit.earlier = try earlierDecisions()
    let read = audit.earlier?.fingerprint
    var result = try audit.run(exports: exports)
    tell(result, console)
    if let before {
      let known = Set(before.map(\.fingerprint))
      for i in result.assessment.findings.indices
      where result.assessment.findings[i].status == .new
        && known.contains(result.assessment.findings[i].fingerprint)
      {
        result.assessment.findings[i].status = .known
      }
      let present = Set(result.assessment.findings.map(\.fingerprint))
      result.assessment.gone = before.filter { !present.contains($0.fingerprint) }
      let new = result.assessment.findings.count { $0.status == .new }
      console.note(
        "against the baseline: \(new) new, \(result.assessment.gone.count) gone")
    }
    if output == "-" {
      guard let first = formats.first else { return }
      try StandardOutput.write(first.bytes(result.assessment, result.run))
    } else {
      let files = ReportFormat.files(
        of: formats, assessment: result.assessment, run: result.run)
      let evidence = result.evidence
      try evidence.add(
        result.assessment.tables + [ReportTable.table(result.assessment, result.run)])
      try ReportFolder.write(files: files, to: output, carrying: read) { folder in
        do {
          try evidence.write(to: folder + "/" + ReportFolder.database)
        } catch let error as DatabaseError {
          throw ReportError(.database(error.message), at: output)
        }
      }
    }
    if let evidence {
      let files = result.files
      try asEvidence {
        try ReportFolder.write(files: [], to: evidence) { try files.write(to: $0) }
      }
    }
    let places = [
      output == "-" ? nil : "the report is in \(output)",
      evidence.map { "the evidence is in \($0)" },
    ].compactMap { $0 }
    let place = places.isEmpty ? nil : places.joined(separator: ", ")
    let summary = TerminalSummary(
      result.assessment, result.run, place: place, usesColor: console.usesColor)
    for line in summary.lines { console.note(line) }
    if result.hasUnreadable { throw ExitCode(2) }
    if reaches(result.assessment) { throw ExitCode(1) }
  }

  /// Whether everything can be written, told before the work that leads to it.
  private func checkPlaces() throws {
    if output != "-" { try ReportFolder.check(output, mayHaveDecisions: true) }
    guard let evidence else { return }
    let folders = [output, evidence].map {
      URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard output == "-" || folders[0] != folders[1] else {
      throw UsageError(
        "the reports would replace the evidence: give --evidence a folder of its own")
    }
    try asEvidence { try ReportFolder.check(evidence) }
  }

  /// The decisions that people have written into the report that is there; it is left alone when they cannot be read.
  private func earlierDecisions() throws -> CrosswalkFile? {
    guard output != "-", let path = ReportFolder.crosswalk(in: output) else { return nil }
    let name = CrosswalkFile.fileName
    let earlier = CrosswalkFile.read(
      path, path: URL(fileURLWithPath: output).lastPathComponent + "/" + name,
      words: "the earlier \(name)")
    if let problem = earlier.problem, ReportFolder.isChanged(name, in: output) {
      throw UsageError(
        "the report in '\(output)' is left alone: its \(name) was changed since it was written, and \(problem.message); \(problem.help), or name another folder with --output",
        status: 2)
    }
    return earlier.problem == nil ? earlier : nil
  }

  /// What is thrown names the option of the evidence.
  private func asEvidence(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch var error as ReportError {
      error.option = "--evidence"
      throw error
    }
  }

  private func reaches(_ assessment: Assessment) -> Bool {
    let fresh = assessment.findings.filter { $0.status == .new && $0.outcome != .notAssessable }
    switch failOn {
    case .never: return false
    case .error: return fresh.contains { $0.severity == .error }
    case .warning: return fresh.contains { $0.severity >= .warning }
    case .verdict: return assessment.useCases.contains { $0.verdict == .fixFoundation }
    }
  }

  /// Problems of files that the summary lists are left to it, unless nobody gets to see it.
  private func tell(_ result: Audit.Result, _ console: Console) {
    let listed = console.isQuiet ? [] : TerminalSummary.listedFiles(result.assessment)
    for problem in result.problems where !listed.contains(problem.location.path) {
      console.problem(problem)
    }
  }

  /// Bytes of a size such as `500MB`.
  static func size(_ text: String) throws -> Int {
    let units = [("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("b", 1)]
    let lower = text.lowercased().filter { $0 != " " }
    let unit = units.first { lower.hasSuffix($0.0) } ?? ("", 1)
    guard let number = Double(lower.dropLast(unit.0.count)), number > 0, number * unit.1 < 1e18
    else {
      throw UsageError("'\(text)' is no size: give --memory a size such as 500MB or 4GB")
    }
    return Int(number * unit.1)
  }

  private static func instant(_ text: String) throws -> Double {
    guard let instant = Configuration.instant(text) else {
      throw UsageError("'\(text)' is no time: give --as-of as 2025-04-03 or 2025-04-03T06:00:00Z")
    }
    return instant
  }

  private struct Baseline: Decodable { var findings: [GoneFinding] }

  /// The findings of an earlier report, in its order.
  private static func findings(_ path: String) throws -> [GoneFinding] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UsageError(
        "'\(path)' cannot be read: give --baseline a report.json of an earlier audit",
        status: 2)
    }
    guard let report = try? JSONDecoder().decode(Baseline.self, from: data) else {
      throw UsageError(
        "'\(path)' is no report.json: give --baseline a report.json of an earlier audit",
        status: 2)
    }
    return report.findings
  }
}
