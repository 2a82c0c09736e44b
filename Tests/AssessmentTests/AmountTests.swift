import Assessment
import Behaviour
import Linking
import Rules
import Testing
import Vocabulary

/// That something is there is not enough: there has to be enough of it, and what nobody could tell is not passed.
@Suite struct AmountTests {
  struct Harm: Sendable, CustomTestStringConvertible {
    var name: String
    /// Use cases that are not ready any more; all others stay ready.
    var spoils: Set<String>
    var change: @Sendable (inout Plant) -> Void
    var testDescription: String { name }

    init(
      _ name: String, spoils: Set<String>, _ change: @escaping @Sendable (inout Plant) -> Void
    ) {
      (self.name, self.spoils, self.change) = (name, spoils, change)
    }
  }

  static let harms = [
    Harm(
      "a stop here and there, and no signal that shows others",
      spoils: ["bottleneck", "throughput"]
    ) {
      $0.signals.removeAll { $0.kind == .speed }
      $0.downtimes = $0.downtimes.enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
    },
    Harm("one batch in fifty inspected", spoils: ["traceability", "quality-root-cause"]) {
      $0.inspections = $0.inspections.enumerated().filter { $0.offset % 50 == 0 }.map(\.element)
      for i in $0.inspections.indices { $0.inspections[i].isConforming = false }
    },
    Harm("a code that is chosen when none fits", spoils: ["fleet-failures"]) {
      for i in $0.workOrders.indices { $0.workOrders[i].failureCode = "Sonstiges" }
    },
    Harm("no lots of what went in", spoils: ["traceability"]) {
      $0.sources.removeAll { $0.path == "used.csv" }
      $0.batches.removeAll { $0.b == "used.csv" }
    },
    Harm("nothing but good results", spoils: ["quality-root-cause"]) {
      for i in $0.inspections.indices { $0.inspections[i].isConforming = true }
    },
    Harm(
      "clocks of a zone that nobody declared",
      spoils: ["bottleneck", "throughput", "traceability", "quality-root-cause"]
    ) {
      for i in $0.clocks.indices {
        $0.clocks[i].verdict = .zone
        $0.clocks[i].isZoneOff = true
      }
    },
    Harm(
      "clocks that could not be compared",
      spoils: ["bottleneck", "throughput", "quality-root-cause"]
    ) {
      for i in $0.clocks.indices {
        $0.clocks[i].verdict = .notAssessable
        $0.clocks[i].reference = nil
        $0.clocks[i].offset = nil
      }
    },
    Harm("a job on the heating of the office", spoils: []) {
      let path = "cmms.csv"
      $0.identity.assets.append(
        Asset(
          id: "Heating office", className: nil, area: nil,
          names: [
            AssetName(
              system: .cmms, location: SourceLocation(path: path, line: 900), name: "Heating office"
            )
          ], owner: "Facility", confidence: 1))
      var job = WorkOrder(location: SourceLocation(path: path, line: 900))
      job.assetName = "Heating office"
      job.asset = "Heating office"
      job.isCorrective = true
      job.failureCode = "COLD"
      job.start = $0.first
      $0.workOrders.append(job)
    },
  ]

  @Test(arguments: harms)
  func `what is too little spoils the use cases that need it, and no other`(harm: Harm) throws {
    var plant = SamplePlant().plant
    harm.change(&plant)
    let assessment = try ScorecardTests.assess(plant)
    var spoilt: Set<String> = []
    for useCase in assessment.useCases where SamplePlant.useCases.contains(useCase.id) {
      if useCase.verdict != .ready { spoilt.insert(useCase.id) }
    }
    #expect(spoilt.subtracting(["rotating-equipment"]) == harm.spoils)
  }

  @Test func `where all was inspected and nothing was bad there is no verdict and nothing to mend`()
    throws
  {
    var plant = SamplePlant().plant
    for i in plant.inspections.indices { plant.inspections[i].isConforming = true }
    let results = try ScorecardTests.assess(plant).useCases.filter { $0.id == "quality-root-cause" }
    #expect(!results.isEmpty)
    for result in results {
      #expect(result.verdict == .notAssessable)
      #expect(result.reason.contains("all 600 inspections are in order"))
    }
  }

  /// A gate that is met by half of what it asks is not passed, and the score says so.
  @Test func `half of the history is neither ready nor a hundred`() throws {
    var plant = SamplePlant().plant
    for i in plant.sources.indices {
      for j in plant.sources[i].tables.indices {
        plant.sources[i].tables[j].first = plant.sources[i].tables[j].last.map { $0 - 550 * 86400 }
      }
    }
    let fleet = try ScorecardTests.assess(plant).useCases.filter { $0.id == "fleet-failures" }
    #expect(!fleet.isEmpty)
    for result in fleet {
      #expect(result.verdict == .limitedPilot && (result.score ?? 100) <= 69)
      let gate = result.gates.first { $0.rule == "history/too-short" }
      #expect(gate?.outcome == .warn && gate?.measured == 0)
    }
  }

  /// What could not be told counts as not met: a register that says little is not worth less than none.
  @Test func `leaving out who owns what raises no score`() throws {
    var some = SamplePlant().plant
    for i in some.identity.assets.indices where i % 2 == 0 { some.identity.assets[i].owner = nil }
    var none = some
    for i in none.identity.assets.indices { none.identity.assets[i].owner = nil }
    for (a, b) in zip(
      try ScorecardTests.assess(some).useCases, try ScorecardTests.assess(none).useCases)
    {
      #expect((b.score ?? 0) <= (a.score ?? 0) + 1e-9, "\(a.id) \(a.scope)")
    }
  }

  /// Of a plant of which much is unknown nobody knows whether there is anything to mend.
  @Test func `the foundation is to be fixed only where something fails`() throws {
    var plant = SamplePlant().plant
    plant.sources.removeAll { $0.path == "used.csv" }
    plant.batches.removeAll()
    for i in plant.sources.indices {
      for j in plant.sources[i].tables.indices { plant.sources[i].tables[j].owner = nil }
    }
    for i in plant.identity.assets.indices { plant.identity.assets[i].owner = nil }
    for i in plant.clocks.indices {
      plant.clocks[i].verdict = .notAssessable
      plant.clocks[i].reference = nil
      plant.clocks[i].offset = nil
    }
    let results = try ScorecardTests.assess(plant).useCases
    for result in results {
      let failed = (result.gates + result.requirements).filter { $0.outcome == .fail }
      #expect(failed.isEmpty, "\(result.id): \(failed.map(\.rule))")
      #expect(result.verdict != .fixFoundation, "\(result.id) \(result.scope): \(result.reason)")
      #expect(result.verdict != .ready, "\(result.id)")
    }
    let trace = results.first { $0.id == "traceability" }
    #expect(trace?.verdict == .notAssessable)
    #expect(trace?.reason.hasPrefix("too little can be measured: ") == true)
  }
}
