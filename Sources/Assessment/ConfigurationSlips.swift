package import Behaviour
import Evidence
import Linking
package import Recognition
package import Rules
package import Vocabulary

extension Configuration {
  /// What the configuration says of things that the exports do not have: most likely a slip of the pen.
  package func slips(_ plant: Plant, rules: RuleSet, useCases cases: UseCaseSet) -> [Problem] {
    var problems: [Problem] = []
    var left = 0
    func tell(_ what: String, _ word: String, _ known: [String], line: Int) {
      // A configuration of another export would be all slips.
      if problems.count >= Configuration.slipLimit {
        left += 1
        return
      }
      let hint = Wording.nearest(to: word, in: known).map { "did you mean '\($0)'? " } ?? ""
      problems.append(
        Problem(
          severity: .warning, location: SourceLocation(path: path, line: line),
          message: "\(what) '\(word)'", help: hint + "the entry changes nothing as it stands"))
    }
    let paths = plant.sources.map(\.path)
    for told in declarations.sources {
      let sources = plant.sources.filter { told.path.matches($0.path) }
      guard !sources.isEmpty else {
        tell("no file of the exports is", told.path.text, paths, line: told.line)
        continue
      }
      if told.isSkipped { continue }
      for table in told.tables {
        let tables = sources.flatMap(\.tables).filter { table.name == nil || $0.name == table.name }
        if let name = table.name, tables.isEmpty {
          tell(
            "the file has no table", name, sources.flatMap(\.tables).map(\.name), line: told.line)
          continue
        }
        let columns = tables.flatMap(\.columns).map(\.name)
        for column in table.columns
        where !columns.contains(column.name) && !columns.contains(Words.withoutUnit(column.name).0)
        {
          tell("the table has no column", column.name, columns, line: column.line)
        }
      }
    }
    let names = plant.identity.assets.flatMap(\.names)
    let keys = Set(
      names.flatMap { [Configuration.key($0.system, $0.name), Configuration.key(nil, $0.name)] })
    let ids = Set(plant.identity.assets.map(\.id))
    for told in assets {
      for (system, name) in told.names where !keys.contains(Configuration.key(system, name)) {
        let known = names.filter { system == nil || system == $0.system }.map(\.name)
        tell("no asset of the exports is called", name, known, line: told.line)
      }
      if told.names.isEmpty, !ids.contains(told.id) {
        tell("there is no asset", told.id, ids.sorted(), line: told.line)
      }
    }
    let tags = plant.signals.map(\.tag)
    let known = Set(tags)
    for told in signals
    where told.tag.isLiteral
      ? !known.contains(told.tag.text) : !tags.contains(where: told.tag.matches)
    {
      tell("no signal of the exports is called", told.tag.text, tags, line: told.line)
    }
    for id in useCases where cases[id] == nil {
      tell("there is no use case", id, cases.useCases.map(\.id), line: useCasesLine)
    }
    for told in accepted where rules[told.rule] == nil {
      tell("there is no rule", told.rule, rules.rules.map(\.id), line: told.line)
    }
    if left > 0 {
      problems.append(
        Problem(
          severity: .warning, location: SourceLocation(path: path),
          message: "\(left) more entries name what the exports do not have",
          help: "`readiness init --force` writes the file anew and keeps what fits"))
    }
    return problems
  }

  private static let slipLimit = 20

  /// Marks the findings that are accepted as of an instant.
  package func accept(_ findings: inout [Finding], asOf: Double?) {
    for i in findings.indices {
      let finding = findings[i]
      let isAccepted = accepted.contains { told in
        told.rule == finding.rule && (told.subject?.matches(finding.subject.id) ?? true)
          && (asOf ?? 0) < (told.until ?? .infinity)
      }
      if isAccepted { findings[i].status = .suppressed }
    }
  }
}
