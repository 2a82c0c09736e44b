import Behaviour
import Evidence
import Linking
import Rules
import TestPlants
import Testing
import Vocabulary

@Suite struct PlantFactsTests {
  /// What is true of the healthy plant: its local times say no zone.
  static let honest = [
    "fail time/zone mes/downtime.csv",
    "fail time/zone mes/orders.csv",
    "warn time/zone-undeclared cmms/work_orders.csv",
    "warn time/zone-undeclared mes/downtime.csv",
    "warn time/zone-undeclared mes/orders.csv",
    "warn time/zone-undeclared quality/inspections.csv",
  ]

  @Test func `a healthy plant with innocent oddities has no findings but its zones`() throws {
    let plant = try ExportedPlant.healthy.plant()
    #expect(try findings(of: plant) == Self.honest)
    #expect(plant.signals.flatMap(\.values.flatlines) == [])
    #expect(Set(plant.signals.flatMap(\.coverage.gaps).map(\.cause)) == [.plannedStop])
    #expect(plant.signals.count == ExportedPlant.healthy.signals.count)
    #expect(
      plant.identity.assets.map(\.id).sorted() == ExportedPlant.assets.sorted())
    #expect(plant.signals.allSatisfy { ($0.coverage.availability ?? 0) > 0.999 })
  }

  @Test(arguments: OddPlant.Calendar.allCases)
  func `a plant without faults has no findings, however odd it looks`(
    calendar: OddPlant.Calendar
  ) throws {
    let plant = try OddPlant(calendar).plant()
    #expect(plant.signals.count == 41)
    let found = try findings(of: plant).filter { finding in
      ["change/", "gaps/", "sampling/", "values/", "time/"].contains { finding.contains($0) }
    }
    #expect(found == [], "\(found)")
    #expect(plant.signals.flatMap(\.values.flatlines) == [])
  }

  /// A historian of other machines than the one in UTC, or one beside a MES that writes offsets.
  @Test(arguments: [["PU-101", "FA-201"], ExportedPlant.assets])
  func `a clock is found by way of another source`(elsewhere: [String]) throws {
    var export = ExportedPlant.healthy
    export.elsewhere = elsewhere
    export.mesHasOffset = elsewhere.count == ExportedPlant.assets.count
    if !export.mesHasOffset { export.mesAhead = 200 }
    let plant = try export.plant()
    let clock = try #require(plant.clocks.first { $0.path == "historian/second.csv" })
    #expect(clock.verdict == .zone)
    #expect(clock.offset.map { abs($0) <= 60 } == true)
    let speeds = plant.signals.filter { $0.tag.hasSuffix(".SPEED") }
    #expect(speeds.count == 4)
    #expect(speeds.allSatisfy { $0.first == Double(ExportedPlant.begin) })
    let found = try findings(of: plant)
    #expect(found.contains("fail time/zone historian/second.csv"))
    #expect(!found.contains { $0.contains("clock-offset historian") || $0.contains("gap") })
  }

  /// What lies in orders that write their offset is in UTC, not in the zone of the offset.
  @Test func `inspections that follow orders with offsets are in UTC`() throws {
    var export = ExportedPlant.healthy
    export.mesHasOffset = true
    export.laboratoryIsUTC = true
    let plant = try export.plant()
    let table = try #require(
      plant.sources.first { $0.path == "quality/inspections.csv" }?.tables.first)
    #expect(table.timezone?.name == "UTC")
    let times = Set(
      export.orders.flatMap { [$0.start + 600, $0.end - 600] }.map {
        Double(ExportedPlant.begin + $0)
      })
    #expect(plant.inspections.allSatisfy { $0.time.map(times.contains) == true })
  }

  /// Values of every 40 minutes on a grid of 10, one of which stands still for eight hours.
  @Test func `a flatline of held values ends where the last one was stored`() throws {
    var export = ExportedPlant.healthy
    export.change("FA201.TEMP") { samples in
      for i in samples.indices {
        samples[i].value = "\(30 + i / 4 * 37 % 41).\(i / 4 % 10)"
      }
      for i in samples.indices where (Self.at(1, 8)..<Self.at(1, 16)).contains(samples[i].second) {
        samples[i].value = "60.3"
      }
    }
    let signal = try #require(try export.plant().signals.first { $0.tag == "FA201.TEMP" })
    #expect(signal.values.flatlines.map(\.start) == [Double(ExportedPlant.begin + Self.at(1, 8))])
    #expect(
      signal.values.flatlines.map(\.end) == [Double(ExportedPlant.begin + Self.at(1, 16) - 2400)])
  }

  struct Defect: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var finds: [String]
    /// What is told of the healthy plant and no more.
    var plant: @Sendable (inout ExportedPlant) -> Void

    init(
      _ name: String, _ finds: [String],
      _ plant: @escaping @Sendable (inout ExportedPlant) -> Void
    ) {
      testDescription = name
      self.finds = finds
      self.plant = plant
    }
  }

  private static func at(_ day: Int, _ hour: Int) -> Int { day * ExportedPlant.day + hour * 3600 }

  static let defects = [
    Defect(
      "one tag is silent for 25 hours",
      ["warn gaps/availability PU101.TEMP", "warn gaps/tag-gap PU101.TEMP"]
    ) {
      $0.change("PU101.TEMP") { $0.removeAll { (at(2, 6)..<at(3, 7)).contains($0.second) } }
    },
    Defect(
      "all tags are silent for four hours of production",
      ["warn gaps/system-outage historian/samples.csv"]
    ) {
      for tag in $0.signals.map(\.tag) {
        $0.change(tag) { $0.removeAll { (at(3, 5)..<at(3, 9)).contains($0.second) } }
      }
    },
    Defect("a value stands still while its machine runs", ["warn values/flatline FA201.TEMP"]) {
      $0.change("FA201.TEMP") {
        for i in $0.indices where (at(1, 12)..<at(1, 16)).contains($0[i].second) {
          $0[i].value = "60.3"
        }
      }
    },
    Defect(
      "a value stands still beyond the end of its run", ["fail values/flatline FA201.VIBRATION"]
    ) {
      // The order of the day ends between 18:20 and 19:02.
      $0.change("FA201.VIBRATION") {
        for i in $0.indices where (at(1, 16)..<at(1, 23)).contains($0[i].second) {
          $0[i].value = "2.31"
        }
      }
    },
    Defect(
      "a value stays at rest when its machine starts", ["fail values/flatline FA201.TEMP"]
    ) {
      $0.change("FA201.TEMP") {
        for i in $0.indices where (at(1, 0)..<at(1, 11)).contains($0[i].second) {
          $0[i].value = "22.1"
        }
      }
    },
    Defect(
      "-200 in three columns",
      ["CP401.TEMP", "FA201.TEMP", "PU101.TEMP"].map { "warn values/sentinel \($0)" }
    ) {
      for tag in ["PU101.TEMP", "FA201.TEMP", "CP401.TEMP"] {
        $0.change(tag) { for i in 0..<5 { $0[90 + 83 * i].value = "-200" } }
      }
    },
    // One plant for all of them, because none can hide another: each has a tag of its own.
    Defect(
      "-9999 for missing, 3 % of bad quality, text among numbers, samples that come twice or late",
      [
        "warn time/duplicate-timestamps PU101.SPEED", "warn time/out-of-order CP401.SPEED",
        "warn values/bad-quality FA201.VIBRATION", "warn values/sentinel CP401.TEMP",
        "warn values/text-in-value MX301.TEMP",
      ]
    ) {
      $0.change("CP401.TEMP") { for i in 0..<6 { $0[100 + 71 * i].value = "-9999" } }
      $0.change("FA201.VIBRATION") {
        for i in $0.indices where i % 33 == 5 { $0[i].quality = "Bad" }
      }
      $0.change("MX301.TEMP") {
        for i in $0.indices where i % 100 == 7 { $0[i].value = "I/O Timeout" }
      }
      $0.change("PU101.SPEED") { samples in
        samples = samples.indices.flatMap { i in
          i % 200 == 9 ? [samples[i], samples[i]] : [samples[i]]
        }
      }
      $0.change("CP401.SPEED") {
        for i in stride(from: 20, to: $0.count - 2, by: 200) { $0.swapAt(i, i + 1) }
      }
    },
    Defect(
      "a tag that is 30 times slower than its kind",
      ["warn sampling/slower-than-siblings PU101.TEMP"]
    ) {
      $0.change("PU101.TEMP") { $0 = $0.filter { $0.second % 18_000 == 0 } }
    },
    Defect("°F among °C", ["fail values/unit-mismatch MX301.TEMP"]) {
      $0.change("MX301.TEMP") {
        for i in $0.indices {
          guard let celsius = Double($0[i].value) else { continue }
          $0[i].value = "\(((celsius * 1.8 + 32) * 10).rounded() / 10)"
        }
      }
    },
    Defect(
      "a tag that starts late",
      ["fail gaps/availability FA201.VIBRATION", "warn history/late-start FA201.VIBRATION"]
    ) {
      $0.change("FA201.VIBRATION") { $0.removeAll { $0.second < at(4, 0) } }
    },
    Defect(
      "a MES clock 7 minutes slow",
      ["fail time/clock-offset mes/downtime.csv", "fail time/clock-offset mes/orders.csv"]
    ) { $0.mesAhead = -420 },
    Defect(
      "an asset that nobody owns, a tag that is only listed, 6 % of the batches mistyped",
      [
        "fail gaps/dead-tag CP401.PRESSURE",
        "fail links/batch-mismatch mes/orders.csv ↔ quality/inspections.csv",
        "warn governance/no-owner FA-201",
      ]
    ) {
      $0.owners["FA-201"] = nil
      $0.listedTags.append("CP401.PRESSURE")
      for order in $0.orders.filter({ $0.number % 16 == 3 }) {
        $0.laboratory[order.number] = "B52-X\(order.number * 7)"
      }
    },
    Defect("6 % of the batches not sampled, as a laboratory may", []) {
      for order in $0.orders.filter({ $0.number % 16 == 3 }) { $0.laboratory[order.number] = nil }
    },
  ]

  @Test(arguments: defects)
  func `a single defect gives its finding and nothing else`(defect: Defect) throws {
    var export = ExportedPlant.healthy
    defect.plant(&export)
    let found = try findings(of: try export.plant())
    #expect(found.filter { !Self.honest.contains($0) } == defect.finds)
    #expect(found.filter(Self.honest.contains) == Self.honest)
  }
}

/// What the built-in rules say about a plant without any use case in mind, failures first, notes left out.
func findings(of plant: Plant) throws -> [String] {
  let findings = RuleRegistryTests.rules.evaluate(on: try Evidence(plant)).results
    .flatMap { $0.findings() }
  return [Outcome.fail, .warn].flatMap { outcome in
    findings.filter { $0.outcome == outcome }
      .map { "\($0.outcome.rawValue) \($0.rule) \($0.subject.id)" }
  }
}
