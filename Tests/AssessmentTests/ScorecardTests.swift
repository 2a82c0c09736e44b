import Assessment
import Behaviour
import Evidence
import Foundation
import Linking
import Rules
import TestSupport
import Testing
import Vocabulary

@Suite struct ScorecardTests {
  static let rules = RuleSet.builtIn()
  static let useCases = UseCaseSet.builtIn(rules: rules)

  static func assess(
    _ plant: Plant, rules: RuleSet = rules, useCases: UseCaseSet = useCases
  ) throws -> Assessment {
    let evidence = try Evidence(plant, useCases: useCases.useCases)
    return Scorecard.assess(evidence, plant: plant, rules: rules, useCases: useCases)
  }

  @Test func `a plant with nothing is not assessable rather than bad`() throws {
    let assessment = try Self.assess(Plant())
    #expect(assessment.findings.map(\.rule) == [])
    #expect(assessment.useCases.count >= 7)
    for useCase in assessment.useCases {
      #expect(useCase.verdict == .notAssessable, "\(useCase.id)")
      #expect(useCase.score == nil)
      #expect(useCase.low == 0 && useCase.high == 100)
      #expect(useCase.plans.isEmpty)
    }
    #expect(assessment.pilots.isEmpty)
  }

  @Test func `a plant with very good data is ready, and only engineering data is missing`() throws {
    let assessment = try Self.assess(SamplePlant().plant)
    for useCase in assessment.useCases {
      guard SamplePlant.useCases.contains(useCase.id) else {
        #expect(useCase.verdict == .notAssessable, "\(useCase.id)")
        #expect(useCase.id != "virtual-commissioning" || useCase.reason.contains("I/O list"))
        continue
      }
      let weak = (useCase.gates + useCase.requirements).filter { $0.outcome != .pass }
        .map { "\($0.rule) \($0.outcome) \($0.evidence)" }
      #expect(
        useCase.verdict == .ready, "\(useCase.id) \(useCase.scope): \(useCase.reason) \(weak)")
    }
    #expect(assessment.findings.filter { $0.severity == .error }.map(\.message) == [])
    #expect(assessment.checks.skipped == [])
  }

  @Test func `the same facts give the same assessment and the same evidence file`() throws {
    let plant = SamplePlant(defects: true).plant
    let first = try Self.assess(plant)
    let second = try Self.assess(plant)
    #expect(first.findings.map(\.fingerprint) == second.findings.map(\.fingerprint))
    #expect(first.useCases.map(\.score) == second.useCases.map(\.score))
    #expect(first.useCases.map(\.stability) == second.useCases.map(\.stability))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["a.sqlite", "b.sqlite"].map { folder.appendingPathComponent($0) }
    for file in files {
      try Evidence(plant, useCases: Self.useCases.useCases).write(to: file.path)
    }
    let bytes = try files.map { try Data(contentsOf: $0) }
    #expect(bytes[0].count > 4096)
    #expect(bytes[0] == bytes[1])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "a.sqlite", "b.sqlite",
      ])
  }

  @Test func `making one thing worse never raises a score, and a failed gate caps it at 39`() throws
  {
    let best = try Self.assess(SamplePlant().plant)
    let harms: [(String, (inout Plant) -> Void)] = [
      (
        "flatline",
        { $0.signals[0].values.flatlines = [Flatline(start: 0, end: 2e7, value: 1, samples: 9)] }
      ),
      ("dead tag", { $0.signals[0].samples = 0 }),
      (
        "clock",
        {
          $0.clocks[0].offset = 9000
          $0.clocks[0].verdict = .offset
        }
      ),
      ("no codes", { for i in $0.workOrders.indices { $0.workOrders[i].failureCode = nil } }),
      ("no assets", { for i in $0.workOrders.indices { $0.workOrders[i].asset = nil } }),
      ("gaps", { for i in $0.signals.indices { $0.signals[i].coverage.coveredRunning = 100 } }),
      ("slow", { for i in $0.signals.indices { $0.signals[i].sampling.p95Interval = 90_000 } }),
      (
        "no batches",
        {
          $0.batches[0].matchedA = 1
          $0.batches[0].matchedB = 1
        }
      ),
      (
        "no owners",
        { for i in $0.identity.assets.indices.dropFirst() { $0.identity.assets[i].owner = nil } }
      ),
      ("unit", { $0.signals[1].values.unitMismatch = "bar, factor 14.5" }),
    ]
    var lowered: Set<String> = []
    for (name, harm) in harms {
      var plant = SamplePlant().plant
      harm(&plant)
      let worse = try Self.assess(plant)
      #expect(worse.useCases.map(\.scope) == best.useCases.map(\.scope))
      for (before, after) in zip(best.useCases, worse.useCases) {
        if let after = after.score, let before = before.score {
          #expect(after <= before + 1e-9, "\(name)")
          if after < before - 1e-9 { lowered.insert(name) }
        }
        if after.gates.contains(where: { $0.outcome == .fail }), let score = after.score {
          #expect(score <= 39)
          #expect(after.verdict == .fixFoundation)
        }
        if let score = after.score {
          #expect(after.low <= score + 1e-9 && score <= after.high + 1e-9)
        }
      }
    }
    #expect(lowered == Set(harms.map(\.0)))
  }

  @Test func `a plan names the fixes that lift the verdict`() throws {
    var plant = SamplePlant().plant
    for index in plant.signals.indices { plant.signals[index].sampling.p95Interval = 90_000 }
    let useCase = try #require(
      try Self.assess(plant).useCases.first { $0.id == "rotating-equipment" && $0.scope == "site" })
    #expect(useCase.verdict == .fixFoundation)
    let plan = try #require(useCase.plans.first)
    #expect(plan.kind == .cheapest)
    #expect(plan.steps.map(\.rule) == ["sampling/too-slow"])
    #expect(plan.scoreAfter > 39)
    #expect(plan.verdictAfter == .ready)
    // A scan rate mends new data only: the history has to be collected again.
    #expect(plan.earliest == "2026-02-04")
  }

  @Test func `a requirement tells how many items meet it and the worst of them`() throws {
    var plant = SamplePlant().plant
    plant.signals[0].coverage.coveredRunning = 0.5 * (plant.signals[0].coverage.running ?? 0)
    let useCase = try #require(
      try Self.assess(plant).useCases.first {
        $0.id == "rotating-equipment" && $0.scope == "class:pump"
      })
    let gate = try #require(useCase.gates.first { $0.rule == "gaps/availability" })
    #expect(
      gate.evidence
        == "holds for 17 of 18 signals; 17 are enough; worst: P-101.VIB has good samples for 50 % of the "
        + "time that was exported (6944 of 13889 h)")
    #expect(gate.outcome == .pass)
    let facts = gate.facts
    #expect([facts.met, facts.total, facts.needed] == [17, 18, 17])
    #expect(facts.unit == "signals")
    #expect(facts.window?.lowerBound == plant.signals[0].first)
    #expect(facts.worst.map(\.name) == ["P-101.VIB"])
    let assessment = try Self.assess(plant)
    let finding = try #require(assessment.findings.first { $0.rule == "gaps/availability" })
    #expect(facts.worst.map(\.finding) == [finding.id])
  }

  struct Told: Sendable, CustomTestStringConvertible {
    var rule: String
    var sentence: String
    var met: Double?
    var total: Double?
    var needed: Double?
    var unit: String?
    var testDescription: String { rule }
  }

  /// Where there is one thing, its own numbers are told, and not that it is one of one.
  @Test(arguments: [
    Told(
      rule: "history/defects",
      sentence:
        "1 of 117 inspections is a defect with a batch number; to pass: at least 50 defects",
      met: 1, total: 117, needed: 50, unit: "inspections"),
    Told(
      rule: "links/inspection-batch",
      sentence:
        "116 of 117 inspections in quality.csv name their batch (99.1 %); to pass: at least 99 %",
      met: 116, total: 117, needed: 116, unit: "inspections"),
  ])
  func `a requirement on a single thing tells its numbers`(told: Told) throws {
    var plant = SamplePlant().plant
    plant.inspections = Array(plant.inspections.prefix(117))
    #expect(plant.inspections.count == 117)
    for i in plant.inspections.indices {
      plant.inspections[i].isConforming = i != 1
      plant.inspections[i].batch = i == 0 ? nil : "B\(i)"
    }
    let useCase = try #require(
      try Self.assess(plant).useCases.first { useCase in
        useCase.scope == "site" && SamplePlant.useCases.contains(useCase.id)
          && (useCase.gates + useCase.requirements).contains { $0.rule == told.rule }
      })
    let requirement = try #require(
      (useCase.gates + useCase.requirements).first { $0.rule == told.rule })
    let facts = requirement.facts
    #expect(facts.sentence == told.sentence)
    #expect([facts.met, facts.total, facts.needed] == [told.met, told.total, told.needed])
    #expect(facts.unit == told.unit)
  }

  @Test func `without an owner the best data make a pilot, and naming one is the plan`() throws {
    var plant = SamplePlant().plant
    for index in plant.identity.assets.indices { plant.identity.assets[index].owner = nil }
    let useCase = try #require(
      try Self.assess(plant).useCases.first { $0.id == "rotating-equipment" && $0.scope == "site" })
    #expect(useCase.verdict == .limitedPilot)
    #expect(
      useCase.reason
        == "'Assets have an owner' cannot be told: nothing in the export names an owner")
    let plan = try #require(useCase.plans.first)
    #expect(plan.steps.map(\.rule) == ["governance/no-owner"])
    #expect(plan.verdictAfter == .ready)
    #expect(plan.earliest == nil)
  }

  @Test func `a rule that breaks while it runs is skipped and the rest goes on`() throws {
    let folder = try RuleFolder([
      "slow/forever.yml": RuleFolder.rule(
        measure: "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
          + "SELECT max(x) AS subject, 1 AS measured FROM n")
    ])
    let rules = RuleSet.load(folders: [folder.path])
    #expect(rules.problems == [])
    let useCases = UseCaseSet()
    let assessment = try Self.assess(SamplePlant().plant, rules: rules, useCases: useCases)
    #expect(
      assessment.checks.skipped == [.init(rule: "slow/forever", because: "it takes too many steps")]
    )
  }
}
