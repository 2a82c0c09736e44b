import Foundation
import Vocabulary

/// What `show` reads of a `report.json`, and how it says it.
struct ShownReport: Decodable {
  struct Row: Decodable {
    var path: String
    var table: String?
    var line: Int?
    var cell: String?
    var field: String?
    var value: String?
    var text: String?
    var before: String?
    var after: String?
  }
  struct Subject: Decodable {
    var kind: String
    var id: String
    var shortIDs: [String]?
  }
  struct Finding: Decodable {
    var id: String?
    var rule: String
    var title: String
    var outcome: String
    var subject: Subject
    var required: String?
    var source: String?
    var message: String
    var locations: [Row]
    var remedy: String
    var fingerprint: String
  }
  struct Signal: Decodable {
    struct Interval: Decodable {
      var typical: Double?
      var longest: Double?
    }
    struct Span: Decodable {}
    var id: String?
    var tag: String
    var path: String
    var asset: String?
    var kind: String
    var unit: String?
    var samples: Int
    var first: String?
    var last: String?
    var interval: Interval
    var regularity: String?
    var availability: Double?
    var gaps: [Span]
    var flatlines: [Span]
    var badQuality: Int?
    var minimum: Double?
    var maximum: Double?
  }
  struct Asset: Decodable {
    struct Name: Decodable {
      var system: String
      var path: String
      var name: String
    }
    var id: String
    var shortID: String?
    var `class`: String?
    var area: String?
    var owner: String?
    var names: [Name]
    var confidence: Double?
  }
  var findings: [Finding]
  var signals: [Signal]
  var assets: [Asset]

  /// Some IDs that there are.
  var examples: [String] {
    [findings.lazy.compactMap(\.id).first, signals.first?.id, assets.first?.shortID]
      .compactMap { $0 }
  }

  /// What the report says of a finding, signal or asset; `nil` when it has none with this ID.
  func text(of id: String) -> String? {
    let sought = id.lowercased()
    let finding = findings.first {
      $0.id?.lowercased() == sought || $0.fingerprint.lowercased() == sought
        || "f-" + $0.fingerprint.lowercased() == sought
    }
    if let finding { return text(finding) }
    if let signal = signals.first(where: { $0.id?.lowercased() == sought }) { return text(signal) }
    return assets.first { $0.shortID?.lowercased() == sought }.map(text)
  }

  private func text(_ finding: Finding) -> String {
    let ids = finding.subject.shortIDs ?? []
    var lines = [
      "\(finding.id ?? finding.fingerprint)  \(finding.outcome)  \(finding.title) (\(finding.rule))",
      "\(finding.subject.kind) \(finding.subject.id)"
        + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"),
      "", finding.message,
    ]
    if let required = finding.required {
      lines.append("required: \(required)" + (finding.source.map { " (\($0))" } ?? ""))
    }
    lines += ["to do: \(finding.remedy)", ""]
    for row in finding.locations {
      let file = row.table.map { "\(row.path) (\($0))" } ?? row.path
      var place = row.cell.map { "\(file) \($0)" } ?? row.line.map { "\(file):\($0)" } ?? file
      if let field = row.field {
        place += "   \(field) = \(row.value.map { $0.isEmpty ? "(empty)" : $0 } ?? "?")"
      }
      lines.append(place)
      if let before = row.before { lines.append("    \(before)") }
      if let text = row.text { lines.append("  > \(text)") }
      if let after = row.after { lines.append("    \(after)") }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func text(_ signal: Signal) -> String {
    let asset = signal.asset.map { id in
      assets.first { $0.id == id }.flatMap(\.shortID).map { "\(id) (\($0))" } ?? id
    }
    func seconds(_ value: Double?) -> String? { value.map(Wording.duration) }
    let range =
      signal.minimum.flatMap { low in
        signal.maximum.map { "\(Wording.number(low)) to \(Wording.number($0))" }
      }
    return page(
      "\(signal.id ?? "")  signal \(signal.tag)",
      [
        ("file", signal.path), ("asset", asset ?? "cannot be told"), ("kind", signal.kind),
        ("unit", signal.unit ?? "not said"), ("samples", String(signal.samples)),
        ("from", signal.first), ("to", signal.last),
        ("typical interval", seconds(signal.interval.typical)),
        ("longest interval", seconds(signal.interval.longest)), ("stored", signal.regularity),
        ("availability", signal.availability.map { Wording.percent($0) + " of the running time" }),
        ("gaps", String(signal.gaps.count)), ("flatlines", String(signal.flatlines.count)),
        ("bad quality", signal.badQuality.map(String.init) ?? "the export has no quality"),
        ("values", range),
      ], about: [signal.id])
  }

  private func text(_ asset: Asset) -> String {
    let own = signals.filter { $0.asset == asset.id }
    return page(
      "\(asset.shortID ?? "")  asset \(asset.id)",
      [
        ("class", asset.class ?? "not told"), ("area", asset.area ?? "not told"),
        ("owner", asset.owner ?? "nobody named"),
        ("confidence", asset.confidence.map(Wording.percent)),
      ] + asset.names.map { ("name", "\($0.name) in \($0.system), \($0.path)") }
        + own.map { ("signal", "\($0.tag)\($0.id.map { " (\($0))" } ?? "")") },
      about: [asset.shortID] + own.map(\.id))
  }

  private func page(_ head: String, _ facts: [(String, String?)], about ids: [String?]) -> String {
    var lines = [head, ""]
    for case (let name, let value?) in facts {
      lines.append("  " + name.padding(toLength: 18, withPad: " ", startingAt: 0) + value)
    }
    let known = Set(ids.compactMap { $0 })
    let found = findings.filter { !known.isDisjoint(with: $0.subject.shortIDs ?? []) }
    lines += ["", found.isEmpty ? "No finding is about it." : "Findings"]
    for finding in found {
      lines.append("  \(finding.id ?? finding.fingerprint)  \(finding.outcome)  \(finding.rule)")
      lines.append("    \(finding.message)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
