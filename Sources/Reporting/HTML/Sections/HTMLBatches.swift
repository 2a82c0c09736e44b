import Behaviour
import Linking

extension HTMLPage {
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
