import Assessment
import Behaviour
import Evidence
import Linking
import Rules

// Identity: names across systems, clocks and shared IDs.

extension HTMLPage {
  var names: Markup {
    let matrix = NameMatrix(plant.identity)
    if matrix.rows.isEmpty { return "<p>No asset was found in the export.</p>\n" }
    let limit = Self.rowLimit
    let worst = matrix.rows.enumerated().sorted { a, b in
      a.element.badness == b.element.badness
        ? a.offset < b.offset : a.element.badness > b.element.badness
    }
    .map(\.element)
    var html: Markup = "<p class=\"legend\">"
    for state in [NameMatrix.State.matched, .review, .orphan, .missing, .single] {
      html +=
        "<span class=\"m m-\(state.rawValue)\"><b aria-hidden=\"true\">\(state.sign)</b> \(state.words)</span> "
    }
    html += "</p>\n"
    html += Markup.table(
      "Assets by systems, those with something to do first",
      head: ["Asset", "Class", "Area", "Owner"] + matrix.systems.map(\.words) + ["Confidence"],
      numeric: [4 + matrix.systems.count],
      rows: worst.prefix(limit).map { row in
        [
          row.id.map { Markup.name($0, limit: 40) } ?? "<i>no asset</i>",
          "\(Display.clipped(row.className ?? "–", 30))", Markup.name(row.area ?? "–", limit: 30),
          Markup.name(row.owner ?? "–", limit: 30),
        ] + row.cells.map(nameCell) + [
          row.status == "matched" || row.status == "review"
            ? "\(Display.percent(row.confidence))" : "\(row.status)"
        ]
      })
    html += Markup.more(worst.count - limit, "asset")
    return html + links
  }

  private func nameCell(_ cell: NameMatrix.Cell) -> Markup {
    var html: Markup =
      "<span class=\"m m-\(cell.state.rawValue)\"><b aria-hidden=\"true\">\(cell.state.sign)</b> "
    if cell.names.isEmpty {
      html += "\(cell.state.words)"
    } else {
      html += "\(cell.names.prefix(3).map { Markup.name($0.name, limit: 40) }.joined(", "))"
      if cell.names.count > 3 { html += " and \(cell.names.count - 3) more" }
      // The legend explains the sign of the usual case; the word is there for who cannot see it.
      html +=
        cell.state == .matched
        ? "<span class=\"unseen\"> matched</span>" : "<small>\(cell.state.words)</small>"
    }
    return html + "</span>"
  }

  private var links: Markup {
    let reviews = plant.identity.links.filter { $0.status == .review }
      .sorted { $0.posterior > $1.posterior }
    let matched = plant.identity.links.filter { $0.status == .matched }
      .sorted { $0.posterior < $1.posterior }
    var html: Markup = ""
    for (title, links, limit) in [
      ("Links that a person should decide", reviews, 100),
      ("Links taken as sure, the least sure first", matched, 50),
    ] where !links.isEmpty {
      html +=
        "<details><summary><span class=\"grow\">\(title)</span> <span class=\"count\">\(Display.count(links.count))</span></summary>\n"
      html += Markup.table(
        title, head: ["One name", "Other name", "Probability", "Evidence"], numeric: [2],
        rows: links.prefix(limit).map { link in
          [
            place(link.a), place(link.b), "\(Display.percent(link.posterior))",
            "\(Display.clipped(link.evidence.joined(separator: "; "), 400))",
          ]
        })
      html += Markup.more(links.count - limit, "link") + "</details>\n"
    }
    return html
  }

  private func place(_ name: AssetName) -> Markup {
    "\(Markup.name(name.name, limit: 40))<small>\(name.system.words), \(Markup.name(name.location.words))</small>"
  }

  var clocks: Markup {
    if plant.clocks.isEmpty { return "<p>No clock could be compared with another.</p>\n" }
    return Markup.table(
      "Each source's clock against its reference. A positive offset means that the clock is ahead.",
      head: [
        "Source", "Zone", "Offset", "Drift per day", "Events", "Verdict", "Evidence",
      ],
      numeric: [2, 3, 4],
      rows: plant.clocks.prefix(Self.rowLimit).map { clock in
        [
          "\(Markup.name(clock.path))<small>against \(Markup.name(clock.reference ?? "nothing"))</small>",
          "\(clock.zone ?? "unknown")",
          "\(Display.duration(clock.offset))\(clock.plusMinus.map { " ± " + Display.duration($0) } ?? "")",
          "\(Display.duration(clock.drift))", "\(Display.count(clock.events))",
          "<span class=\"o o-\(clock.verdict.outcome.rawValue)\"><span aria-hidden=\"true\">\(clock.verdict.outcome.sign)</span> \(clock.verdict.words)</span>",
          "\(Display.clipped(clock.evidence.joined(separator: "; "), 400))",
        ]
      }) + Markup.more(plant.clocks.count - Self.rowLimit, "clock")
  }

  var batches: Markup {
    if plant.batches.isEmpty {
      return "<p>No two sources share batch, order or material IDs that could be compared.</p>\n"
    }
    var html =
      Markup.table(
        "How many distinct IDs of one source are found in another",
        head: ["IDs", "A", "B", "A found in B", "B found in A", "Made equal by"], numeric: [3, 4],
        rows: plant.batches.prefix(Self.rowLimit).map { link in
          [
            "\(link.key.rawValue)", Markup.name(link.a), Markup.name(link.b),
            "\(Display.percent(link.shareA))<small>\(Display.count(link.matchedA)) of \(Display.count(link.totalA))</small>",
            "\(Display.percent(link.shareB))<small>\(Display.count(link.matchedB)) of \(Display.count(link.totalB))</small>",
            "\(link.transform == "none" ? "nothing, equal as written" : Display.clipped(link.transform, 160))",
          ]
        }) + Markup.more(plant.batches.count - Self.rowLimit, "pair")
    for link in plant.batches.prefix(20) where !link.unmatchedA.isEmpty || !link.unmatchedB.isEmpty
    {
      html +=
        "<details><summary><span class=\"grow\">\(link.key.rawValue) IDs without a partner: \(Markup.name(link.a)) and \(Markup.name(link.b))</span></summary>\n"
      for (path, ids) in [(link.a, link.unmatchedA), (link.b, link.unmatchedB)] where !ids.isEmpty {
        html += "<p>Only in \(Markup.name(path)): "
        html +=
          "\(ids.prefix(50).map { id -> Markup in "\(Markup.code(id.text, limit: 40))\(id.line > 0 ? " (line \(id.line))" : "")" }.joined(", "))</p>\n"
      }
      html += "</details>\n"
    }
    return html
  }
}

extension Array where Element == Markup {
  func joined(_ separator: Markup) -> Markup {
    var html: Markup = ""
    for (index, element) in enumerated() {
      if index > 0 { html += separator }
      html += element
    }
    return html
  }
}
