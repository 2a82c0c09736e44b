import ArgumentParser
import Evidence
import Foundation
import Recognition
import Reporting
import Rules
import Vocabulary

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract:
      "List the rules or what they take for granted, show one with its reasons, or print the schema of the files.",
    subcommands: [List.self, Show.self, Schema.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a rule.")
    @Flag(help: "What the program takes for granted instead, with its numbers and their source.")
    var judgements = false
    @Option(help: "A folder with more rules.") var rules: [String] = []

    func run() throws {
      if judgements {
        return try StandardOutput.print(Judgements.builtIn().map(\.summary).joined(separator: "\n"))
      }
      let set = try loaded(rules).rules
      let width = set.rules.map(\.id.count).max() ?? 0
      for rule in set.rules {
        let id = rule.id.padding(toLength: width, withPad: " ", startingAt: 0)
        try StandardOutput.print("\(id)  \(rule.title)\(rule.requirement.map { ": \($0)" } ?? "")")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Everything about one rule or judgement.")
    @Argument(help: "Such as gaps/availability, or signals/counts-up.") var id: String
    @Option(help: "A folder with more rules.") var rules: [String] = []

    func run() throws {
      let set = try loaded(rules).rules
      guard let rule = set[id] else {
        if let judgement = try Judgements.builtIn().first(where: { $0.id == id }) {
          return try StandardOutput.print(judgement.page)
        }
        throw ValidationError(
          "there is no rule or judgement '\(id)'; `readiness rules list`, with and without --judgements, shows them all"
        )
      }
      try StandardOutput.print("\(rule.id): \(rule.title)")
      try StandardOutput.print(
        "\nWhat it measures, per \(rule.appliesTo.rawValue) (\(rule.dimension))\n\(rule.measure)")
      if let requirement = rule.requirement {
        try StandardOutput.print("\nRequired\n\(requirement)")
      }
      if let warn = rule.warn { try StandardOutput.print("warns when \(warn.text)") }
      if let fail = rule.fail { try StandardOutput.print("fails when \(fail.text)") }
      try StandardOutput.print(
        "\nWhere the limit comes from\n\(rule.basis.source) (\(rule.basis.mark.words))")
      try StandardOutput.print("\nWhy it matters\n\(rule.why)")
      let days = rule.remedy.effortDays
      let reach =
        rule.remedy.isRetroactive ? "mends the data that exist" : "counts for new data only"
      try StandardOutput.print(
        "\nRemedy\n\(rule.remedy.text) (\(days.lowerBound) to \(days.upperBound) person-days, \(reach))"
      )
    }
  }
}

extension RulesCommand {
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of a kind of file, for the completion of editors.")

    enum File: String, ExpressibleByArgument, CaseIterable {
      case configuration, rule, judgement
      case useCase = "use-case"

      var title: String {
        switch self {
        case .configuration: "readiness.yml: what people say of the exports"
        case .rule: "A rule of readiness"
        case .judgement: "What readiness takes for granted"
        case .useCase: "A use case of readiness"
        }
      }

      var shape: FileShape {
        switch self {
        case .configuration: Configuration.shape
        case .rule: Rule.shape
        case .judgement: JudgementText.shape
        case .useCase: UseCase.shape
        }
      }
    }

    @Argument(help: "The file: \(File.allCases.map(\.rawValue).joined(separator: ", ")).")
    var file = File.configuration

    func run() throws {
      try StandardOutput.write(JSONSchema(title: file.title, shape: file.shape).bytes)
    }
  }
}

/// The built-in rules and use cases and those of the given folders; what cannot be loaded is told on standard error.
func loaded(_ folders: [String]) throws -> (rules: RuleSet, useCases: UseCaseSet) {
  let console = Console()
  do {
    let (rules, useCases) = try Audit.rules(folders: folders)
    for problem in rules.problems + useCases.problems { console.problem(problem) }
    return (rules, useCases)
  } catch let error as UsageError {
    throw ValidationError(error.message)
  }
}
