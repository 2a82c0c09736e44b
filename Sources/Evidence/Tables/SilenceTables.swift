import Behaviour
import Linking

/// When signals said nothing, and nothing new; when assets ran.
extension EvidenceTable {
  static let gap = EvidenceTable(
    "gap", "one row per gap of a signal", indexes: ["tag", "path", "cause"],
    of: (tag: String, path: String, asset: String?, gap: Gap).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        for gap in signal.coverage.gaps { add((signal.tag, signal.path, signal.asset, gap)) }
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.tag },
      .text("path", "signal.path") { $0.path },
      .text("asset", "asset.id") { $0.asset },
      .real("start", "last sample before") { $0.gap.start },
      .real("end", "first sample after") { $0.gap.end },
      .real("seconds", "how long") { $0.gap.seconds },
      .text("cause", "planned-stop, unit-stopped, outage, bad-quality, quiet or tag") {
        $0.gap.cause.rawValue
      },
    ])

  static let flatline = EvidenceTable(
    "flatline", "one row per time in which a signal's value did not move", indexes: ["tag"],
    of: (tag: String, path: String, asset: String?, flat: Flatline).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        for flat in signal.values.flatlines { add((signal.tag, signal.path, signal.asset, flat)) }
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.tag },
      .text("path", "signal.path") { $0.path },
      .text("asset", "asset.id") { $0.asset },
      .real("start", "first sample") { $0.flat.start },
      .real("end", "last sample") { $0.flat.end },
      .real("seconds", "how long") { $0.flat.end - $0.flat.start },
      .real("value", "the value") { $0.flat.value },
      .count("samples", "how many") { $0.flat.samples },
    ])

  static let running = EvidenceTable(
    "running", "one row per asset and line of which it is known when it ran", indexes: ["id"],
    of: (scope: String, id: String, running: RunningFacts).self,
    rows: { facts, add in
      for (scope, running) in [("asset", facts.plant.running), ("line", facts.plant.runningLines)] {
        for id in running.keys.sorted() { if let when = running[id] { add((scope, id, when)) } }
      }
    },
    columns: [
      .text("scope", "asset or line") { $0.scope },
      .text("id", "asset.id, or asset.area") { $0.id },
      .text(
        "basis",
        "signals, orders, both (orders where signals do not tell), or line: that of its line"
      ) { $0.running.basis.rawValue },
      .real("seconds", "seconds in which it ran") { $0.running.on.seconds },
      .real("first", "its first start") { $0.running.on.spans.first?.start },
      .real("last", "its last stop") { $0.running.on.spans.last?.end },
    ])
}
