import Assessment
import Behaviour
import Foundation
import Reporting
import Rules
import Testing

@Suite struct JSONReportTests {
  /// The members that other programs rely on: path to an object, its members and their types.
  ///
  /// `s` text, `n` number, `b` true or false, `a` array, `o` object, `?` also null.
  static let contract: [(path: String, members: String)] = [
    ("", "schema:s run:o sources:a assets:a links:a orphans:a signals:a clocks:a batches:a"),
    ("", "findings:a useCases:a pilots:a checks:o"),
    ("run", "tool:s version:s exports:s started:s seconds:n bytes:n rows:n jobs:n"),
    ("sources", "path:s system:s tables:a problems:a"),
    ("sources.tables", "name:s kind:s layout:s? rows:n rejected:n encoding:s? delimiter:s?"),
    ("sources.tables", "decimal:s? timezone:o? columns:a reasons:a confidence:n"),
    ("sources.tables.timezone", "name:s? basis:s confidence:n"),
    ("sources.tables.columns", "name:s role:s type:s unit:s? nulls:n"),
    ("sources.problems", "severity:s location:o message:s help:s"),
    ("sources.problems.location", "path:s line:n?"),
    ("assets", "id:s class:s? names:a confidence:n"),
    ("assets.names", "system:s path:s name:s"),
    ("links", "a:o b:o status:s posterior:n evidence:a"),
    ("links.a", "system:s path:s name:s"),
    ("orphans", "system:s path:s name:s reason:s"),
    ("signals", "tag:s path:s asset:s? kind:s unit:s? samples:n first:s? last:s? interval:o"),
    ("signals", "regularity:s? availability:n? gaps:a flatlines:a badQuality:n? nonNumeric:n"),
    ("signals", "sentinels:n duplicates:n outOfOrder:n running:n?"),
    ("signals.interval", "typical:n? p95:n? longest:n?"),
    ("signals.gaps", "start:s end:s seconds:n cause:s"),
    ("signals.flatlines", "start:s end:s value:n"),
    ("clocks", "path:s reference:s? zone:s? offset:n? drift:n? plusMinus:n? events:n verdict:s"),
    ("batches", "a:s b:s matchedA:n totalA:n matchedB:n totalB:n transform:s unmatchedA:a"),
    ("findings", "rule:s outcome:s severity:s subject:o measured:n? unit:s? required:s? source:s?"),
    ("findings", "message:s locations:a remedy:s fingerprint:s status:s"),
    ("findings.subject", "kind:s id:s"),
    ("findings.locations", "path:s line:n?"),
    ("useCases", "id:s title:s family:s scope:s score:n? low:n high:n verdict:s stability:n?"),
    ("useCases", "gates:a dimensions:a requirements:a plans:a"),
    ("useCases.requirements", "rule:s need:s outcome:s measured:n? required:n evidence:s"),
    ("useCases.plans", "kind:s steps:a scoreAfter:n earliest:s?"),
    ("useCases.plans.steps", "remedy:s effortDays:n retroactive:b"),
    ("pilots", "useCase:s scope:s score:n why:a successMetric:s? baseline:n? owner:s?"),
    ("pilots", "minimumDetectableChange:n?"),
    ("checks", "ran:n passed:n warned:n failed:n notAssessable:n notApplicable:n skipped:a"),
    ("checks.skipped", "rule:s because:s"),
  ]

  private func json(_ assessment: Assessment) throws -> [String: Any] {
    let bytes = ReportFormat.json.bytes(assessment, Fixture.run)
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(value as? [String: Any])
  }

  /// Every object at `path`, through arrays.
  private func objects(_ path: String, in root: [String: Any]) -> [[String: Any]] {
    path.split(separator: ".").reduce([root]) { objects, key in
      objects.flatMap { object -> [[String: Any]] in
        switch object[String(key)] {
        case let one as [String: Any]: [one]
        case let many as [Any]: many.compactMap { $0 as? [String: Any] }
        default: []
        }
      }
    }
  }

  private func type(_ value: Any?) -> String {
    switch value {
    case nil: "absent"
    case is NSNull: "?"
    case is String: "s"
    case is [Any]: "a"
    case is [String: Any]: "o"
    case let number as NSNumber: unsafe String(cString: number.objCType) == "c" ? "b" : "n"
    default: "unknown"
    }
  }

  @Test(arguments: contract.map(\.path), [false, true])
  func `the members of the contract have their types`(path: String, isHostile: Bool) throws {
    let root = try json(isHostile ? Hostile.assessment : Fixture.assessment)
    let found = objects(path, in: root)
    if !isHostile { #expect(!found.isEmpty, "nothing at \(path)") }
    for entry in Self.contract where entry.path == path {
      for member in entry.members.split(separator: " ") {
        let parts = member.split(separator: ":").map(String.init)
        for object in found {
          let actual = type(object[parts[0]])
          let isNullBecauseNoNumber = isHostile && actual == "?" && parts[1].hasPrefix("n")
          #expect(
            parts[1].contains(actual) || isNullBecauseNoNumber,
            "\(path).\(parts[0]) is \(actual), not \(parts[1])")
        }
      }
    }
  }

  @Test func `names come back as they were`() throws {
    let root = try json(Hostile.assessment)
    let tags = objects("signals", in: root).compactMap { $0["tag"] as? String }
    #expect(tags == Hostile.assessment.plant.signals.map(\.tag))
  }

  @Test func `instants have milliseconds only when they need them`() throws {
    var assessment = Fixture.assessment
    assessment.plant.asOf = 1_735_689_600.25
    assessment.plant.first = -1
    assessment.plant.last = 951_782_400
    let root = try json(assessment)
    #expect(root["asOf"] as? String == "2025-01-01T00:00:00.250Z")
    #expect(root["first"] as? String == "1969-12-31T23:59:59Z")
    #expect(root["last"] as? String == "2000-02-29T00:00:00Z")
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, -1e18])
  func `an instant that no calendar has is null`(seconds: Double) throws {
    var assessment = Fixture.assessment
    assessment.plant.asOf = seconds
    #expect(try json(assessment)["asOf"] is NSNull)
  }

  @Test(
    arguments: zip(
      [600, 0.1, 1e300, -0.0, .nan, 5e-9, 123_456_789_012_345_680],
      ["600", "0.1", "1e+300", "0", "null", "5e-09", "1.2345678901234568e+17"]))
  func `numbers are as short as they can be`(value: Double, text: String) throws {
    var assessment = Fixture.assessment
    assessment.plant.signals[0].values.mean = value
    let bytes = ReportFormat.json.bytes(assessment, Fixture.run)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"mean\": \(text), "))
  }

  @Test func `bad samples are unknown without a quality column`() throws {
    let signals = objects("signals", in: try json(Fixture.assessment))
    #expect(signals[2]["badQuality"] as? Int == 812)
    #expect(signals[3]["badQuality"] is NSNull)
  }

  @Test func `an empty assessment is a whole report`() throws {
    let empty = Assessment(
      plant: Plant(), findings: [], useCases: [], pilots: [], checks: Checks())
    let root = try json(empty)
    #expect(root["schema"] as? String == "readiness.report/1")
    #expect((root["signals"] as? [Any])?.isEmpty == true)
  }
}
