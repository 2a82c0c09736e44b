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
    abstract: "List the rules, show one with its reasons, or print the schema of the files.",
    subcommands: [List.self, Show.self, Schema.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a rule.")
    @Option(help: "A folder with more rules.") var rules: [String] = []

    func run() throws {
      let set = try loaded(rules).rules
      let width = set.rules.map(\.id.count).max() ?? 0
      for rule in set.rules {
        let id = rule.id.padding(toLength: width, withPad: " ", startingAt: 0)
        print("\(id)  \(rule.title)\(rule.requirement.map { ": \($0)" } ?? "")")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Everything about one rule.")
    @Argument(help: "Such as gaps/availability.") var id: String
    @Option(help: "A folder with more rules.") var rules: [String] = []

    func run() throws {
      let set = try loaded(rules).rules
      guard let rule = set[id] else {
        throw ValidationError("there is no rule '\(id)'; `readiness rules list` shows them all")
      }
      print("\(rule.id): \(rule.title)")
      print(
        "\nWhat it measures, per \(rule.appliesTo.rawValue) (\(rule.dimension))\n\(rule.measure)")
      if let requirement = rule.requirement { print("\nRequired\n\(requirement)") }
      if let warn = rule.warn { print("warns when \(warn.text)") }
      if let fail = rule.fail { print("fails when \(fail.text)") }
      print("\nWhere the limit comes from\n\(rule.basis.source) (\(rule.basis.mark.words))")
      print("\nWhy it matters\n\(rule.why)")
      let days = rule.remedy.effortDays
      let reach =
        rule.remedy.isRetroactive ? "mends the data that exist" : "counts for new data only"
      print(
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
      case configuration, rule
      case useCase = "use-case"

      var title: String {
        switch self {
        case .configuration: "readiness.yml: what people say of the exports"
        case .rule: "A rule of readiness"
        case .useCase: "A use case of readiness"
        }
      }

      var shape: FileShape {
        switch self {
        case .configuration: Configuration.shape
        case .rule: Rule.shape
        case .useCase: UseCase.shape
        }
      }
    }

    @Argument(help: "The file: \(File.allCases.map(\.rawValue).joined(separator: ", ")).")
    var file = File.configuration

    func run() throws {
      FileHandle.standardOutput.write(Data(JSONSchema(title: file.title, shape: file.shape).bytes))
    }
  }
}

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
        print("\(id)  \(useCase.title) (\(useCase.family))")
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
      print("\(useCase.id): \(useCase.title) (\(useCase.family))")
      print("\nDecision it serves\n\(useCase.decision)")
      print("\nScope: \(useCase.scope.rawValue); history: \(Int(useCase.historyDays)) days")
      if !useCase.classes.isEmpty { print("Classes: \(useCase.classes.joined(separator: ", "))") }
      if !useCase.signals.isEmpty { print("\nSignals, per asset") }
      for signal in useCase.signals {
        let kinds = signal.kinds.map(\.rawValue).joined(separator: " or ")
        let rate = signal.interval.map { ", at least every \($0) s" } ?? ""
        print("  \(signal.isMandatory ? "must" : "may")  \(kinds)\(rate)")
      }
      if !useCase.sources.isEmpty { print("\nRecords") }
      for source in useCase.sources {
        print("  \(source.isMandatory ? "must" : "may")  \(source.name)")
      }
      for need in useCase.beyondExports { print("  beyond exports  \(need)") }
      print("\nRules")
      for rule in useCase.rules {
        print(
          "  \(rule.need.rawValue)  \(rule.rule) (\(rule.dimension)): "
            + "\(Int(rule.pass * 100)) % have to meet it, lost at \(Int(rule.fail * 100)) %")
      }
    }
  }
}

/// The built-in rules and use cases and those of the given folders; what cannot be loaded is told on standard error.
private func loaded(_ folders: [String]) throws -> (rules: RuleSet, useCases: UseCaseSet) {
  let console = Console(quiet: false, noColor: false, progress: false)
  do {
    let (rules, useCases) = try Audit.rules(folders: folders)
    for problem in rules.problems + useCases.problems { console.problem(problem) }
    return (rules, useCases)
  } catch let error as UsageError {
    throw ValidationError(error.message)
  }
}
