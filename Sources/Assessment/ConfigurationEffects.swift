import Linking
import Profiling
import Recognition
package import Tabular

// What a configuration changes in a plant. Lines that say what was inferred anyway change nothing, not even how sure it is.

extension Plant {
  /// Adds what is to say of a file that is no export.
  package mutating func add(_ problems: [Problem], path: String) {
    guard !problems.isEmpty else { return }
    if let i = sources.firstIndex(where: { $0.path == path }) {
      sources[i].problems += problems
      return
    }
    sources.append(
      SourceFacts(
        path: path, system: .unknown, confidence: 0, bytes: 0, tables: [], problems: problems))
    sources.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Configuration {
  /// Puts what is declared of the signals in the place of what their tags say. True when names have to be linked anew.
  func correct(_ profiles: inout [PlantBuilder.TaggedProfile], _ assets: PlantAssets) -> Bool {
    var isChanged = !confirmedNames(differingFrom: assets.identity).isEmpty
    guard !signals.isEmpty else { return isChanged }
    let assetOf = assets.lookup()
    var named: [String: DeclaredSignal] = [:]
    for signal in signals where named[signal.tag.text] == nil { named[signal.tag.text] = signal }
    let patterns = signals.filter { !$0.tag.isLiteral }
    for i in profiles.indices {
      let tag = profiles[i].tag.tag
      guard let told = named[tag] ?? patterns.first(where: { $0.tag.matches(tag) }) else {
        continue
      }
      if let kind = told.kind, kind != profiles[i].reading.kind {
        profiles[i].reading.kind = kind
        profiles[i].reading.reason = "readiness.yml says so"
      }
      if let unit = told.unit { profiles[i].tag.unit = unit }
      let read = profiles[i].reading.asset
      if let asset = told.asset, asset != read,
        asset != read.flatMap({ assetOf(profiles[i].table.system, $0) })
      {
        profiles[i].reading.asset = asset
        isChanged = true
      }
    }
    return isChanged
  }

  /// The names of the declared assets that are not those of an asset of `identity`: the others are as sure as they were.
  func confirmedNames(differingFrom identity: Identity) -> [ConfirmedNames] {
    let found = Set(
      identity.assets.map { Set($0.names.map { Configuration.key($0.system, $0.name) }) })
    return assets.filter { asset in
      if asset.names.isEmpty { return !asset.excluded.isEmpty }
      return !asset.excluded.isEmpty
        || !found.contains(Set(asset.names.map { Configuration.key($0.system, $0.name) }))
    }.map { ConfirmedNames(names: $0.names, excluded: $0.excluded) }
  }

  private static func key(_ system: SourceSystem?, _ name: String) -> String {
    (system?.rawValue ?? "") + "|" + name
  }

  /// Gives the declared assets their IDs, classes, areas and owners.
  func describe(_ identity: inout Identity) {
    guard !assets.isEmpty else { return }
    for told in assets {
      let named = identity.assets.firstIndex { asset in
        asset.names.contains { name in
          told.names.contains {
            $0.name == name.name && ($0.system == nil || $0.system == name.system)
          }
        }
      }
      guard let i = named ?? identity.assets.firstIndex(where: { $0.id == told.id }) else {
        continue
      }
      if !identity.assets.contains(where: { $0.id == told.id }) { identity.assets[i].id = told.id }
      identity.assets[i].className = told.className ?? identity.assets[i].className
      identity.assets[i].area = told.area ?? identity.assets[i].area
      identity.assets[i].owner = told.owner ?? identity.assets[i].owner
    }
    identity.assets.sort { $0.id < $1.id }
  }

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
