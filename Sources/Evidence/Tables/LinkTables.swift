import Behaviour
import Linking
import Vocabulary

/// How clocks stand to each other, and whether IDs meet.
extension EvidenceTable {
  static let clock = EvidenceTable(
    "clock", "one row per source: how its clock stands to the reference", indexes: ["path"],
    of: ClockReading.self,
    rows: { facts, add in facts.plant.clocks.forEach(add) },
    columns: [
      .text("path", "file whose clock it is") { $0.path },
      .text("reference", "file that it was measured against") { $0.reference },
      .text("zone", "zone of its times") { $0.zone },
      .real("offset", "seconds ahead of the reference once the zone is taken off") { $0.offset },
      .real("drift", "seconds gained per day") { $0.drift },
      .real("plus_minus", "uncertainty of the offset, seconds") { $0.plusMinus },
      .count("events", "matched events behind the statement") { $0.events },
      .text("verdict", "aligned, zone, dst, offset, drift or not-assessable") {
        $0.verdict.rawValue
      },
      .flag(
        "zone_off",
        "1 when its times are of a zone that nobody declared, whatever else its clock does"
      ) {
        $0.isZoneOff
      },
      .text("evidence", "why") { $0.evidence.joined(separator: "; ") },
    ])

  static let clockPair = EvidenceTable(
    "clock_pair", "two rows per pair that shows how a clock stands to its reference, a few pairs",
    indexes: ["path"], of: (pair: ClockPair, number: Int, side: Int, row: ClockPair.Row).self,
    rows: { facts, add in
      for (i, pair) in facts.plant.clockPairs.enumerated() {
        add((pair, i + 1, 1, pair.row))
        add((pair, i + 1, 2, pair.reference))
      }
    },
    columns: [
      .text("path", "clock.path") { $0.pair.path },
      .count("pair", "its number") { $0.number },
      .count("side", "1 for the row of the source, 2 for that of the reference") { $0.side },
      .text("file", "file of the row") { $0.row.path },
      .text("table_name", "its sheet or table, NULL of samples") { $0.row.table },
      .count("line", "its line, NULL of a sample, which is looked for") { $0.row.line },
      .text("tag", "of a sample: signal.tag") { $0.row.tag },
      .real("time", "when, by the clock of its source") { $0.row.time },
      .text("role", "role of the column with that time") { $0.row.role.rawValue },
    ])

  static let batchLink = EvidenceTable(
    "batch_link", "one row per pair of columns whose IDs should meet", of: BatchLink.self,
    rows: { facts, add in facts.plant.batches.forEach(add) },
    columns: [
      .text("key", "batch, order or material") { $0.key.rawValue },
      .text("a", "file of one side") { $0.a },
      .text("b", "file of the other side") { $0.b },
      .count("matched_a", "IDs of a that b has") { $0.matchedA },
      .count("total_a", "IDs of a") { $0.totalA },
      .count("matched_b", "IDs of b that a has") { $0.matchedB },
      .count("total_b", "IDs of b") { $0.totalB },
      .text("transform", "what had to be done to make them equal, or none") { $0.transform },
      .count("line_a", "line of the first ID of a without a partner") { $0.unmatchedA.first?.line },
      .count("line_b", "line of the first ID of b without a partner") { $0.unmatchedB.first?.line },
      .text("example_a", "that ID of a") { $0.unmatchedA.first?.text },
      .text("example_b", "that ID of b") { $0.unmatchedB.first?.text },
    ])

  static let unmatchedID = EvidenceTable(
    "unmatched_id", "one row per ID without a partner, at most 50 of each side of a pair",
    indexes: ["a"],
    of: (link: BatchLink, path: String, line: Int, text: String).self,
    rows: { facts, add in
      for link in facts.plant.batches {
        for id in link.unmatchedA { add((link, link.a, id.line, id.text)) }
        for id in link.unmatchedB { add((link, link.b, id.line, id.text)) }
      }
    },
    columns: [
      .text("key", "batch_link.key") { $0.link.key.rawValue },
      .text("a", "batch_link.a") { $0.link.a },
      .text("b", "batch_link.b") { $0.link.b },
      .text("path", "its file") { $0.path },
      .count("line", "its first line") { $0.line },
      .text("text", "the ID as written") { $0.text },
    ])
}
