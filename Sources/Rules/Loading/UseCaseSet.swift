package import Evidence
package import Vocabulary

/// The use cases of one run. Files that could not be used are problems; the rest is.
package struct UseCaseSet: Sendable {
  /// Sorted by family and ID.
  package private(set) var useCases: [UseCase]
  package private(set) var problems: [Problem]

  package init(useCases: [UseCase] = [], problems: [Problem] = []) {
    self.useCases = useCases.sorted { ($0.family, $0.id) < ($1.family, $1.id) }
    self.problems = problems
  }

  package subscript(id: String) -> UseCase? { useCases.first { $0.id == id } }

  /// Only those in `ids`, all when it is empty.
  package func only(_ ids: [String]) -> UseCaseSet {
    guard !ids.isEmpty else { return self }
    return UseCaseSet(useCases: useCases.filter { ids.contains($0.id) }, problems: problems)
  }

  /// Reads every use case in `folders`; where two have one ID, the first is used. `rules` are those that it may name.
  package static func load(folders: [String], rules: RuleSet) -> UseCaseSet {
    let known = rules.rules.map(\.id)
    // A refused rule is told once, where it stands.
    let refused = rules.refused.map(\.rule)
    let files = RuleFiles(below: folders, kind: "use case") {
      UseCase.read($0, id: $1.id, file: $1.name, rules: known, refused: refused)
    }
    return UseCaseSet(useCases: files.values, problems: files.problems)
  }

  /// The use cases that ship with the program.
  package static func builtIn(rules: RuleSet) -> UseCaseSet {
    let folder = BuiltInFolder.path(module: "Rules", name: "use-cases")
    return load(folders: folder.map { [$0] } ?? [], rules: rules)
  }
}
