import Evidence
import Foundation
package import Vocabulary

/// The rules of one run. Files that could not be used are problems; the rest is.
package struct RuleSet: Sendable {
  /// Sorted by ID.
  package private(set) var rules: [Rule]
  package private(set) var problems: [Problem]
  /// Rules that were refused, for `Checks.skipped`.
  package private(set) var refused: [Checks.Skipped]

  package init(rules: [Rule] = [], problems: [Problem] = [], refused: [Checks.Skipped] = []) {
    self.rules = rules.sorted { $0.id < $1.id }
    self.problems = problems
    self.refused = refused
  }

  package subscript(id: String) -> Rule? { rules.first { $0.id == id } }

  /// Reads every rule below `folders`; where two have one ID, the first is used. The folders `judgements`,
  /// `use-cases` and `vocabulary` hold no rules.
  package static func load(folders: [String]) -> RuleSet {
    var rules: [String: Rule] = [:]
    var problems: [Problem] = []
    var refused: [Checks.Skipped] = []
    guard let checker = try? Evidence.empty() else {
      let because = "SQLite cannot be opened"
      return RuleSet(refused: [Checks.Skipped(rule: "*", because: because)])
    }
    for folder in folders {
      for place in YAMLFile.all(below: folder, without: ["judgements", "use-cases", "vocabulary"]) {
        guard let text = YAMLFile.contents(place.path) else {
          problems.append(YAMLFile.unreadable(place.name))
          refused.append(Checks.Skipped(rule: place.id, because: "the file cannot be read"))
          continue
        }
        let read = Rule.read(text, id: place.id, file: place.name, checkedBy: checker)
        problems += read.problems
        guard let rule = read.rule else {
          let because = read.problems.first?.message ?? "the file cannot be used"
          refused.append(Checks.Skipped(rule: place.id, because: because))
          continue
        }
        guard rules[rule.id] == nil else {
          problems.append(
            Problem(
              severity: .error, location: SourceLocation(path: place.name),
              message: "another rule has the ID '\(rule.id)'",
              help: "rename the file; the first rule of that ID is used"))
          continue
        }
        rules[rule.id] = rule
      }
    }
    return RuleSet(
      rules: rules.keys.sorted().compactMap { rules[$0] }, problems: problems, refused: refused)
  }

  /// The rules that ship with the program.
  package static func builtIn() -> RuleSet {
    load(folders: builtInFolder().map { [$0] } ?? [])
  }

  /// The folder that holds the folders of the built-in rules, `nil` when it is not beside the program.
  package static func builtInFolder() -> String? {
    guard let gaps = BuiltInFolder.path(module: "Rules", name: "gaps") else { return nil }
    return URL(fileURLWithPath: gaps).deletingLastPathComponent().path
  }
}
