import Assessment
import Behaviour
import Evidence
import Linking
import Rules
import Testing
import Vocabulary

/// Facts of pumps with vibration and speed over 400 days, as good as they can be.
enum FactsOfPumps {
  static let end = 1_760_000_000.0
  static let start = end - 400 * 86_400

  static func plant(pumps: Int = 4, days: Double = 400) -> Plant {
    var plant = Plant()
    let start = end - days * 86_400
    plant.first = start
    plant.last = end
    plant.asOf = end
    plant.sources = [
      source("historian/h.csv", .historian, .samples, .time, start),
      source("cmms/wo.csv", .cmms, .workOrders, .start, start),
      source("mes/stops.csv", .mes, .downtime, .start, start),
      source("erp/assets.csv", .erp, .assets, .asset, nil),
    ]
    for i in 1...pumps {
      let id = "P-\(i)"
      let names = [
        (SourceSystem.historian, "historian/h.csv"), (.cmms, "cmms/wo.csv"),
        (.mes, "mes/stops.csv"), (.erp, "erp/assets.csv"),
      ].map {
        AssetName(system: $0.0, location: SourceLocation(path: $0.1, line: i + 1), name: id)
      }
      plant.identity.assets.append(
        Asset(
          id: id, className: "pump", area: "Line 1", names: names.sorted(), owner: "Ada",
          confidence: 1))
      for kind in [SignalKind.speed, .temperature, .vibration] {
        plant.signals.append(signal("P\(i).\(kind.rawValue)", kind, id, start))
      }
      for job in 0..<8 {
        var order = WorkOrder(location: SourceLocation(path: "cmms/wo.csv", line: i * 10 + job))
        order.number = "W\(i)\(job)"
        order.assetName = id
        order.asset = id
        order.type = "Corrective"
        order.isCorrective = true
        order.failureCode = job % 2 == 0 ? "F1" : "F2"
        order.start = start + Double(job * 48 + i) * 86_400 * days / 400
        order.end = order.start.map { $0 + 7200 }
        plant.workOrders.append(order)
        var stop = Downtime(location: SourceLocation(path: "mes/stops.csv", line: i * 10 + job))
        stop.assetName = id
        stop.asset = id
        stop.reason = "Seal"
        stop.start = order.start
        stop.end = order.end
        plant.downtimes.append(stop)
      }
    }
    plant.signals.sort { ($0.path, $0.tag) < ($1.path, $1.tag) }
    for path in ["cmms/wo.csv", "mes/stops.csv"] {
      plant.clocks.append(
        ClockReading(
          path: path, reference: "historian/h.csv", zone: "Europe/Berlin", offset: 0, drift: 0,
          plusMinus: 5, events: 60, verdict: .aligned, evidence: []))
    }
    return plant
  }

  static func signal(_ tag: String, _ kind: SignalKind, _ asset: String, _ start: Double)
    -> SignalFacts
  {
    var facts = SignalFacts(tag: tag, path: "historian/h.csv")
    facts.asset = asset
    facts.kind = kind
    facts.unit = "x"
    facts.samples = 500_000
    facts.first = start
    facts.last = end
    facts.sourceFirst = start
    facts.sourceLast = end
    facts.sampling.typicalInterval = 60
    facts.sampling.p95Interval = 60
    facts.sampling.longestInterval = 120
    facts.sampling.regularity = .periodic
    facts.coverage.running = end - start
    facts.coverage.coveredRunning = end - start
    facts.coverage.availability = 1
    facts.quality.isKnown = true
    facts.values.minimum = 1
    facts.values.maximum = 2
    return facts
  }

  static func source(
    _ path: String, _ system: SourceSystem, _ kind: TableKind, _ role: ColumnRole, _ first: Double?
  ) -> SourceFacts {
    let column = ColumnFacts(
      name: "c", role: role, type: first == nil ? .text : .timestamp, rows: 1000)
    let table = TableFacts(
      name: path, kind: kind, layout: kind == .samples ? .long : nil, rows: 1000, rejected: 0,
      rejects: [], encoding: "UTF-8", delimiter: ",", decimal: ".",
      timezone: ZoneEvidence(name: "UTC", basis: .declared, confidence: 1), headerLine: 1,
      columns: [column], reasons: [], confidence: 1, first: first, last: first.map { _ in end },
      owner: "Ada")
    return SourceFacts(
      path: path, system: system, confidence: 1, bytes: 1000, tables: [table], problems: [])
  }
}

