import Behaviour
import Tabular
import Vocabulary

// What each file was taken for, and why.

extension HTMLPage {
  var dataMap: Markup {
    if plant.sources.isEmpty { return "<p>No file of the export could be read.</p>\n" }
    let limit = Self.rowLimit
    var rows: [[Markup]] = []
    for source in plant.sources where rows.count <= limit {
      let system: Markup =
        "\(source.system.words)<small>\(Display.percent(source.confidence)) sure</small>"
      let file: Markup =
        "\(Markup.name(source.path))<small>\(Display.bytes(source.bytes))</small>"
      if source.tables.isEmpty { rows.append([file, system, "no table", "", "", "", "", ""]) }
      for table in source.tables {
        let kind = [table.kind.rawValue, table.layout?.rawValue].compactMap { $0 }
        rows.append([
          file, system,
          "\(kind.joined(separator: ", "))<small>\(Display.percent(table.confidence)) sure</small>",
          "\(Display.count(table.rows))",
          table.rejected > 0 ? "<b>\(Display.count(table.rejected))</b>" : "0",
          "\(Display.span(table.first, table.last))", zone(table.timezone),
          Markup.name(table.owner ?? "nobody named"),
        ])
      }
    }
    let total = plant.sources.reduce(0) { $0 + max(1, $1.tables.count) }
    var html = Markup.table(
      "Files and tables as understood",
      head: ["File", "System", "Taken for", "Rows", "Rejected", "Span", "Time zone", "Owner"],
      numeric: [3, 4], rows: Array(rows.prefix(limit)))
    html += Markup.more(total - limit, "table")
    html += "<h3>Columns and reasons</h3>\n"
    var shown = 0
    for source in plant.sources {
      for table in source.tables {
        shown += 1
        if shown <= 60 { html += tableDetails(source, table) }
      }
    }
    return html + Markup.more(shown - 60, "table")
  }

  private func zone(_ zone: ZoneEvidence?) -> Markup {
    guard let zone else { return "no times" }
    let basis = zone.basis.rawValue.split(separator: "-").joined(separator: " ")
    return
      "\(zone.name ?? "unknown")<small>\(basis), \(Display.percent(zone.confidence)) sure</small>"
  }

  private func tableDetails(_ source: SourceFacts, _ table: TableFacts) -> Markup {
    var html: Markup = """
      <details><summary><span class="grow">\(Markup.name(source.path))\
      \(table.name.isEmpty ? "" : " · " + Display.clipped(table.name, 60))</span> \
      <span class="count">\(Display.count(table.columns.count, "column"))</span></summary>

      """
    var dialect: [String] = []
    if let encoding = table.encoding { dialect.append("encoding \(encoding)") }
    if let delimiter = table.delimiter {
      dialect.append("delimiter \(delimiter == "\t" ? "tab" : "“\(delimiter)”")")
    }
    if let decimal = table.decimal { dialect.append("decimal sign “\(decimal)”") }
    if table.headerLine > 0 { dialect.append("header in line \(table.headerLine)") }
    if !dialect.isEmpty { html += "<p>Read with \(dialect.joined(separator: ", ")).</p>\n" }
    if !table.reasons.isEmpty {
      html += "<ul>"
      for reason in table.reasons.prefix(12) { html += "<li>\(Display.clipped(reason, 240))</li>" }
      html += "</ul>\n"
    }
    html += Markup.table(
      "Columns", head: ["Column", "Role", "Type", "Unit", "Empty", "Unreadable", "Sure", "Why"],
      numeric: [4, 5, 6],
      rows: table.columns.prefix(100).map { column in
        let type = [column.type.rawValue, column.notation].compactMap { $0 }.joined(separator: ", ")
        return [
          Markup.name(column.name), "\(column.role.rawValue)",
          "\(type)\(column.isDateOrderAmbiguous ? "; day and month cannot be told apart" : "")",
          "\(Display.clipped(column.unit ?? "", 20))", "\(Display.count(column.nulls))",
          "\(Display.count(column.unparsed))", "\(Display.percent(column.confidence))",
          "\(Display.clipped(column.reasons.joined(separator: "; "), 240))",
        ]
      })
    html += Markup.more(table.columns.count - 100, "column")
    if !table.rejects.isEmpty {
      html += Markup.table(
        "Records that could not become rows", head: ["Where", "Why", "Record"],
        rows: table.rejects.prefix(20).map {
          [
            Markup.code($0.location.words), "\(Display.clipped($0.reason, 160))",
            Markup.code($0.excerpt),
          ]
        })
    }
    return html + "</details>\n"
  }
}
