import Behaviour
import Evidence
import Foundation
import Rules
import TestSupport
import Testing
import Vocabulary

@Suite struct RuleLoadingTests {
  struct Case: Sendable {
    var old: String
    var new: String
    /// Line, message and help of every problem.
    var problems: [String]
  }

  private static let documentation =
    "the tables and columns are in the table 'documentation' of evidence.sqlite"

  static let cases = [
    Case(
      old: "unit:", new: "units:",
      problems: [
        "5: unknown key 'units' in the file — did you mean 'unit'? known keys: title, dimension, "
          + "applies-to, measure, not-assessable-when, rows, no-rows, unit, counts, items, warn, fail, basis, why, "
          + "remedy, message, listed, needed-for-ready, no-label-is-good, question, examples"
      ]),
    Case(
      old: "title: Cold signal\n", new: "",
      problems: ["0: 'title' is missing in the file — add 'title: …'"]),
    Case(
      old: "FROM signal", new: "FROM signals",
      problems: [
        "4: 'measure' cannot be used: no such table: signals — did you mean 'signal'? "
          + documentation
      ]),
    Case(
      old: "minimum AS", new: "minimun AS",
      problems: [
        "4: 'measure' cannot be used: no such column: minimun — did you mean 'minimum'? "
          + documentation
      ]),
    Case(
      old: "minimum AS measured", new: "minimum AS mesured",
      problems: [
        "4: 'measure' returns no column 'measured' — write '… AS measured'",
        "4: 'measure' returns a column 'mesured' that nothing reads — did you mean 'measured'? "
          + "write {mesured} into the message, or return one of subject, measured, weight, "
          + "numerator, denominator, path, "
          + "line, use_case, note, subject_kind, told_within",
        "10: 'message' says '{measured}', which 'measure' does not return — did you mean "
          + "'{mesured}'? it returns subject, path, line, mesured",
      ]),
    Case(
      old: "SELECT tag", new: "SELEC tag",
      problems: [
        "4: 'measure' cannot be used: near \"SELEC\": syntax error — " + documentation
      ]),
    Case(
      old: "warn: \"< 5\"", new: "warn: 5",
      problems: [
        "6: 'warn' is not a limit — write 'warn: \"< 95\"' with one of < <= > >= and a number"
      ]),
    Case(
      old: "warn: \"< 5\"\nfail: \"< 0\"\n", new: "",
      problems: ["0: neither 'warn' nor 'fail' is given — add 'warn: \"> 0\"'"]),
    Case(
      old: "{measured}", new: "{mesured}",
      problems: [
        "10: 'message' says '{mesured}', which 'measure' does not return — did you mean "
          + "'{measured}'? it returns subject, path, line, measured"
      ]),
    Case(
      old: "falls to {measured}", new: "[falls to {measured}",
      problems: [
        "10: 'message' has a '[' without its other half — write {column}, {column:unit} and "
          + "[what is said|else]"
      ]),
    Case(
      old: "applies-to: signal", new: "applies-to: signals",
      problems: [
        "3: 'signals' is not a known 'applies-to' — write one of signal, asset, source, link, "
          + "site, use-case"
      ]),
    Case(
      old: "[1, 2]", new: "[2, 1]",
      problems: [
        "11: 'effort-days' is not a range — write 'effort-days: [1, 3]', the smaller first"
      ]),
    Case(
      old: "mark: U", new: "mark: Z",
      problems: ["8: 'Z' is not a known 'mark' — write one of S, P, V, B, C, U"]),
    Case(
      old: "why: It freezes.", new: "why: It freezes.\nquestion: when\nneeded-for-ready: maybe",
      problems: [
        "11: 'needed-for-ready' is neither true nor false — write true or false",
        "10: 'when' is not a known 'question' — write one of history, change",
      ]),
    Case(
      old: "retroactive: false", new: "retroactive: false, waits-for: ever",
      problems: ["11: 'ever' is not a known 'waits-for' — write one of history, rest-of-history"]),
    Case(
      old: "minimum: -3", new: "minimun: -3",
      problems: [
        "14: unknown key 'minimun' in a row of 'signal' — did you mean 'minimum'? known keys: "
          + (Evidence.schema.first { $0.name == "signal" }?.columns.map(\.name) ?? [])
          .joined(separator: ", ")
      ]),
    Case(
      old: "basis: {mark: U, source: default}", new: "basis: {mark: U, source: default",
      problems: [
        "0: not valid YAML: did not find expected ',' or '}' at line 9 — check indentation and "
          + "quotes"
      ]),
  ]

