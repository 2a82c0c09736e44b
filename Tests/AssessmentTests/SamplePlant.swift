import Behaviour
import Linking
import Vocabulary

/// A plant of six pumps on two lines with three years of very good data, or with the usual defects.
struct SamplePlant {
  var plant = Plant()
  let start = 1_644_000_000.0
  let days = 1096.0

  /// Those that it has the data for. Of all others it holds nothing.
  static let useCases: Set = [
    "bottleneck", "fleet-failures", "quality-root-cause", "rotating-equipment", "throughput",
    "traceability",
  ]

  init(defects: Bool = false) {
    let end = start + days * 86400
    plant.first = start
    plant.last = end
    plant.asOf = end
    let areas = ["Line 1", "Line 2"]
    for number in 0..<6 {
      let id = "P-10\(number + 1)"
      plant.identity.assets.append(
        Asset(
          id: id, className: "pump", area: areas[number / 3],
          names: [
            name(.cmms, "cmms.csv", id, number), name(.historian, "historian.csv", id, number),
            name(.mes, "mes.csv", id, number),
          ], owner: "Maintenance", confidence: 1))
      for (suffix, kind, unit) in [
        ("VIB", SignalKind.vibration, "mm/s"), ("SPD", .speed, "rpm"), ("TMP", .temperature, "°C"),
      ] { plant.signals.append(signal("\(id).\(suffix)", id, kind, unit)) }
      records(id, areas[number / 3], number)
    }
    plant.sources = [
      source("cmms.csv", .cmms, .workOrders), source("downtime.csv", .mes, .downtime),
      source("historian.csv", .historian, .samples), source("mes.csv", .mes, .orders),
      source("quality.csv", .quality, .inspections),
      source("used.csv", .mes, .batches, [.batch, .inputLot]),
    ]
    plant.clocks = ["cmms.csv", "downtime.csv", "mes.csv"].map { path in
      ClockReading(
        path: path, reference: "historian.csv", zone: "UTC", offset: 0.5, drift: 0, plusMinus: 2,
        events: 200, verdict: .aligned, evidence: [])
    }
    plant.batches = [
      BatchLink(
        key: .batch, a: "mes.csv", b: "quality.csv", matchedA: 600, totalA: 600, matchedB: 600,
        totalB: 600, transform: "none", unmatchedA: [], unmatchedB: []),
      BatchLink(
        key: .batch, a: "mes.csv", b: "used.csv", matchedA: 600, totalA: 600, matchedB: 600,
        totalB: 600, transform: "none", unmatchedA: [], unmatchedB: []),
    ]
    if defects {
      plant.signals[0].values.flatlines = [
        Flatline(start: start, end: start + 9e6, value: 3, samples: 99)
      ]
      plant.signals[1].values.sentinels = 40_000
      plant.clocks[0].offset = 900
      plant.clocks[0].verdict = .offset
      plant.identity.orphans = [
        Orphan(name: name(.cmms, "cmms.csv", "X-9", 40), reason: .noCandidate)
      ]
    }
  }

  private func name(_ system: SourceSystem, _ path: String, _ id: String, _ line: Int) -> AssetName
  {
    AssetName(system: system, location: SourceLocation(path: path, line: line + 2), name: id)
  }

  private func signal(
    _ tag: String, _ asset: String, _ kind: SignalKind, _ unit: String
  ) -> SignalFacts {
    var signal = SignalFacts(tag: tag, path: "historian.csv")
    signal.line = plant.signals.count + 2
    signal.asset = asset
    signal.kind = kind
    signal.unit = unit
    signal.samples = 1_000_000
    signal.first = start
    signal.last = start + days * 86400
    signal.sourceFirst = signal.first
    signal.sourceLast = signal.last
    signal.sampling.typicalInterval = 60
    signal.sampling.p95Interval = 60
    signal.sampling.longestInterval = 300
    signal.sampling.siblingInterval = 60
    signal.sampling.regularity = .periodic
    signal.coverage.running = 5e7
    signal.coverage.coveredRunning = 4.99e7
    signal.coverage.availability = 0.998
    signal.quality.isKnown = true
    signal.values.minimum = 1
    signal.values.maximum = 9
    return signal
  }

  private mutating func records(_ asset: String, _ area: String, _ number: Int) {
    let seconds = days * 86400
    for count in 0..<100 {
      let time = start + seconds * Double(count) / 100
      let line = number * 100 + count + 2
      var order = ProductionOrder(
        location: SourceLocation(path: "mes.csv", line: line), system: .mes)
      order.number = "A\(line)"
      order.assetName = asset
      order.asset = asset
      order.area = area
      order.material = "M1"
      order.batch = "B\(line)"
      order.start = time
      order.end = time + 4000
      order.quantity = 1000
      order.scrap = Double(count % 7)
      plant.productionOrders.append(order)
      var result = Inspection(location: SourceLocation(path: "quality.csv", line: line))
      result.batch = "B\(line)"
      result.isConforming = count % 5 != 0
      result.time = time + 5000
      plant.inspections.append(result)
      guard count % 10 == 0 else { continue }
      var job = WorkOrder(location: SourceLocation(path: "cmms.csv", line: line))
      job.number = "W\(line)"
      job.assetName = asset
      job.asset = asset
      job.isCorrective = true
      job.failureCode = count % 20 == 0 ? "LEAK" : "WEAR"
      job.start = time + 6000
      job.end = time + 9000
      plant.workOrders.append(job)
      var stop = Downtime(location: SourceLocation(path: "downtime.csv", line: line))
      stop.assetName = asset
      stop.asset = asset
      stop.reason = "leak"
      stop.start = time + 5900
      stop.end = time + 9100
      plant.downtimes.append(stop)
    }
  }

  private func source(
    _ path: String, _ system: SourceSystem, _ kind: TableKind, _ roles: [ColumnRole] = [.asset]
  ) -> SourceFacts {
    let zone = ZoneEvidence(name: "UTC", basis: .declared, confidence: 1)
    let columns =
      [ColumnFacts(name: "time", role: .time, type: .timestamp, rows: 600, notation: "ISO 8601")]
      + roles.map { ColumnFacts(name: $0.rawValue, role: $0, type: .text, rows: 600) }
    let table = TableFacts(
      name: path, kind: kind, layout: kind == .samples ? .long : nil, rows: 600, rejected: 0,
      rejects: [], encoding: "utf-8", delimiter: ",", decimal: ".", timezone: zone, headerLine: 1,
      columns: columns, reasons: [], confidence: 1, first: start, last: start + days * 86400,
      owner: "Plant IT")
    return SourceFacts(
      path: path, system: system, confidence: 1, bytes: 1000, tables: [table], problems: [])
  }
}
