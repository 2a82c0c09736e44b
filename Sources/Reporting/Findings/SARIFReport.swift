import Assessment
import Behaviour
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
    let subjects = SubjectIDs(assessment.plant)
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
        json.field("automationDetails") { $0.field("id", "readiness/\(run.title)/") }
        json.field("invocations", [notRead]) { json, files in
          json.field("executionSuccessful", files.allSatisfy { $0.problem.severity != .error })
          json.field("toolExecutionNotifications", files) { write($1, &$0) }
        }
        json.field("properties") { json in
          json.field("counts", Counts(assessment).sentence)
          json.field("title", run.title)
          json.field("leftOut", LeftOutWords.sentence(assessment.plant.leftOut))
        }
        json.field("results", Self.results(assessment)) { json, result in
          switch result {
          case .present(let finding): write(finding, subjects, index: indices[finding.rule], &json)
          case .gone(let finding): write(finding, index: indices[finding.rule], &json)
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private var notRead: [UnreadFile] { UnreadFile.all(assessment.plant) }

  private func write(_ file: UnreadFile, _ json: inout JSONWriter) {
    json.field("level", file.problem.severity.rawValue)
    json.field("message") {
      $0.field("text", "\(file.words): \(file.problem.message). To do: \(file.problem.help)")
    }
    json.field("locations", [file.path]) { json, path in
      json.field("physicalLocation") { json in
        json.field("artifactLocation") { $0.field("uri", Self.uri(path)) }
      }
    }
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
    // A viewer needs an absolute URI, and no page stands for a rule on the net: the name tells it, the help says it.
    json.field("helpUri", "urn:readiness:rule:" + Self.uri(group.rule))
    if let first = group.findings.first {
      let more = "readiness rules show \(group.rule)"
      json.field("help") { json in
        json.field(
          "text", "\(Display.sentence(first.remedy.text)) For its limits and reasons: \(more)")
        json.field(
          "markdown",
          """
          **To do:** \(MarkdownPage.escaped(Display.sentence(first.remedy.text), limit: 1_000)) \
          (\(Display.effort(first.remedy.effortDays)))

          **Required:** \(MarkdownPage.escaped(first.required ?? "–", limit: 1_000)) \
          (\(MarkdownPage.escaped(first.source ?? "own default", limit: 1_000)))

          For its limits and reasons: `\(more)`
          """)
      }
      json.field("defaultConfiguration") { $0.field("level", group.severity.rawValue) }
    }
  }

  private func write(
    _ finding: Finding, _ subjects: SubjectIDs, index: Int?, _ json: inout JSONWriter
  ) {
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
          // A row of a sheet is no line of a text; its cell is told below.
          if place.line > 0, place.cell == nil {
            json.field("region") { json in
              json.field("startLine", place.line)
              if let text = place.text { json.field("snippet") { $0.field("text", text) } }
            }
          }
        }
      }
      var names = [(name: finding.subject.id, kind: finding.subject.kind.rawValue)]
      if let place, let cell = place.cell {
        names.append(((place.table.map { $0 + "!" } ?? "") + cell, "cell"))
      }
      if let place, let field = place.field { names.append((field, "column")) }
      json.field("logicalLocations", names) { json, name in
        json.field("fullyQualifiedName", name.name)
        json.field("kind", name.kind)
      }
    }
    json.field("partialFingerprints") { $0.field("readiness/1", finding.fingerprint) }
    json.field("baselineState", finding.status == .new ? "new" : "unchanged")
    if finding.status == .suppressed {
      json.field("suppressions", ["external"]) { $0.field("kind", $1) }
    }
    json.field("properties") { json in
      json.field("id", finding.id)
      json.field("subjectIDs", subjects.ids(of: finding.subject))
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