@Suite struct VerdictTests {
  static let rules = RuleSet.builtIn()
  static let useCases = UseCaseSet.builtIn(rules: rules)

  private func judged(_ plant: Plant, _ ids: [String] = ["rotating-equipment"]) throws
    -> [UseCaseResult]
  {
    let useCases = Self.useCases.only(ids)
    return Scorecard.assess(
      try Evidence(plant, useCases: useCases.useCases), plant: plant, rules: Self.rules,
      useCases: useCases
    ).useCases
  }

  @Test func `great data over the needed history is ready`() throws {
    let results = try judged(FactsOfPumps.plant())
    #expect(results.map(\.scope) == ["class:pump", "site"])
    for result in results {
      #expect(result.verdict == .ready, "\(result.reason)")
      #expect((result.score ?? 0) >= 95 && (result.stability ?? 0) >= 0.95)
      #expect(result.gates.allSatisfy { $0.outcome == .pass })
    }
  }

  @Test(arguments: [
    (40.0, Verdict.fixFoundation), (200, .limitedPilot), (400, .ready),
  ])
  func `a verdict grows with the history`(days: Double, verdict: Verdict) throws {
    let site = try #require(try judged(FactsOfPumps.plant(days: days)).last)
    #expect(site.verdict == verdict, "\(site.reason)")
  }

  struct Harm: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var verdict: Verdict
    var harm: @Sendable (inout Plant) -> Void
  }

  static let harms = [
    Harm(testDescription: "no maintenance history", verdict: .notAssessable) {
      $0.sources.removeAll { $0.system == .cmms }
    },
    Harm(testDescription: "signals for half of the time", verdict: .fixFoundation) {
      for i in $0.signals.indices {
        $0.signals[i].coverage.coveredRunning = 0.5 * ($0.signals[i].coverage.running ?? 0)
      }
    },
    Harm(testDescription: "one sample an hour", verdict: .fixFoundation) {
      for i in $0.signals.indices {
        $0.signals[i].sampling.typicalInterval = 3600
        $0.signals[i].sampling.p95Interval = 3600
      }
    },
    Harm(testDescription: "no vibration", verdict: .fixFoundation) {
      $0.signals.removeAll { $0.kind == .vibration }
    },
    Harm(testDescription: "no signals at all", verdict: .notAssessable) {
      $0.signals = []
      $0.sources.removeAll { $0.system == .historian }
    },
  ]

  @Test(arguments: harms)
  func `what a gate needs cannot be bought off`(harm: Harm) throws {
    var plant = FactsOfPumps.plant()
    harm.harm(&plant)
    let site = try #require(try judged(plant).last)
    #expect(site.verdict == harm.verdict, "\(site.reason)")
    #expect((site.score == nil) == (harm.verdict == .notAssessable))
  }

  @Test func `a retired asset is in no scope`() throws {
    var plant = FactsOfPumps.plant()
    let names = plant.identity.assets[1].names
    plant.identity.orphans = names.map { Orphan(name: $0, reason: .retired) }
    for result in try judged(plant) {
      #expect(result.assets == ["P-1", "P-3", "P-4"])
    }
  }

  @Test func `one asset without evidence is ready for nothing`() throws {
    var plant = Plant()
    plant.identity.assets = [
      Asset(id: "P-1", className: "pump", area: "L1", names: [], owner: "Ada", confidence: 1)
    ]
    let results = try judged(plant, [])
    #expect(Set(results.map(\.id)) == Set(Self.useCases.useCases.map(\.id)))
    for result in results {
      #expect(result.verdict == .notAssessable && result.score == nil, "\(result.id)")
      #expect(result.low >= 0 && result.high <= 100)
    }
  }

  @Test func `an asset without evidence is not ready beside others that have all of it`() throws {
    var plant = FactsOfPumps.plant()
    plant.identity.assets.append(
      Asset(id: "X-9", className: "fan", area: "L9", names: [], owner: nil, confidence: 1))
    let alone = try judged(plant, []).filter { $0.assets == ["X-9"] }
    #expect(!alone.isEmpty)
    #expect(alone.allSatisfy { $0.verdict != .ready })
  }

  @Test func `an empty plant gets no score in any use case`() throws {
    for result in try judged(Plant(), []) {
      #expect(result.verdict == .notAssessable && result.score == nil, "\(result.id)")
    }
  }
}
