import Assessment
import Behaviour
import CMalloc
import Calendar
import Evidence
import Foundation
import Linking
import Profiling
import Recognition
import Reporting
import Rules
import Tabular
import Vocabulary

/// The way from a folder of exports to an assessment.
struct Audit {
  var console: Console
  var ruleFolders: [String] = []
  var useCases: [String] = []
  var asOf: Double?
  /// Path of the configuration; `nil` for `readiness.yml` in the folder of the exports, if there is one.
  var config: String?
  /// Path of the decisions on names; `nil` for `crosswalk.csv` in the folder of the exports, if there is one.
  var crosswalk: String?
  /// The decisions of the report that this one replaces.
  var earlier: CrosswalkFile?
  /// Threads that read.
  var jobs = 1
  /// What the plant is called; `nil` for the name of the exports.
  var title: String?
  /// Bytes that profiles may take.
  var memory = Int.max

  struct Result {
    var assessment: Assessment
    var evidence: Evidence
    /// All that stands behind the findings, for who asks for it.
    var files: EvidenceFiles
    var run: RunInfo
    var configuration: Configuration
    /// Errors and warnings, which are not told yet.
    var problems: [Problem]
    /// True when an input, a rule or the configuration could not be read.
    var hasUnreadable: Bool
  }

  func run(exports path: String) throws -> Result {
    let clock = ContinuousClock()
    let begin = clock.now
    let started = Wording.iso8601(Date().timeIntervalSince1970.rounded(.down)) ?? ""
    var (export, configuration, decided) = try Audit.open(
      path, config: config, crosswalk: crosswalk)
    let crosswalks = [decided, earlier].compactMap(\.self)
    guard !export.files.isEmpty || !export.problems.isEmpty else {
      let leftOut = LeftOutWords.sentence(export.leftOut).map { "; \($0)" } ?? ""
      throw UsageError(
        "'\(path)' holds no file that can be an export: tables were looked for in its folders and archives, as text, workbooks, JSON, XML, Parquet or SQLite\(leftOut)",
        status: 2)
    }
    let vocabulary = try Vocabulary.builtIn()
    let total = export.files.reduce(0) { $0 + $1.byteCount }
    let console = self.console
    let profiler = Profiler(
      recognizer: Recognizer(
        vocabulary: vocabulary, declarations: configuration.declarations),
      jobs: jobs, memory: memory
    ) {
      console.reading($0, bytes: $1, total: total)
    }
    var sources = profiler.profile(export.files)
    export.leaveOut(sources.filter(\.isEarlierReport).map(\.path), as: .earlierReport)
    sources.removeAll(where: \.isEarlierReport)
    var places: [String: Int] = [:]
    for (i, source) in sources.enumerated() { places[source.path] = i }
    for problem in export.problems + configuration.problems + crosswalks.compactMap(\.problem) {
      if let i = places[problem.location.path] {
        sources[i].problems.append(problem)
        continue
      }
      places[problem.location.path] = sources.count
      sources.append(
        ProfiledSource(path: problem.location.path, bytes: 0, tables: [], problems: [problem]))
    }
    sources.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    console.clearProgress()

    let builder = PlantBuilder(
      vocabulary: vocabulary, equipment: vocabulary.equipment, jobs: jobs)
    var plant = builder.build(
      sources, configuration: configuration, crosswalks: crosswalks, asOf: asOf)
    plant.leftOut = export.leftOut
    plant.descriptionPaths = Set([configuration.path] + crosswalks.map(\.path))
      .subtracting(export.files.map(\.path))
    let rows = sources.reduce(0) { $0 + $1.tables.reduce(0) { $0 + $1.rows } }
    // The profiles take most of the memory, and nothing looks at them again. Freed in small pieces, it would stay with this
    // program, and what the reports take would come on top.
    let search = RowSearch(
      sources, names: plant.tagNames, files: export.files, jobs: jobs)
    let isNothingRead = sources.allSatisfy(\.tables.isEmpty)
    sources = []
    _ = malloc_trim(0)
    let (rules, cases) = try Audit.rules(folders: ruleFolders + configuration.ruleFolders)
    plant.add(configuration.slips(plant, rules: rules, useCases: cases), path: configuration.path)
    let read = plant.sources.flatMap(\.problems)
    let unknown = useCases.filter { cases[$0] == nil }
    guard unknown.isEmpty else {
      throw UsageError(
        "there is no use case '\(unknown[0])'; `readiness use-cases list` shows them all")
    }
    let selected = cases.only(
      useCases.isEmpty ? configuration.useCases.filter { cases[$0] != nil } : useCases)
    let evidence = try Evidence(plant, useCases: selected.useCases)
    var assessment = Scorecard.assess(evidence, plant: plant, rules: rules, useCases: selected)
    assessment.showRows(search)
    if isNothingRead {
      console.failure("nothing in '\(path)' could be read as a table, so nothing is judged")
    }
    configuration.accept(&assessment.findings, asOf: plant.asOf)
    let problems = read + rules.problems + cases.problems
    let elapsed = begin.duration(to: clock.now)
    let run = RunInfo(
      tool: "readiness", version: Readiness.version, exports: Audit.name(of: path), title: title,
      started: started,
      seconds: (Double(elapsed.components.seconds) * 1000
        + Double(elapsed.components.attoseconds / 1_000_000_000_000_000)) / 1000,
      bytes: total, rows: rows, jobs: jobs)
    return Result(
      assessment: assessment, evidence: evidence,
      files: EvidenceFiles(assessment, evidence, rules, search, vocabulary), run: run,
      configuration: configuration,
      problems: problems.filter { $0.severity != .note },
      hasUnreadable: isNothingRead || problems.contains { $0.severity == .error })
  }

