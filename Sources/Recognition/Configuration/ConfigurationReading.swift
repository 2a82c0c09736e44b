import Calendar
import Foundation
package import Vocabulary
import Yams

extension Configuration {
  private static let tableFields = [
    FileField(
      "kind", .words(of: TableKind.self), "What the rows are; inferred when it is left out."),
    FileField(
      "layout", .words(of: SampleLayout.self),
      "How samples are laid out: one row a sample (long), one column a tag (wide), or an asset column and several measurements (keyed)."
    ),
    FileField(
      "columns",
      .named(
        .fields([
          FileField(
            "role", .words(of: ColumnRole.self), "What the column means; 'text' to leave it out."),
          FileField("unit", .text, "Unit of its values, such as °C."),
          FileField("decimal", .word([".", ","]), "The decimal sign."),
          FileField(
            "date-order", .words(of: DateOrder.self), "The order of day, month and year."),
        ])),
      "Columns by their header."),
  ]

  /// What the file may hold.
  package static let shape = FileShape.fields([
    FileField("as-of", .text, "What counts as now, such as 2025-04-03T06:00:00Z."),
    FileField(
      "rules", .list(.text),
      "Folders with more rules and use cases, relative to this file."),
    FileField("use-cases", .list(.text), "IDs of the use cases to judge; without it all."),
    FileField(
      "sources",
      .list(
        .fields(
          [
            FileField(
              "path", .text, required: true,
              "Path below the folder of the exports; '*' stands for any characters."),
            FileField("system", .words(of: SourceSystem.self), "The system that wrote it."),
            FileField("owner", .text, "Who answers for its data."),
            FileField(
              "zone", .text,
              "Zone of times without an offset: an IANA name such as Europe/Berlin, or UTC+01:00."),
            FileField("skip", .flag, "True for a file that is no export of the plant."),
          ] + tableFields + [
            FileField(
              "tables",
              .list(
                .fields(
                  [FileField("name", .text, required: true, "Name of the sheet or table.")]
                    + tableFields)),
              "The tables of a file that has several.")
          ])),
      "What each file is. The first entry that matches a path holds."),
    FileField(
      "assets",
      .list(
        .fields([
          FileField("id", .text, required: true, "The asset's name in the reports."),
          FileField("class", .text, "Such as pump or filler."),
          FileField("area", .text, "The line or area that it belongs to."),
          FileField("owner", .text, "Who answers for its data."),
          FileField(
            "names",
            .fields(
              SourceSystem.allCases.map {
                FileField($0.rawValue, .list(.text), "Its names in exports of this system.")
              } + [FileField("any", .list(.text), "Its names in exports of any system.")]),
            "Names that mean this asset and no other, by system."),
          FileField("not", .list(.text), "Names that do not mean it."),
        ])),
      "What is one asset. Names that no entry lists are linked as without the file."),
    FileField(
      "tag-names", .list(.text),
      "How tags are built, such as {area}.{asset}.{signal}; the first one that fits a tag holds."),
    FileField(
      "signals",
      .list(
        .fields([
          FileField(
            "tag", .text, required: true, "The tag; '*' stands for any characters."),
          FileField("asset", .text, "ID or name of the asset that it is on."),
          FileField("kind", .words(of: SignalKind.self), "What it measures."),
          FileField("unit", .text, "Unit of its values."),
        ])),
      "What each signal is. The first entry that matches a tag holds."),
    FileField(
      "accepted",
      .list(
        .fields([
          FileField("rule", .text, required: true, "ID of a rule, such as values/flatline."),
          FileField("subject", .text, "What it was found on; '*' stands for any characters."),
          FileField("reason", .text, required: true, "Why it is accepted, and by whom."),
          FileField("until", .text, "Day after which it counts again, such as 2026-01-31."),
        ])),
      "Findings that were looked at and are accepted: they stay in the reports, marked as suppressed."
    ),
  ])

