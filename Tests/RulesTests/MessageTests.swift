import Evidence
import Rules
import TestSupport
import Testing
import Vocabulary

/// What a message makes of the columns of its measure.
@Suite struct MessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var message: String
    var row: String
    var says: String
    var testDescription: String { says }
  }

  static let cases = [
    Case(message: "{subject} is {measured} old", row: "", says: "T1 is 12 h old"),
    Case(
      message: "every {a:s}, of {b:s}", row: "90 AS a, 5400.0 AS b",
      says: "every 1 min 30 s, of 1 h 30 min"),
    Case(message: "{a} and {b:%}", row: "3 AS a, 66.666 AS b", says: "3 and 66.7 %"),
    Case(message: "{a:s} of {b}", row: "NULL AS a, NULL AS b", says: "? of ?"),
    Case(message: "{a:#loss} and {b:#loss}", row: "1 AS a, 3 AS b", says: "1 loss and 3 losses"),
    Case(message: "{a} {a:is|are} {b:is|are}", row: "1 AS a, 3 AS b", says: "1 is are"),
    // Two numbers that differ are never said alike.
    Case(
      message: "{a:s} for {b:s}", row: "600.4 AS a, 600 AS b", says: "10 min 0.4 s for 10 min"),
    Case(
      message: "{numerator} of {denominator:#h}", row: "125.99 AS numerator, 126 AS denominator",
      says: "125.99 of 126 h"),
    Case(message: "at {a:value}", row: "1013.25 AS a", says: "at 1013.25"),
    Case(message: "it is {note}", row: "NULL AS note", says: "it is"),
    Case(
      message: "is [silent for {a:s}|listed only]", row: "NULL AS a", says: "is listed only"),
    Case(
      message: "is [silent for {a:s}|listed only]", row: "0.02 AS a", says: "is silent for 20 ms"),
    Case(message: "lasts[; up to {a:s}]", row: "NULL AS a", says: "lasts"),
    Case(
      message: "a|b [{a}[ or {b}]|c]", row: "1 AS a, NULL AS b", says: "a|b 1"),
    // What stands in a name is said as it is.
    Case(
      message: "{a}: [{b}|none]", row: "'{b}[x|y]' AS a, ']{measured}' AS b",
      says: "{b}[x|y]: ]{measured}"),
  ]

  @Test(arguments: cases)
  func `numbers are written with their unit, and what is unknown is left out`(each: Case) throws {
    let row = each.row.isEmpty ? "" : ", " + each.row
    let folder = try RuleFolder([
      "a/b.yml": RuleFolder.rule(
        measure: "SELECT 'T1' AS subject, 43200 AS measured\(row)", limit: "warn: \"> 5\"",
        message: each.message, extra: "unit: s")
    ])
    let set = RuleSet.load(folders: [folder.path])
    #expect(set.problems == [])
    let results = set.evaluate(on: try Evidence.empty()).results
    // A sentence that does not name its subject begins with it.
    let says = each.message.contains("{subject}") ? each.says : "T1: " + each.says
    #expect(results.flatMap { $0.findings() }.map(\.message) == [says])
  }
}
