import Assessment
import Profiling
import Rules
import Vocabulary

extension ReportFormat {
  package static let sarif = ReportFormat(name: "sarif", fileName: "findings.sarif") {
    SARIFReport(assessment: $0, run: $1).bytes
  }
}

/// `findings.sarif`, SARIF 2.1.0.
struct SARIFReport {
  var assessment: Assessment
  var run: RunInfo

  var bytes: [UInt8] {
    let groups = FindingGroup.all(of: assessment.findings).sorted { $0.rule < $1.rule }
    var indices: [String: Int] = [:]
    for (index, group) in groups.enumerated() { indices[group.rule] = index }
    var json = JSONWriter(lineDepth: 4)
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.field("runs", [run]) { json, run in
        json.field("tool") { json in
          json.field("driver") { json in
            json.field("name", run.tool)
            json.field("version", run.version)
            json.field("rules", groups) { write($1, &$0) }
          }
        }
        json.field("properties") { $0.field("counts", Counts(assessment).sentence) }
        json.field("results", Self.results(assessment)) { json, result in
          switch result {
          case .present(let finding): write(finding, index: indices[finding.rule], &json)
          case .gone(let finding): write(finding, index: indices[finding.rule], &json)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private enum Result {
    case present(Finding)
    case gone(GoneFinding)
  }

  private static func results(_ assessment: Assessment) -> [Result] {
    assessment.findings.map { .present($0) } + assessment.gone.map { .gone($0) }
  }

  private func write(_ finding: GoneFinding, index: Int?, _ json: inout JSONWriter) {
    json.field("ruleId", finding.rule)
    if let index { json.field("ruleIndex", index) }
    json.field("kind", "pass")
    json.field("level", "none")
    json.field("message") { $0.field("text", finding.message) }
    json.field("partialFingerprints") { $0.field("readiness/1", finding.fingerprint) }
    json.field("baselineState", "absent")
  }

  private func write(_ group: FindingGroup, _ json: inout JSONWriter) {
    json.field("id", group.rule)
    json.field("shortDescription") { $0.field("text", group.title) }
    if let first = group.findings.first {
      json.field("help") { $0.field("text", first.remedy.text) }
      json.field("defaultConfiguration") { $0.field("level", group.severity.rawValue) }
    }
  }

  private func write(_ finding: Finding, index: Int?, _ json: inout JSONWriter) {
    // A result that is not a failure has no level.
    let isFailure = finding.outcome == .fail || finding.outcome == .warn
    json.field("ruleId", finding.rule)
    if let index { json.field("ruleIndex", index) }
    json.field("kind", isFailure ? "fail" : finding.outcome == .pass ? "pass" : "open")
    json.field("level", isFailure ? finding.severity.rawValue : "none")
    json.field("message") { $0.field("text", finding.message) }
    let places: [ShownRow?] = finding.locations.isEmpty ? [nil] : finding.locations
    json.field("locations", places) { json, place in
      if let place {
        json.field("physicalLocation") { json in
          json.field("artifactLocation") { $0.field("uri", Self.uri(place.path)) }
          if place.line > 0 {
            json.field("region") { json in
              json.field("startLine", place.line)
              if let text = place.text { json.field("snippet") { $0.field("text", text) } }
            }
          }
        }
      }
      json.field("logicalLocations", [finding.subject]) { json, subject in
        json.field("fullyQualifiedName", subject.id)
        json.field("kind", subject.kind.rawValue)
      }
    }
    json.field("partialFingerprints") { $0.field("readiness/1", finding.fingerprint) }
    json.field("baselineState", finding.status == .new ? "new" : "unchanged")
    if finding.status == .suppressed {
      json.field("suppressions", ["external"]) { $0.field("kind", $1) }
    }
    json.field("properties") { json in
      json.field("id", finding.id)
      json.field("outcome", finding.outcome.rawValue)
      json.field("measured", finding.measured)
      json.field("unit", finding.unit)
      json.field("required", finding.required)
      json.field("remedy", finding.remedy.text)
    }
  }

  /// A relative path as a URI reference: everything but unreserved characters and `/` is percent-encoded.
  private static func uri(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (byte < 16 ? "0" : "") + hex
      }
    }
    return text
  }
}
