import Behaviour
import Calendar
import Linking
import Profiling
import Recognition
import Vocabulary

// The short file: what was said before, and what is left to decide.

extension ConfigurationFile {
  /// Entries of one kind beyond these are counted.
  private static let doubtLimit = 12
  /// What is surer needs no look.
  private static let sure = 0.8

  mutating func writeDoubts() {
    line("sources:")
    for source in earlier.declarations.sources { write(source) }
    writeDoubtfulSources()
    line("")
    line("assets:")
    for asset in earlier.assets { write(asset) }
    writeOpenNames()
    if !earlier.tagNames.isEmpty {
      line("")
      let patterns = earlier.tagNames.map { YAMLText.scalar($0.text) }
      line("tag-names: [" + patterns.joined(separator: ", ") + "]")
    }
    line("")
    line("signals:")
    for signal in earlier.signals { write(signal) }
    writeDoubtfulSignals()
  }

  private mutating func more(_ count: Int, _ noun: String) {
    if count > 0 { line("  # and \(Wording.count(count, "more " + noun)): --all lists them") }
  }

  // MARK: What was said before

  private mutating func write(_ source: SourceDeclaration) {
    line("  - path: " + YAMLText.scalar(source.path.text))
    if source.isSkipped { line("    skip: true") }
    if let system = source.system { line("    system: \(system.rawValue)") }
    if let owner = source.owner { line("    owner: " + YAMLText.scalar(owner)) }
    if let zone = source.zone { line("    zone: " + YAMLText.scalar(zone)) }
    for table in source.tables where table.name == nil { write(table, indent: "    ") }
    let named = source.tables.filter { $0.name != nil }
    if !named.isEmpty { line("    tables:") }
    for table in named {
      line("      - name: " + YAMLText.scalar(table.name ?? ""))
      write(table, indent: "        ")
    }
  }

  private mutating func write(_ table: TableDeclaration, indent: String) {
    if let kind = table.kind { line(indent + "kind: \(kind.rawValue)") }
    if let layout = table.layout { line(indent + "layout: \(layout.rawValue)") }
    if !table.columns.isEmpty { line(indent + "columns:") }
    for column in table.columns {
      let fields = [
        column.role.map { "role: \($0.rawValue)" },
        column.unit.map { "unit: " + YAMLText.scalar($0) },
        column.usesDecimalComma.map { "decimal: \"\($0 ? "," : ".")\"" },
        column.dateOrder.map { "date-order: \($0.rawValue)" },
      ].compactMap(\.self)
      line(
        indent + "  " + YAMLText.scalar(column.name) + ": {" + fields.joined(separator: ", ") + "}")
    }
  }

  private mutating func write(_ asset: Configuration.DeclaredAsset) {
    line("  - id: " + YAMLText.scalar(asset.id))
    if let name = asset.className { line("    class: " + YAMLText.scalar(name)) }
    if let area = asset.area { line("    area: " + YAMLText.scalar(area)) }
    if let owner = asset.owner { line("    owner: " + YAMLText.scalar(owner)) }
    let systems = SourceSystem.allCases.map { Optional($0) } + [nil]
    let names = systems.compactMap { system -> String? in
      let own = asset.names.filter { $0.system == system }.map { YAMLText.scalar($0.name) }
      guard !own.isEmpty else { return nil }
      return "\(system?.rawValue ?? "any"): [" + own.joined(separator: ", ") + "]"
    }
    if !names.isEmpty { line("    names: {" + names.joined(separator: ", ") + "}") }
    if !asset.excluded.isEmpty {
      line("    not: [" + asset.excluded.map(YAMLText.scalar).joined(separator: ", ") + "]")
    }
  }

  private mutating func write(_ signal: Configuration.DeclaredSignal) {
    let fields = [
      "tag: " + YAMLText.scalar(signal.tag.text),
      signal.asset.map { "asset: " + YAMLText.scalar($0) },
      signal.kind.map { "kind: \($0.rawValue)" },
      signal.unit.map { "unit: " + YAMLText.scalar($0) },
    ].compactMap(\.self)
    line("  - {" + fields.joined(separator: ", ") + "}")
  }

  // MARK: What is left to decide

  private mutating func writeDoubtfulSources() {
    let sources = plant.sources.filter { !$0.tables.isEmpty }
    let owners = sources.filter { $0.tables.allSatisfy { $0.owner == nil } }.map(\.path)
    let zones = sources.filter { source in
      let told = source.tables.compactMap(\.timezone)
      return !told.isEmpty && told.allSatisfy { $0.basis == .assumed || $0.basis == .inferred }
    }.map(\.path)
    var open: [[String]] = []
    for source in sources {
      var doubts: [String] = []
      if source.confidence < Self.sure {
        doubts.append("system: \(source.system.rawValue)  # \(Wording.percent(source.confidence))")
      }
      for table in source.tables {
        let name = source.tables.count > 1 ? " of table " + YAMLText.comment(table.name) : ""
        if table.confidence < Self.sure || table.kind == .unknown {
          doubts.append(
            "kind: \(table.kind.rawValue)  # \(Wording.percent(table.confidence))\(name)")
        }
        for column in table.columns where column.isDateOrderAmbiguous {
          doubts.append(
            "columns: {\(YAMLText.scalar(column.name)): {date-order: day-month-year}}  # or month-day-year\(name)"
          )
        }
      }
      guard !doubts.isEmpty else { continue }
      open.append(["- path: " + YAMLText.scalar(source.path)] + doubts.map { "  " + $0 })
    }
    if !open.isEmpty { line("  # Not sure:") }
    for doubts in open.prefix(Self.doubtLimit) {
      for doubt in doubts.prefix(6) { line("  # " + doubt) }
    }
    more(open.count - Self.doubtLimit, "file")
    // The first entry that matches a path holds.
    ask(owners, zones)
  }

  private mutating func ask(_ owners: [String], _ zones: [String]) {
    func files(_ paths: [String]) -> String {
      let first = paths.first.map(YAMLText.comment) ?? ""
      return paths.count > 1
        ? "\(first) and \(Wording.count(paths.count - 1, "more file"))" : first
    }
    if !owners.isEmpty { line("  # No owner is named for \(files(owners)).") }
    if !zones.isEmpty { line("  # No zone is said for the times of \(files(zones)).") }
    guard !owners.isEmpty || !zones.isEmpty else { return }
    line("  # - path: \"*\"")
    if !owners.isEmpty { line("  #   owner: who answers for its data") }
    if !zones.isEmpty { line("  #   zone: Europe/Berlin") }
  }

  private mutating func writeOpenNames() {
    let links = plant.identity.links
    let reviews = links.count { $0.status == .review }
    line(
      "  # \(Wording.count(plant.identity.assets.count, "asset")); \(Wording.count(reviews, "pair")) of names to decide on in \(CrosswalkFile.fileName) of the report."
    )
  }

  private mutating func writeDoubtfulSignals() {
    var seen: Set<String> = []
    let signals = plant.signals.filter { seen.insert($0.tag).inserted }
    let open = signals.filter { $0.asset == nil || $0.kind == .other }
    guard !open.isEmpty else { return }
    line("  # Of \(Wording.count(signals.count, "signal")), not told is the asset or the kind of:")
    for signal in open.prefix(Self.doubtLimit) {
      let asset = signal.asset.map(YAMLText.scalar) ?? "?"
      let kind = signal.kind == .other ? "?" : signal.kind.rawValue
      line("  # - {tag: \(YAMLText.scalar(signal.tag)), asset: \(asset), kind: \(kind)}")
    }
    more(open.count - Self.doubtLimit, "signal")
  }
}
