import Foundation

/// A folder of rules for one test.
package final class RuleFolder {
  package let path: String

  package init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rules-" + UUID().uuidString)
    path = folder.path
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package static func rule(
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
    no-rows: It has no exports.
    \(extra)
    """
  }

  package static let good = """
    title: Cold signal
    dimension: accuracy
    applies-to: signal
    measure: SELECT tag AS subject, path, line, minimum AS measured FROM signal
    unit: "°C"
    warn: "< 5"
    fail: "< 0"
    basis: {mark: U, source: default}
    why: It freezes.
    message: "{subject} falls to {measured}"
    remedy: {text: Heat it., effort-days: [1, 2], retroactive: false}
    examples:
      - about: ice
        facts: {signal: [{tag: T1, minimum: -3}]}
        finds: [{outcome: fail, subject: T1}]
      - about: warm
        facts: {signal: [{tag: T1, minimum: 30}]}
        finds: []
    no-rows: It has no exports.

    """
}
