package import Assessment
import Behaviour
import Calendar
import Linking
package import Recognition
import Vocabulary

/// `readiness.yml` for people to correct: what needs a decision of theirs, or everything that was inferred.
///
/// Read back unchanged, it changes nothing: what is sure stands as lines that say what is inferred anyway, and what is a
/// guess that a report would take for a fact, such as a zone that nothing declares, stands in comments.
package struct ConfigurationFile {
  private let assessment: Assessment
  /// What was said before, and is said again.
  let earlier: Configuration
  /// With all that was inferred.
  private let isWhole: Bool
  private var text = ""
  /// Signals beyond these are left to inference.
  private static let signalLimit = 5000

  package init(
    assessment: Assessment, keeping earlier: Configuration = Configuration(), isWhole: Bool = true
  ) {
    self.assessment = assessment
    self.isWhole = isWhole
    self.earlier = earlier
    write()
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  var plant: Plant { assessment.plant }

  mutating func line(_ text: String) { self.text += text + "\n" }

  private mutating func write() {
    line(
      """
      # \(isWhole ? "What `readiness` takes these exports for." : "What `readiness` cannot tell of these exports alone; --all adds what it takes them for.")
      # Correct a line and run the audit again: it reads this file when it lies in the folder of the exports, or with
      # --config. A line that is removed is inferred again; lines that begin with '#' say nothing until the '#' is removed.
      # Percentages say how sure the program is: look at the low ones first.
      # `readiness rules schema configuration > readiness.schema.json` writes the schema that editors complete from.

      # What counts as now; otherwise the newest instant of the exports.
      """)
    if let asOf = earlier.asOf.flatMap(Wording.iso8601) { line("as-of: " + asOf) }
    line("# as-of: " + (plant.asOf.flatMap(Wording.iso8601) ?? "2025-01-31T06:00:00Z"))
    line("")
    if !earlier.givenRuleFolders.isEmpty {
      line("rules: [" + earlier.givenRuleFolders.map(YAMLText.scalar).joined(separator: ", ") + "]")
    }
    writeUseCases()
    line("")
    if isWhole {
      writeSources()
      line("")
      writeAssets()
      line("")
      writeSignals()
    } else {
      writeDoubts()
    }
    line(
      """

      # Findings that were looked at and are accepted: they stay in the reports, marked as suppressed.
      # accepted:
      #   - {rule: values/flatline, subject: "*", reason: "who accepts it, and why", until: 2030-12-31}
      """)
    if !earlier.accepted.isEmpty { line("accepted:") }
    for told in earlier.accepted {
      var fields = ["rule: " + YAMLText.scalar(told.rule)]
      if let subject = told.subject { fields.append("subject: " + YAMLText.scalar(subject.text)) }
      fields.append("reason: " + YAMLText.scalar(told.reason))
      // It holds to the end of the day that was written.
      if let day = told.until.flatMap({ Wording.iso8601($0 - 86_400) }) {
        fields.append("until: " + day.prefix(10))
      }
      line("  - {" + fields.joined(separator: ", ") + "}")
    }
  }

  // MARK: Use cases

  private mutating func writeUseCases() {
    let proposed = unique(assessment.pilots.map(\.useCase))
    line(
      "# Use cases to judge; otherwise all of them. "
        + (proposed.isEmpty
          ? "None is proposed for a pilot as the data are." : "These are proposed for a pilot."))
    if !earlier.useCases.isEmpty {
      line("use-cases: [" + earlier.useCases.map(YAMLText.scalar).joined(separator: ", ") + "]")
    }
    line("# use-cases: [" + proposed.joined(separator: ", ") + "]")
    let others = unique(assessment.useCases.map(\.id)).filter { !proposed.contains($0) }
    if !others.isEmpty { line("# others: " + others.joined(separator: ", ")) }
  }

  private func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  // MARK: Sources

  private mutating func writeSources() {
    line("# Kinds: " + TableKind.allCases.map(\.rawValue).joined(separator: ", "))
    line("# Systems: " + SourceSystem.allCases.map(\.rawValue).joined(separator: ", "))
    line("# Roles: " + ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))
    let sources = plant.sources.filter { !$0.tables.isEmpty }
    let skipped = earlier.declarations.sources.filter(\.isSkipped)
    line(sources.isEmpty && skipped.isEmpty ? "# sources: none could be read" : "sources:")
    for source in skipped {
      line("  - path: " + YAMLText.scalar(source.path.text))
      line("    skip: true")
    }
    for source in sources {
      line("  - path: " + YAMLText.scalar(source.path))
      line("    system: \(source.system.rawValue)" + note(source.confidence))
      let owner = source.tables.lazy.compactMap(\.owner).first
      line("    owner: " + (owner.map(YAMLText.scalar) ?? "# who answers for its data?"))
      writeZone(source)
      line("    # skip: true")
      if source.tables.count == 1 {
        write(source.tables[0], indent: "    ")
      } else {
        line("    tables:")
        var seen: Set<String> = []
        for table in source.tables where seen.insert(table.name).inserted {
          line("      - name: " + YAMLText.scalar(table.name))
          write(table, indent: "        ")
        }
      }
    }
  }

  private mutating func writeZone(_ source: SourceFacts) {
    // What a clock was found to be is known by comparison, and a declared zone would be taken for a fact.
    let zones = source.tables.compactMap(\.timezone)
    guard let zone = zones.first(where: { $0.name != nil }) ?? zones.first else { return }
    switch (zone.name, zone.basis) {
    case (let name?, .declared): line("    zone: \(YAMLText.scalar(name))  # declared")
    case (let name, .offsetInData):
      line("    # zone: " + (name ?? "by offset") + ": the times write their offset")
    case (let name?, .inferred):
      line(
        "    # zone: \(name)  # \(Wording.percent(zone.confidence)) by comparison with other sources; remove the first '#' to declare it"
      )
    default: line("    # zone:   # nothing says it; an IANA name such as Europe/Berlin")
    }
  }

  private mutating func write(_ table: TableFacts, indent: String) {
    for reason in table.reasons.prefix(4) { line(indent + "# " + YAMLText.comment(reason)) }
    line(indent + "kind: \(table.kind.rawValue)" + note(table.confidence))
    if let layout = table.layout { line(indent + "layout: \(layout.rawValue)") }
    var counts: [String: Int] = [:]
    for column in table.columns { counts[column.name, default: 0] += 1 }
    let named = table.columns.filter { counts[$0.name] == 1 && !$0.name.isEmpty }
    // The signals stand below, one by one.
    let isSignals = table.layout == .wide || table.layout == .keyed
    let shown = named.filter { !(isSignals && $0.role == .value && named.count > 12) }
    guard !shown.isEmpty else { return }
    line(indent + "columns:")
    for column in shown { write(column, indent: indent + "  ") }
    let left = table.columns.count - shown.count
    if left > 0 {
      line(indent + "  # \(left) more, of which \(named.count - shown.count) are values")
    }
  }

  private mutating func write(_ column: ColumnFacts, indent: String) {
    var fields = ["role: \(column.role.rawValue)"]
    if let unit = column.unit { fields.append("unit: \(YAMLText.scalar(unit))") }
    let isTold = column.role != .text && column.role != .unknown
    var remarks = isTold ? [Wording.percent(column.confidence)] : []
    if let notation = column.notation { remarks.append(notation) }
    if column.isDateOrderAmbiguous {
      remarks.append(
        "day and month may be swapped: add 'date-order: day-month-year' or 'month-day-year'")
    }
    if let reason = column.reasons.first { remarks.append(reason) }
    let remark = remarks.isEmpty ? "" : "  # " + YAMLText.comment(remarks.joined(separator: "; "))
    line(
      indent + YAMLText.scalar(column.name) + ": {" + fields.joined(separator: ", ") + "}" + remark)
  }

  private func note(_ confidence: Double) -> String { "  # \(Wording.percent(confidence))" }

  // MARK: Assets and signals

  private mutating func writeAssets() {
    line(
      "# Names that mean one asset, by system. Names that no entry lists are linked as without this file."
    )
    let assets = plant.identity.assets
    line(assets.isEmpty ? "# assets: none was found" : "assets:")
    for asset in assets {
      line("  - id: " + YAMLText.scalar(asset.id))
      line("    class: " + (asset.className.map(YAMLText.scalar) ?? "# such as pump"))
      if let area = asset.area { line("    area: " + YAMLText.scalar(area)) }
      line("    owner: " + (asset.owner.map(YAMLText.scalar) ?? "# who answers for its data?"))
      let systems = SourceSystem.allCases.compactMap { system -> String? in
        let names = unique(asset.names.filter { $0.system == system }.map(\.name))
        guard !names.isEmpty else { return nil }
        return "\(system.rawValue): [" + names.map(YAMLText.scalar).joined(separator: ", ") + "]"
      }
      if let told = earlier.assets.first(where: { $0.id == asset.id }), !told.excluded.isEmpty {
        line("    not: [" + told.excluded.map(YAMLText.scalar).joined(separator: ", ") + "]")
      }
      line("    names: {" + systems.joined(separator: ", ") + "}" + note(asset.confidence))
    }
    let reviews = plant.identity.links.filter { $0.status == .review }
    guard !reviews.isEmpty else { return }
    line("  # Not decided; put the second name into the entry of the first if they are one asset:")
    for link in reviews.prefix(200) {
      line(
        "  #   "
          + YAMLText.comment(
            "\(link.a.name) (\(link.a.system.rawValue)) and \(link.b.name) (\(link.b.system.rawValue)): \(Wording.percent(link.posterior))"
          ))
    }
  }

  /// How most tags name their asset: the signals that do, by pattern, the most frequent first.
  private var grammar: [(pattern: String, tags: Int, example: String)] {
    var names: [String: [String]] = [:]
    for asset in plant.identity.assets { names[asset.id] = asset.names.map(\.name) }
    var counts: [String: (tags: Int, example: String)] = [:]
    for signal in plant.signals {
      let asset = signal.asset.flatMap { names[$0] }?
        .filter { signal.tag.hasPrefix($0) }.max { $0.count < $1.count }
      guard let asset, let mark = signal.tag.dropFirst(asset.count).first, !mark.isLetter,
        !mark.isNumber
      else { continue }
      let pieces = asset.split(separator: mark, omittingEmptySubsequences: false).count
      let pattern = (pieces == 1 ? "{asset}" : "{asset:\(pieces)}") + "\(mark){signal}"
      counts[pattern, default: (0, signal.tag)].tags += 1
    }
    return counts.map { ($0.key, $0.value.tags, $0.value.example) }
      .sorted { ($1.tags, $0.pattern) < ($0.tags, $1.pattern) }
  }

  private mutating func writeSignals() {
    line(
      "# How tags are built, when the program splits them wrongly; the first that fits a tag holds."
    )
    for (pattern, tags, example) in grammar.prefix(5) {
      line(
        "#   "
          + YAMLText.comment(
            "\(pattern): \(tags) of \(plant.signals.count) tags, such as \(example)"))
    }
    line(
      """
      # tag-names: ["\(grammar.first.map { YAMLText.comment($0.pattern) } ?? "{area}.{asset}.{signal}")"]

      # Kinds of signals: \(SignalKind.allCases.map(\.rawValue).joined(separator: ", "))
      """)
    var seen: Set<String> = []
    let signals = plant.signals.filter { seen.insert($0.tag).inserted }
    if !earlier.tagNames.isEmpty {
      let patterns = earlier.tagNames.map { YAMLText.scalar($0.text) }
      line("tag-names: [" + patterns.joined(separator: ", ") + "]")
    }
    line(signals.isEmpty ? "# signals: none was found" : "signals:")
    for signal in signals.prefix(ConfigurationFile.signalLimit) {
      var fields = ["tag: " + YAMLText.scalar(signal.tag)]
      if let asset = signal.asset { fields.append("asset: " + YAMLText.scalar(asset)) }
      fields.append("kind: \(signal.kind.rawValue)")
      if let unit = signal.unit { fields.append("unit: " + YAMLText.scalar(unit)) }
      let doubts =
        (signal.asset == nil ? ["asset unknown"] : [])
        + (signal.kind == .other ? ["kind unknown"] : [])
      line(
        "  - {" + fields.joined(separator: ", ") + "}"
          + (doubts.isEmpty ? "" : "  # " + doubts.joined(separator: ", ")))
    }
    let left = signals.count - ConfigurationFile.signalLimit
    if left > 0 { line("  # and \(left) more; '*' in a tag stands for any characters") }
  }
}
