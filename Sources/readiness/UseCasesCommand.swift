import ArgumentParser
import Evidence
import Foundation
import Rules
import Vocabulary

struct UseCasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use-cases", abstract: "List the use cases, or show what one needs.",
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a use case.")
    @Option(help: "A folder with more use cases.") var rules: [String] = []

    func run() throws {
      let cases = try loaded(rules).useCases
      let width = cases.useCases.map(\.id.count).max() ?? 0
      for useCase in cases.useCases {
        let id = useCase.id.padding(toLength: width, withPad: " ", startingAt: 0)
        try StandardOutput.print("\(id)  \(useCase.title) (\(useCase.family))")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Everything one use case needs.")
    @Argument(help: "An ID of `readiness use-cases list`.") var id: String
    @Option(help: "A folder with more use cases.") var rules: [String] = []

    func run() throws {
      let cases = try loaded(rules).useCases
      guard let useCase = cases[id] else {
        throw ValidationError(
          "there is no use case '\(id)'; `readiness use-cases list` shows them all")
      }
      try StandardOutput.print("\(useCase.id): \(useCase.title) (\(useCase.family))")
      try StandardOutput.print("\nDecision it serves\n\(useCase.decision)")
      try StandardOutput.print(
        "\nScope: \(useCase.scope.rawValue); history: \(Int(useCase.historyDays)) days")
      if !useCase.classes.isEmpty {
        try StandardOutput.print("Classes: \(useCase.classes.joined(separator: ", "))")
      }
      if !useCase.assetsWithSignals.isEmpty {
        let kinds = useCase.assetsWithSignals.map(\.rawValue).joined(separator: " or ")
        try StandardOutput.print("Assets: those with a signal of \(kinds)")
      }
      if !useCase.signals.isEmpty { try StandardOutput.print("\nSignals, per asset") }
      for signal in useCase.signals {
        let kinds = signal.kinds.map(\.rawValue).joined(separator: " or ")
        let rate = signal.interval.map { ", at least every \($0) s" } ?? ""
        try StandardOutput.print("  \(signal.isMandatory ? "must" : "may")  \(kinds)\(rate)")
      }
      if !useCase.sources.isEmpty { try StandardOutput.print("\nRecords") }
      for source in useCase.sources {
        try StandardOutput.print("  \(source.isMandatory ? "must" : "may")  \(source.name)")
      }
      for need in useCase.beyondExports { try StandardOutput.print("  beyond exports  \(need)") }
      try StandardOutput.print("\nRules")
      for rule in useCase.rules {
        try StandardOutput.print(
          "  \(rule.need.rawValue)  \(rule.rule) (\(rule.dimension)): "
            + "\(Int(rule.pass * 100)) % have to meet it, lost at \(Int(rule.fail * 100)) %")
      }
    }
  }
}
