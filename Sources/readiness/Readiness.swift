import ArgumentParser
import Foundation

@main
struct Readiness: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "readiness",
    abstract: "Tells a plant, before a digital-twin pilot, what its data can carry.",
    discussion: """
      Exit status: 0 done, nothing reached --fail-on; 1 something did; 2 an input, a rule or readiness.yml could not be read (the \
      report is still written from what could be); 64 wrong usage; 130 interrupted.
      """,
    version: version,
    subcommands: [
      AuditCommand.self, InspectCommand.self, InitCommand.self, RulesCommand.self,
      UseCasesCommand.self, ShowCommand.self,
    ])

  /// Every command passes here, and none begins unless what is taken for granted is whole.
  static func main() {
    // A closed pipe is told by the write that meets it.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      let console = Console(quiet: false, noColor: false, progress: false)
      try console.reportingFailures { try BuiltIn.check() }
      do {
        try command.run()
      } catch let error as UsageError {
        try console.reportingFailures { throw error }
      }
    } catch {
      exit(withError: error)
    }
  }
}
