import Assessment
import Foundation
import Tabular
import Testing

/// A folder of rule files that lives as long as the value.
final class RuleFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    for (name, text) in files {
      let file = URL(fileURLWithPath: path).appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static func rule(
    measure: String = "SELECT tag AS subject, samples AS measured FROM signal",
    limit: String = "warn: \"> 5\"", message: String = "x", remedy: String = "[1, 2]",
    basis: String = "U", extra: String = ""
  ) -> String {
    """
    title: A rule
    dimension: accuracy
    applies-to: signal
    measure: \(measure)
    \(limit)
    basis: {mark: \(basis), source: default}
    why: Because.
    message: "\(message)"
    remedy: {text: Do it., effort-days: \(remedy), retroactive: true}
    \(extra)
    """
  }
}

struct LoadError: CustomTestStringConvertible, Sendable {
  var text: String
  var says: [String]
  var testDescription: String { says.first ?? "" }
}

@Suite struct RuleLoadingTests {
  @Test(arguments: [
    LoadError(
      text: RuleFolder.rule(extra: "remdey: x"),
      says: [
        "a/b.yml:10: unknown key 'remdey' in the file; did you mean 'remedy'? known keys: title, "
          + "dimension, applies-to, measure, not-assessable-when, unit, warn, fail, basis, why, "
          + "remedy, message, listed, examples"
      ]),
    LoadError(
      text: RuleFolder.rule(limit: "warn: \"=> 5\""),
      says: [
        "a/b.yml:5: 'warn' is not a limit; write 'warn: \"< 95\"' with one of < <= > >= and a number"
      ]),
    LoadError(
      text: RuleFolder.rule(limit: "unit: s"),
      says: ["a/b.yml:0: neither 'warn' nor 'fail' is given; add 'warn: \"> 0\"'"]),
    LoadError(
      text: RuleFolder.rule(basis: "X"),
      says: ["a/b.yml:6: 'X' is not a known 'mark'; write one of S, P, V, B, C, U"]),
    LoadError(
      text: RuleFolder.rule(message: "{subjct} is"),
      says: [
        "a/b.yml:8: unknown placeholder '{subjct}' in 'message'; did you mean '{subject}'? known: "
          + "subject, measured, note, numerator, denominator"
      ]),
    LoadError(
      text: RuleFolder.rule(remedy: "[3, 1]"),
      says: [
        "a/b.yml:9: 'effort-days' is not a range; write 'effort-days: [1, 3]', the smaller first"
      ]),
    LoadError(
      text: RuleFolder.rule(measure: "SELECT tag AS subject, sample AS measured FROM signal"),
      says: [
        "a/b.yml:4: 'measure' cannot be used: no such column: sample; did you mean 'samples'? the "
          + "tables and columns are in the table 'documentation' of evidence.sqlite"
      ]),
    LoadError(
      text: RuleFolder.rule(measure: "SELECT tag AS subject FROM signal"),
      says: ["a/b.yml:4: 'measure' returns no column 'measured'; write '… AS measured'"]),
    LoadError(
      text: RuleFolder.rule(
        measure: "SELECT tag AS subject, 1 AS measured, 2 AS wieght FROM signal"),
      says: [
        "a/b.yml:4: 'measure' returns an unknown column 'wieght'; did you mean 'weight'? known "
          + "columns: subject, measured, weight, numerator, denominator, path, line, use_case, "
          + "note, subject_kind"
      ]),
    LoadError(
      text: RuleFolder.rule(measure: "ATTACH 'x.db' AS x"),
      says: [refused]),
    LoadError(text: RuleFolder.rule(measure: "PRAGMA query_only = 0"), says: [refused]),
    LoadError(text: RuleFolder.rule(measure: "DELETE FROM signal"), says: [refused]),
    LoadError(text: RuleFolder.rule(measure: "CREATE TABLE x (a)"), says: [refused]),
    LoadError(
      text: RuleFolder.rule(measure: "SELECT load_extension('x') AS subject, 1 AS measured"),
      says: [
        "a/b.yml:4: 'measure' cannot be used: not authorized to use function: load_extension; the "
          + "tables and columns are in the table 'documentation' of evidence.sqlite"
      ]),
    LoadError(
      text: RuleFolder.rule(measure: "SELECT 1 AS subject, 2 AS measured; DELETE FROM signal"),
      says: [
        "a/b.yml:4: 'measure' cannot be used: more than one statement; the tables and columns are "
          + "in the table 'documentation' of evidence.sqlite"
      ]),
    LoadError(
      text: "title: [", says: ["a/b.yml:0: not valid YAML"]),
    LoadError(text: "", says: ["a/b.yml:0: the file is empty; begin with 'title:'"]),
    LoadError(
      text: "- a", says: ["a/b.yml:1: the file is not a mapping of keys; write 'key: value' lines"]),
    LoadError(
      text: RuleFolder.rule(extra: "examples:\n  - about: x\n    facts: {signal: [{tga: T1}]}"),
      says: ["a/b.yml:12: unknown key 'tga' in a row of 'signal'; did you mean 'tag'?"]),
  ])
  func `a rule that cannot be used says where, what and how to fix it`(error: LoadError) throws {
    let folder = try RuleFolder(["a/b.yml": error.text, "a/good.yml": RuleFolder.rule()])
    let rules = RuleSet.load(folders: [folder.path])
    let said = rules.problems.map {
      "\($0.location.path):\($0.location.line): \($0.message); \($0.help)"
    }
    #expect(said.count == error.says.count)
    for (line, expected) in zip(said, error.says) {
      let isPrefix = expected.hasSuffix("?") || expected.hasSuffix("YAML")
      #expect(isPrefix ? line.hasPrefix(expected) : line == expected, "\(line)")
    }
    #expect(rules.rules.map(\.id) == ["a/good"])
    #expect(rules.refused.map(\.rule) == ["a/b"])
  }

