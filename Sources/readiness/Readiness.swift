import ArgumentParser
import Foundation

@main
struct Readiness: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "readiness",
    abstract: "Tells a plant, before a digital-twin pilot, what its data can carry.",
    discussion: """
      Exit status: 0 done, nothing reached --fail-on; 1 something did; 2 an input, a rule, a baseline or readiness.yml could not \
      be read (the report is still written from what could be), nothing could be read at all, or an output could not be written \
      whole; 64 wrong usage; 130 interrupted.
      """,
    version: version,
    subcommands: [
      AuditCommand.self, InspectCommand.self, InitCommand.self, RulesCommand.self,
      UseCasesCommand.self, ShowCommand.self,
    ])

  /// Every command passes here, and none begins unless what is taken for granted is whole.
  static func main() {
    // A closed pipe and a file that grows too large are told by the write that meets them.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    StandardOutput.keepPlaces()
    do {
      var command = try parseAsRoot()
      let console = Console()
      try console.reportingFailures { try BuiltIn.check() }
      do {
        try command.run()
      } catch let error as UsageError {
        try console.reportingFailures { throw error }
      }
    } catch {
      guard exitCode(for: error).isSuccess else { exit(withError: error) }
      // Help and the version are asked for, so they have to arrive.
      do {
        try Console().reportingFailures { try StandardOutput.print(fullMessage(for: error)) }
      } catch {
        exit(withError: error)
      }
    }
  }
}