  @Test(arguments: cases)
  func `a rule that cannot be used says where, what and how to mend it`(each: Case) throws {
    let text = RuleFolder.good.replacingOccurrences(of: each.old, with: each.new)
    #expect(text != RuleFolder.good)
    let folder = try RuleFolder(["plant/cold.yml": text, "plant/good.yml": RuleFolder.good])
    let set = RuleSet.load(folders: [folder.path])
    #expect(
      set.problems.map { "\($0.location.line): \($0.message) — \($0.help)" }
        == each.problems)
    #expect(set.problems.allSatisfy { $0.location.path == "plant/cold.yml" })
    #expect(set.problems.allSatisfy { $0.severity == .error })
    #expect(set.refused.map(\.rule) == ["plant/cold"])
    #expect(set.rules.map(\.id) == ["plant/good"])
  }

  @Test func `an empty file, no text and a second rule of one ID are told`() throws {
    let first = try RuleFolder(["a/one.yml": RuleFolder.good, "a/empty.yml": ""])
    let second = try RuleFolder(["a/one.yaml": RuleFolder.good])
    try Data([0xff, 0xfe, 0x00]).write(to: URL(fileURLWithPath: first.path + "/a/bytes.yml"))
    let set = RuleSet.load(folders: [first.path, second.path])
    #expect(
      set.problems.map { "\($0.location.path): \($0.message) — \($0.help)" } == [
        "a/bytes.yml: the file cannot be read — save it as UTF-8 text of less than 16 MiB and "
          + "make it readable",
        "a/empty.yml: the file is empty — begin with 'title:'",
        "a/one.yaml: another rule has the ID 'a/one' — rename the file; the first rule of that "
          + "ID is used",
      ])
    #expect(set.rules.map(\.id) == ["a/one"])
  }

  @Test func `folders of use cases and vocabulary hold no rules`() throws {
    let folder = try RuleFolder([
      "use-cases/u.yml": "title: x", "vocabulary/v.yml": "title: x", "a/b.yml": RuleFolder.good,
    ])
    let set = RuleSet.load(folders: [folder.path, folder.path + "/missing"])
    #expect(set.problems == [])
    #expect(set.rules.map(\.id) == ["a/b"])
  }
}

@Suite struct HostileRuleTests {
  static let endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "

  private static func rule(_ sql: String) -> String {
    RuleFolder.good.replacingOccurrences(
      of: "SELECT tag AS subject, path, line, minimum AS measured FROM signal",
      with: "|\n  " + sql)
  }

  @Test(arguments: [
    "ATTACH DATABASE '/tmp/other.sqlite' AS other",
    "PRAGMA writable_schema = 1",
    "DELETE FROM signal RETURNING tag AS subject, 1 AS measured",
    "INSERT INTO signal (tag) VALUES ('X') RETURNING tag AS subject, 1 AS measured",
    "CREATE TABLE x (y)",
    "DROP TABLE signal",
    "VACUUM INTO '/tmp/copy.sqlite'",
    "SELECT name AS subject, 1 AS measured FROM sqlite_master",
    "SELECT load_extension('x.so') AS subject, 1 AS measured",
    "SELECT random() AS measured, tag AS subject FROM signal",
    "SELECT name AS subject, 1 AS measured FROM pragma_table_info('signal')",
  ])
  func `a rule that wants more than to read the facts is refused`(sql: String) throws {
    let folder = try RuleFolder(["a/bad.yml": Self.rule(sql), "a/good.yml": RuleFolder.good])
    let set = RuleSet.load(folders: [folder.path])
    #expect(set.rules.map(\.id) == ["a/good"])
    #expect(set.refused.map(\.rule) == ["a/bad"])
    #expect(
      set.problems.map { "\($0.message) — \($0.help)" } == [
        "'measure' is not allowed: only SELECT on the facts is — remove ATTACH, PRAGMA, changes "
          + "and extensions"
      ])
  }

  @Test(arguments: [
    (endless + "SELECT 'x' AS subject, count(*) AS measured FROM r", "it takes too many steps"),
    (
      "SELECT 'x' AS subject, length(hex(zeroblob(1000000000))) AS measured",
      "string or blob too big"
    ),
    (
      "SELECT a.name AS subject, count(*) AS measured FROM documentation a, documentation b, "
        + "documentation c, documentation d, documentation e, documentation f",
      "no such column: a.name"
    ),
  ])
  func `a rule without an end is stopped and the others still speak`(
    sql: String, because: String
  ) throws {
    let folder = try RuleFolder(["a/good.yml": RuleFolder.good])
    let good = try #require(RuleSet.load(folders: [folder.path])["a/good"])
    var bad = good
    bad.id = "a/bad"
    bad.measure = sql
    let evidence = try Evidence.empty()
    try evidence.insert(
      into: "signal", [("tag", .text("T1")), ("path", .text("h.csv")), ("minimum", .real(-4))])
    let (results, skipped) = RuleSet(rules: [bad, good]).evaluate(on: evidence)
    #expect(skipped == [Checks.Skipped(rule: "a/bad", because: because)])
    #expect(results.flatMap { $0.findings() }.map(\.message) == ["T1 falls to -4 °C"])
  }
}

@Suite struct RuleRegistryTests {
  static let rules = RuleSet.builtIn()

  @Test(arguments: rules.rules.map(\.id))
  func `a rule is named by its file and by what is wrong, not by what to do`(id: String) throws {
    let rule = try #require(Self.rules[id])
    #expect(rule.file == id + ".yml")
    let parts = id.split(separator: "/")
    #expect(parts.count == 2)
    let name = try #require(parts.last)
    for verb in ["avoid-", "prefer-", "require-", "use-", "check-"] {
      #expect(!name.hasPrefix(verb))
    }
    #expect(name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
    #expect(rule.remedy.effortDays.lowerBound > 0)
    #expect(rule.warn != nil || rule.fail != nil)
  }
}
