import ArgumentParser
import Foundation
import Recognition
import Reporting
import Tabular
import Vocabulary

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented readiness.yml with what needs a decision, to correct.",
    discussion:
      "The audit reads it again when it lies in the folder of the exports. An unchanged one changes nothing."
  )

  @Argument(help: "A folder of exports, or one file.") var exports: String
  @Option(
    name: [.short, .long],
    help: "Where to write it, '-' for standard output; readiness.yml in the exports otherwise.")
  var output: String?
  @Option(
    help: "An earlier readiness.yml, whose corrections are kept; the one that is there otherwise.")
  var config: String?
  @Option(help: "A folder with more rules and use cases.") var rules: [String] = []
  @Flag(help: "Write everything that was inferred, and not only what needs a decision.")
  var all = false
  @Flag(help: "Write over a file that is there.") var force = false
  @Option(help: "Threads that read, at least 1; as many as there are cores otherwise.")
  var jobs: Int?
  @Flag(help: "Say nothing but errors.") var quiet = false
  @Option(help: "Colours on the terminal: auto, always, never.") var color = ColorChoice.auto
  @Flag(name: .customLong("no-color"), help: "The same as --color never.") var noColor = false

  func run() throws {
    let console = Console(quiet: quiet, color: noColor ? .never : color)
    try console.reportingFailures { try write(console) }
  }

  private func write(_ console: Console) throws {
    let path = output ?? place
    if path != "-", !force, FileManager.default.fileExists(atPath: path) {
      throw UsageError("'\(path)' is there already: give --force to write it anew, or -o another")
    }
    var audit = Audit(console: console)
    audit.config = config
    audit.ruleFolders = rules
    audit.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    guard audit.jobs >= 1 else { throw UsageError("give --jobs a number from 1 on") }
    if path != "-" { try WholeFile.check(path) }
    let result = try audit.run(exports: exports)
    for problem in result.problems { console.problem(problem) }
    // Written anew, it would lose the lines that could not be read.
    if result.configuration.problems.contains(where: { $0.severity == .error }) {
      throw UsageError(
        "'\(path)' is not written: mend the lines of the earlier \(result.configuration.path) that are told above",
        status: 2)
    }
    let file = ConfigurationFile(
      assessment: result.assessment, keeping: result.configuration, isWhole: all)
    if path == "-" {
      try StandardOutput.write(file.bytes)
    } else {
      if !force, FileManager.default.fileExists(atPath: path) {
        throw UsageError(
          "'\(path)' came while the exports were read: give --force to write it anew, or -o another"
        )
      }
      try WholeFile.replace(path, file.bytes)
      console.note("\(path) is written: correct it, then run `readiness audit \(exports)`")
    }
    if result.hasUnreadable { throw ExitCode(2) }
  }

  /// In the folder of the exports; beside a single file.
  private var place: String {
    var isFolder: ObjCBool = false
    _ = unsafe FileManager.default.fileExists(atPath: exports, isDirectory: &isFolder)
    let exports = URL(fileURLWithPath: exports)
    let folder = isFolder.boolValue ? exports : exports.deletingLastPathComponent()
    return folder.appendingPathComponent(Configuration.fileName).path
  }
}

extension Console {
  /// Tells what went wrong, and ends the program with the status for it.
  func reportingFailures(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ExitCode {
      throw error
    } catch let error as UsageError {
      failure(error.message)
      throw ExitCode(error.status)
    } catch let error as ReadError {
      problem(error.problem)
      throw ExitCode(2)
    } catch {
      failure(ReportError.reason(error))
      throw ExitCode(2)
    }
  }
}
