import Behaviour
import Linking
import Vocabulary

/// How levels at work held.
extension EvidenceTable {
  static let stability = EvidenceTable(
    "stability", "one row per signal whose level at work could be judged over time",
    indexes: ["tag", "asset"],
    of: (signal: SignalFacts, stability: Stability, className: String?).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        guard let stability = signal.stability else { continue }
        add((signal, stability, facts.asset(of: signal)?.className))
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.signal.tag },
      .text("path", "signal.path") { $0.signal.path },
      .count("line", "signal.line") { $0.signal.line },
      .text("asset", "asset.id") { $0.signal.asset },
      .text("class", "class of the asset") { $0.className },
      .text("kind", "signal.kind") { $0.signal.kind.rawValue },
      .text("unit", "signal.unit") { $0.signal.unit },
      .count("days", "days with a level at work; of a long history, stretches of days") {
        $0.stability.days
      },
      .real("level", "median of those levels") { $0.stability.level },
      .real("noise", "standard deviation of the samples while nothing happens") {
        $0.stability.noise
      },
      .real("range", "from lowest to highest value at work, but for the outermost 5 %") {
        $0.stability.range
      },
    ])

  static let change = EvidenceTable(
    "change", "one row per lasting change of a signal at work", indexes: ["tag"],
    of: (signal: SignalFacts, stability: Stability, change: LevelChange).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        guard let stability = signal.stability else { continue }
        for change in stability.changes { add((signal, stability, change)) }
      }
    },
    columns: [
      .text("tag", "signal.tag") { $0.signal.tag },
      .text("path", "signal.path") { $0.signal.path },
      .text("asset", "asset.id") { $0.signal.asset },
      .text(
        "shape",
        "shift: at once to another level; drift: slowly away; wear: slowly away and back at once; "
          + "noise: the values scatter more or less"
      ) { $0.change.shape.rawValue },
      .real("start", "first day of the new level, or of the drift") { $0.change.start },
      .real("before", "level before; of noise, standard deviation") { $0.change.before },
      .real("after", "level after, or at the end of the drift") { $0.change.after },
      .real("size_noise", "its size, in standard deviations of the noise") {
        $0.change.shape == .noise || $0.stability.noise <= 0
          ? nil : $0.change.size / $0.stability.noise
      },
      .real("size_range", "its size, as share of the range at work, 0 to 1") {
        $0.change.shape == .noise ? nil : $0.change.size / $0.stability.range
      },
      .real("factor", "of noise: after divided by before") {
        $0.change.shape == .noise && $0.change.before > 0 ? $0.change.after / $0.change.before : nil
      },
      .real("slope", "of a drift: change in 30 days") { $0.change.slope },
      .text("verdict", "unexplained, explained or cannot-tell") { $0.change.verdict.rawValue },
      .text("reason", "what explains it, or why nothing can be told") { $0.change.reason },
    ])

  static let operatingPoint = EvidenceTable(
    "operating_point", "five rows per speed, flow, power, current or torque that varies at work",
    indexes: ["asset"],
    of: (signal: SignalFacts, part: Int, low: Double, width: Double, hours: Double).self,
    rows: { facts, add in
      for signal in facts.plant.signals {
        guard let operating = signal.stability?.operating else { continue }
        let width = (operating.high - operating.low) / Double(OperatingRange.parts)
        for (part, hours) in operating.hours.enumerated() {
          add((signal, part, operating.low, width, hours))
        }
      }
    },
    columns: [
      .text("asset", "asset.id") { $0.signal.asset },
      .text("tag", "signal.tag") { $0.signal.tag },
      .text("path", "signal.path") { $0.signal.path },
      .text("kind", "signal.kind") { $0.signal.kind.rawValue },
      .count("part", "fifth of its range at work, from 1") { $0.part + 1 },
      .real("low", "where the fifth begins") { $0.low + Double($0.part) * $0.width },
      .real("high", "where it ends") { $0.low + Double($0.part + 1) * $0.width },
      .real("hours", "hours of data in it") { $0.hours },
    ])
}