  /// Reads the file at `path`; what is wrong with it are problems, and the rest of it holds.
  package static func read(_ path: String) -> Configuration {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let contents = YAMLFile.contents(path) else {
      var configuration = Configuration(path: name)
      configuration.problems = [YAMLFile.unreadable(name)]
      return configuration
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return read(contents, name: name, folder: folder)
  }

  /// `folder` is where paths in the text begin.
  package static func read(_ contents: String, name: String, folder: String) -> Configuration {
    var configuration = Configuration(path: name)
    var file = YAMLFile(path: name)
    let nodes = file.root(of: contents, keys: shape.keys, mayBeEmpty: true) ?? [:]
    if case .fields(let fields) = shape {
      for field in fields {
        if let node = nodes[field.key] { file.check(node, field.shape, in: field.key) }
      }
    }
    if let now = text(nodes["as-of"]) {
      configuration.asOf = instant(now)
      if configuration.asOf == nil {
        file.complain(
          "'\(now)' is no time", help: "write 2025-04-03 or 2025-04-03T06:00:00Z",
          at: nodes["as-of"])
      }
    }
    for given in texts(nodes["rules"]) {
      let place = given.hasPrefix("/") ? given : folder + "/" + given
      if (try? FileManager.default.contentsOfDirectory(atPath: place)) == nil {
        file.complain(
          "'\(given)' is no folder that can be read",
          help: "write the folder as seen from this file", at: nodes["rules"])
      } else {
        configuration.ruleFolders.append(place)
        configuration.givenRuleFolders.append(given)
      }
    }
    configuration.useCases = texts(nodes["use-cases"])
    configuration.useCasesLine = nodes["use-cases"]?.mark?.line ?? 0
    configuration.declarations.sources = items(nodes["sources"]).compactMap { source($0, &file) }
    configuration.assets = items(nodes["assets"]).compactMap { asset($0) }
    for node in items(nodes["tag-names"]) {
      guard let written = text(node) else { continue }
      if let pattern = TagPattern(written) {
        configuration.tagNames.append(pattern)
      } else {
        file.complain(
          "'\(written)' does not say how tags are built",
          help:
            "write {asset} and {signal} once each, with text between the parts: {area}.{asset}.{signal}",
          at: node)
      }
    }
    configuration.signals = items(nodes["signals"]).compactMap { node in
      guard let tag = text(node["tag"]) else { return nil }
      return DeclaredSignal(
        tag: Glob(tag), asset: text(node["asset"]),
        kind: text(node["kind"]).flatMap(SignalKind.init), unit: text(node["unit"]),
        line: node["tag"]?.mark?.line ?? 0)
    }
    for node in items(nodes["accepted"]) {
      guard let rule = text(node["rule"]), let reason = text(node["reason"]) else { continue }
      var acceptance = Acceptance(
        rule: rule, subject: text(node["subject"]).map(Glob.init), reason: reason,
        line: node["rule"]?.mark?.line ?? 0)
      if let day = text(node["until"]) {
        guard let end = Configuration.instant(day) else {
          file.complain("'\(day)' is no day", help: "write 2026-01-31", at: node["until"])
          continue
        }
        acceptance.until = end + 86_400
      }
      configuration.accepted.append(acceptance)
    }
    configuration.problems = file.problems
    return configuration
  }

  private static func source(_ node: Node, _ file: inout YAMLFile) -> SourceDeclaration? {
    guard let path = text(node["path"]) else { return nil }
    var source = SourceDeclaration(path: Glob(path))
    source.line = node["path"]?.mark?.line ?? 0
    source.system = text(node["system"]).flatMap(SourceSystem.init)
    source.owner = text(node["owner"])
    source.isSkipped = ["true", "yes"].contains(text(node["skip"])?.lowercased())
    if let zone = text(node["zone"]) {
      if let rules = TimeZoneRules(named: zone) {
        source.zone = rules.name
      } else {
        file.complain(
          "there is no zone '\(zone)'",
          help: "write an IANA name such as Europe/Berlin, or UTC+01:00", at: node["zone"])
      }
    }
    source.tables = items(node["tables"]).map { table($0, name: text($0["name"])) }
    source.tables.append(table(node, name: nil))
    return source
  }

  private static func table(_ node: Node, name: String?) -> TableDeclaration {
    var table = TableDeclaration(name: name)
    table.kind = text(node["kind"]).flatMap(TableKind.init)
    table.layout = text(node["layout"]).flatMap(SampleLayout.init)
    if case .mapping(let pairs)? = node["columns"] {
      for (key, value) in pairs {
        var column = ColumnDeclaration(name: key.scalar?.string ?? "")
        column.line = key.mark?.line ?? 0
        column.role = text(value["role"]).flatMap(ColumnRole.init)
        column.unit = text(value["unit"])
        column.usesDecimalComma = text(value["decimal"]).map { $0 == "," }
        column.dateOrder = text(value["date-order"]).flatMap(DateOrder.init)
        table.columns.append(column)
      }
    }
    return table
  }

  private static func asset(_ node: Node) -> DeclaredAsset? {
    guard let id = text(node["id"]) else { return nil }
    var asset = DeclaredAsset(
      id: id, className: text(node["class"]), area: text(node["area"]), owner: text(node["owner"]))
    asset.line = node["id"]?.mark?.line ?? 0
    if let names = node["names"] {
      for system in SourceSystem.allCases {
        asset.names += texts(names[system.rawValue]).map { (system, $0) }
      }
      asset.names += texts(names["any"]).map { (nil, $0) }
    }
    asset.excluded = texts(node["not"])
    return asset
  }

  private static func items(_ node: Node?) -> [Node] { node?.sequence.map(Array.init) ?? [] }

  private static func texts(_ node: Node?) -> [String] { items(node).compactMap { text($0) } }

  private static func text(_ node: Node?) -> String? {
    guard let node, let scalar = node.scalar, !YAMLFile.isEmpty(node) else { return nil }
    return scalar.string
  }

  /// Seconds since 1970-01-01 UTC of a day or an instant.
  package static func instant(_ text: String) -> Double? {
    let notation = TimestampNotation(
      form: .calendar(.yearMonthDay), pattern: "", hasOffset: true, hasTimeOfDay: true,
      granularity: 1)
    let parser = TimestampParser(notation)
    var text = text
    let instant = text.withUTF8 { unsafe parser.parse($0) }
    return instant == TimestampParser.invalid ? nil : Double(instant) * 1e-6
  }
}
