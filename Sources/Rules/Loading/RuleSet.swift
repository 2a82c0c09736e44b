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
    guard let checker = try? Evidence.empty() else {
      let because = "SQLite cannot be opened"
      return RuleSet(refused: [Checks.Skipped(rule: "*", because: because)])
    }
    let files = RuleFiles(
      below: folders, without: ["judgements", "use-cases", "vocabulary"], kind: "rule"
    ) { Rule.read($0, id: $1.id, file: $1.name, checkedBy: checker) }
    return RuleSet(rules: files.values, problems: files.problems, refused: files.refused)
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
