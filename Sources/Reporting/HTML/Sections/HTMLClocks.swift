import Behaviour
import Linking
import Rules

extension HTMLPage {
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
}