  static let refused =
    "a/b.yml:4: 'measure' is not allowed: only SELECT on the facts is; remove ATTACH, PRAGMA, "
    + "changes and extensions"

  @Test func `the first of two rules with one ID is used`() throws {
    let first = try RuleFolder(["a/b.yml": RuleFolder.rule(message: "first")])
    let second = try RuleFolder(["a/b.yml": RuleFolder.rule(message: "second")])
    let rules = RuleSet.load(folders: [first.path, second.path])
    #expect(rules.rules.map(\.message) == ["first"])
    #expect(rules.problems.map(\.message) == ["another rule has the ID 'a/b'"])
  }

  @Test(arguments: [
    (
      "wiegth: 1",
      "u.yml:1: unknown key 'wiegth' in the file; known keys: title, family, decision, scope, "
        + "classes, classes-with-signals, signals, sources, beyond-exports, history-days, "
        + "dimensions, rules, success-metric"
    ),
    (
      "rules: [{rule: a/god, need: gate, dimension: d}]",
      "u.yml:1: there is no rule 'a/god'; did you mean 'a/good'? see 'readiness rules list'"
    ),
    (
      "rules: [{rule: a/good, need: gate, dimension: e}]",
      "u.yml:1: the dimension 'e' has no weight; add it to 'dimensions', or write one of d"
    ),
    (
      "rules: [{rule: a/good, need: gate, dimension: d, pass: 0.5, fail: 0.9}]",
      "u.yml:1: 'fail' is not below 'pass'; write 'pass: 0.9' and 'fail: 0.6'"
    ),
    (
      "sources: [{name: x, any-of: [plc], need: mandatory}]",
      "u.yml:1: 'plc' is neither a system nor a kind of table; write some of historian, mes, erp, "
        + "cmms, quality, asset-model, governance, unknown, samples, orders, downtime, "
        + "work-orders, assets, inspections, materials, batches, events, owners, tags, unknown"
    ),
  ])
  func `a use case that cannot be used says where, what and how to fix it`(
    line: String, says: String
  ) throws {
    let folder = try RuleFolder(["a/good.yml": RuleFolder.rule()])
    let rest = """

      title: U
      family: f
      decision: What
      scope: site
      dimensions: {d: 1}
      """
    let useCases = try RuleFolder(["u.yml": line + rest])
    let set = UseCaseSet.load(
      folders: [useCases.path], rules: RuleSet.load(folders: [folder.path]))
    #expect(set.useCases == [])
    #expect(
      set.problems.map { "\($0.location.path):\($0.location.line): \($0.message); \($0.help)" }
        == [says])
  }
}