  /// The last part of a path, also of `.` and of one that ends in `/`: a report says nothing of the folders above.
  static func name(of path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
  }

  /// The files of the exports, and what `readiness.yml` and `crosswalk.csv` say of them.
  static func open(
    _ path: String, config: String?, crosswalk: String? = nil
  ) throws -> (export: Export, configuration: Configuration, crosswalk: CrosswalkFile?) {
    let beside = Export.root(path) + "/" + Configuration.fileName
    let decisions = Export.root(path) + "/" + CrosswalkFile.fileName
    if let crosswalk, !FileManager.default.fileExists(atPath: crosswalk) {
      throw UsageError(
        "'\(crosswalk)' is not there: an audit writes a crosswalk.csv into its report", status: 2)
    }
    if let config, !FileManager.default.fileExists(atPath: config) {
      throw UsageError(
        "'\(config)' is not there: `readiness init EXPORTS -o \(config)` writes one", status: 2)
    }
    let file = config ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil)
    let decided =
      crosswalk ?? (FileManager.default.fileExists(atPath: decisions) ? decisions : nil)
    let own = [beside, config, decisions, crosswalk].compactMap { $0 }.map {
      URL(fileURLWithPath: $0).standardizedFileURL.path
    }
    let configuration = file.map { Configuration.read($0) } ?? Configuration()
    var export = try Export.discover(path) {
      configuration.declarations.source($0)?.isSkipped == true
    }
    export.files.removeAll { own.contains($0.absolutePath) }
    return (
      export, configuration,
      decided.map { CrosswalkFile.read($0, path: Audit.name(of: $0)) }
    )
  }

  /// The built-in rules and use cases, and those of the given folders.
  static func rules(folders: [String]) throws -> (RuleSet, UseCaseSet) {
    guard let builtIn = RuleSet.builtInFolder() else {
      throw UsageError(
        "the built-in rules are not beside the program: install it again, with the folders that come beside it"
      )
    }
    for folder in folders
    where (try? FileManager.default.contentsOfDirectory(atPath: folder)) == nil {
      throw UsageError("'\(folder)' is no folder that can be read: give --rules a folder of rules")
    }
    let rules = RuleSet.load(folders: [builtIn] + folders)
    let places = ([builtIn] + folders).map { $0 + "/use-cases" }
    return (rules, UseCaseSet.load(folders: places, rules: rules))
  }
}

/// A mistake in the command line that only shows while it is carried out.
struct UsageError: Error {
  var message: String
  /// 64 for wrong usage, 2 for something that cannot be read.
  var status: Int32
  init(_ message: String, status: Int32 = 64) {
    self.message = message
    self.status = status
  }
}
