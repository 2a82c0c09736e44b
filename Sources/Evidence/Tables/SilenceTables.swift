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
      .count("start_line", "line of the sample before, NULL when it has to be looked for") {
        known($0.gap.startLine)
      },
      .count("end_line", "line of the sample after") { known($0.gap.endLine) },
      .text("cause", "planned-stop, unit-stopped, outage, bad-quality, quiet or tag") {
        $0.gap.cause.rawValue
      },
      .real("dark_start", "of an outage: the last sample of whatever was silent in it, before") {
        $0.gap.dark?.start
      },
      .real("dark_end", "the first of them behind") { $0.gap.dark?.end },
      .text("last_tag", "signal.tag of the sample before") { $0.gap.dark?.lastTag },
      .text("next_tag", "signal.tag of the sample behind") { $0.gap.dark?.nextTag },
      .count("last_line", "line of the sample before, NULL when it has to be looked for") {
        $0.gap.dark.flatMap { known($0.lastLine) }
      },
      .count("next_line", "line of the sample behind") {
        $0.gap.dark.flatMap { known($0.nextLine) }
      },
      .count("speaking", "signals of the source that went on in it") { $0.gap.dark?.speaking },
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
      .count("start_line", "line of the first sample, NULL when it has to be looked for") {
        known($0.flat.startLine)
      },
      .count("end_line", "line of the last sample") { known($0.flat.endLine) },
    ])

  static let witness = EvidenceTable(
    "witness", "one row per sample that shows what is counted of its signal, a few of each kind",
    indexes: ["tag"],
    of: (tag: String, path: String, witness: SampleWitness).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        for witness in signal.witnesses { add((signal.tag, signal.path, witness)) }
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.tag },
      .text("path", "signal.path") { $0.path },
      .text("what", SampleWitness.What.allCases.map(\.rawValue).joined(separator: ", ")) {
        $0.witness.what.rawValue
      },
      .real("start", "the sample is not older") { $0.witness.from },
      .real("end", "the sample is not newer") { $0.witness.to },
      .real("value", "its value, where that tells it from others in that time") {
        $0.witness.value
      },
      .count("line", "its line, NULL when it has to be looked for") { known($0.witness.line) },
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

/// Lines are counted from 1.
private func known(_ line: Int) -> Int? { line > 0 ? line : nil }
