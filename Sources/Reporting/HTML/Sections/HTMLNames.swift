import Assessment
import Behaviour
import Evidence
import Linking
import Rules

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
          row.id.map { "\(Markup.name($0, limit: 40))<small>\(row.shortID ?? "")</small>" }
            ?? "<i>no asset</i>",
          "\(Display.clipped(row.className ?? "–", 30))", Markup.name(row.area ?? "–", limit: 30),
          Markup.name(row.owner ?? "–", limit: 30),
        ] + row.cells.map(nameCell) + [
          row.status == "matched" || row.status == "review"
            ? "\(Display.percent(row.confidence))" : "\(row.status)"
        ]
      })
    html += Markup.more(worst.count - limit, "asset")
    return html + decisions + sample + links
  }

  private var decisions: Markup {
    let decisions = plant.decisions.decisions
    guard !decisions.isEmpty else { return "" }
    var html: Markup =
      "<details><summary><span class=\"grow\">Decided by a person</span> <span class=\"count\">\(Display.count(decisions.count))</span></summary>\n"
    html += Markup.table(
      "Decided by a person", head: NameDecision.head, numeric: [],
      rows: decisions.prefix(Self.rowLimit).map {
        [place($0.a), place($0.b), Markup.name($0.words, limit: 60), Markup.name($0.from)]
      })
    html += Markup.more(decisions.count - Self.rowLimit, "decision") + "</details>\n"
    return html
  }

  private var sample: Markup {
    let sample = plant.linkSample
    guard !sample.pairs.isEmpty else { return "" }
    var html: Markup =
      "<details><summary><span class=\"grow\">Links to confirm first</span> <span class=\"count\">\(sample.sentence)</span></summary>\n<p>\(sample.words)</p>\n"
    html += Markup.table(
      "Links to confirm first", head: LinkSample.head, numeric: [0, 3],
      rows: sample.pairs.enumerated().map { place, pair in
        [
          "\(place + 1)", self.place(pair.link.a), self.place(pair.link.b),
          "\(Display.percent(pair.link.posterior))", "\(LinkSample.decided(pair.isConfirmed))",
        ]
      })
    return html + "</details>\n"
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
}
