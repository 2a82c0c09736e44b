import Assessment
import Behaviour
import Linking
import Reporting
import Tabular
import Vocabulary

/// A small plant with a bit of everything: 12 assets, 40 signals, every cause of gaps, every verdict.
enum Fixture {
  static let start = 1_735_689_600.0  // 2025-01-01
  static let day = 86_400.0
  static let end = start + 240 * day

  static let run = RunInfo(
    version: "1.0.0", exports: "plant-north", started: "2025-09-01T06:00:00Z",
    seconds: 3.25, bytes: 182_000_000, rows: 4_310_000, jobs: 2)

  static var assessment: Assessment {
    Assessment(
      plant: plant, findings: findings, useCases: useCases, pilots: pilots, checks: checks)
  }

  static var plant: Plant {
    var plant = Plant()
    plant.sources = sources
    plant.identity = identity
    plant.signals = signals
    plant.clocks = clocks
    plant.batches = [
      BatchLink(
        key: .batch, a: "mes/orders.csv", b: "erp/process_orders.xml", matchedA: 182, totalA: 190,
        matchedB: 182, totalB: 240, transform: "leading zeros dropped",
        unmatchedA: [("B-2025-0191", 192), ("B-2025-0192", 0)], unmatchedB: [("0000700123", 44)]),
      BatchLink(
        key: .material, a: "mes/orders.csv", b: "quality/lab.xlsx", matchedA: 12, totalA: 12,
        matchedB: 12, totalB: 12, transform: "none", unmatchedA: [], unmatchedB: []),
    ]
    plant.workOrders = (0..<60).map { number in
      var order = WorkOrder(
        location: SourceLocation(path: "cmms/work_orders.csv", line: number + 2))
      order.number = String(400_000 + number)
      order.isCorrective = number % 3 == 0
      order.asset = number % 4 == 0 ? nil : "P-101"
      order.failureCode = number % 5 == 0 ? "SEAL" : nil
      order.start = start + Double(number) * 4 * day
      return order
    }
    plant.asOf = end + 3_600
    plant.first = start
    plant.last = end
    plant.leftOut = [
      LeftOut(kind: .hidden, count: 2, first: ".git"),
      LeftOut(kind: .lockFile, count: 1, first: "quality/~$lab.xlsx"),
    ]
    plant.nameShortly()
    return plant
  }

  // MARK: sources

  static var sources: [SourceFacts] {
    func column(
      _ name: String, _ role: ColumnRole, _ type: ColumnType, nulls: Int = 0, _ reason: String
    ) -> ColumnFacts {
      ColumnFacts(
        name: name, role: role, type: type, nulls: nulls, rows: 1_000, reasons: [reason],
        confidence: 0.97)
    }
    let history = TableFacts(
      name: "export_2025", kind: .samples, layout: .long, rows: 4_200_000, rejected: 3,
      rejects: [
        Reject(
          location: SourceLocation(path: "historian/export_2025.csv", line: 20_411),
          reason: "expected 4 fields, found 2", excerpt: "P101.VIB;2025-03-0")
      ],
      encoding: "windows-1252", delimiter: ";", decimal: ",",
      timezone: ZoneEvidence(name: "Europe/Berlin", basis: .inferred, confidence: 0.92),
      headerLine: 4,
      columns: [
        column("Tagname", .tag, .text, "40 distinct values with a dot in each"),
        column("Zeitstempel", .time, .timestamp, "every value is a time in DD.MM.YYYY HH:MM:SS"),
        column("Wert", .value, .decimal, nulls: 12, "decimal comma in 98.1 % of the values"),
        column("Status", .quality, .text, "values are Good, Bad and Uncertain"),
      ],
      reasons: ["tag, time and value columns in one row", "intervals repeat per tag"],
      confidence: 0.98, first: start, last: end, owner: "Process control")
    let orders = TableFacts(
      name: "orders", kind: .orders, layout: nil, rows: 190, rejected: 0, rejects: [],
      encoding: "utf-8", delimiter: ",", decimal: ".",
      timezone: ZoneEvidence(name: "UTC", basis: .offsetInData, confidence: 1), headerLine: 1,
      columns: [
        column("batch_id", .batch, .text, "named as a batch"),
        column("machine", .asset, .text, "12 distinct values, named as a machine"),
        column("start", .start, .timestamp, "times with an offset"),
      ],
      reasons: ["order, machine and start columns"], confidence: 0.9, first: start + day,
      last: end - 2 * day)
    let work = TableFacts(
      name: "work_orders", kind: .workOrders, layout: nil, rows: 60, rejected: 0, rejects: [],
      encoding: "utf-8", delimiter: "\t", decimal: nil,
      timezone: ZoneEvidence(name: nil, basis: .assumed, confidence: 0.3), headerLine: 1,
      columns: [column("equipment", .asset, .text, "named as equipment")], reasons: [],
      confidence: 0.86, first: start, last: end - 30 * day)
    return [
      SourceFacts(
        path: "cmms/work_orders.csv", system: .cmms, confidence: 0.9, bytes: 48_000,
        tables: [work], problems: []),
      SourceFacts(
        path: "historian/export_2025.csv", system: .historian, confidence: 0.99,
        bytes: 181_000_000, tables: [history],
        problems: [
          Problem(
            severity: .warning,
            location: SourceLocation(path: "historian/export_2025.csv", line: 20_411),
            message: "3 records do not have 4 fields", help: "export the file again")
        ]),
      SourceFacts(
        path: "mes/orders.csv", system: .mes, confidence: 0.94, bytes: 22_000, tables: [orders],
        problems: []),
      SourceFacts(
        path: "misc/notes.docx", system: .unknown, confidence: 0, bytes: 91_000, tables: [],
        problems: [
          Problem(
            severity: .note, location: SourceLocation(path: "misc/notes.docx"),
            message: "'docx' is not a format that can be read",
            help: "export tables as CSV, XLSX, XML or JSON")
        ]),
    ]
  }

  // MARK: identity

  static let classes = ["pump", "filler", "oven", "conveyor"]

  static var identity: Identity {
    func name(_ system: SourceSystem, _ path: String, _ text: String, _ line: Int) -> AssetName {
      AssetName(
        system: system, location: SourceLocation(path: path, line: line), name: text)
    }
    var assets: [Asset] = []
    var links: [NameLink] = []
    for number in 101...112 {
      let cmms = name(.cmms, "cmms/work_orders.csv", "P-\(number)", number - 99)
      let historian = name(.historian, "historian/export_2025.csv", "P\(number)", number)
      let mes = name(.mes, "mes/orders.csv", "Anlage \(number)", number - 98)
      var names = [cmms]
      if number < 111 { names.append(historian) }
      if number < 108 { names.append(mes) }
      assets.append(
        Asset(
          id: "P-\(number)", className: classes[number % 4], area: "Linie \(number % 3 + 1)",
          names: names.sorted(), owner: number % 2 == 0 ? "Maintenance" : nil,
          confidence: names.count == 1 ? 1 : 0.98 - Double(number - 101) / 100))
      if number < 111 {
        links.append(
          NameLink(
            a: cmms, b: historian, status: number == 110 ? .review : .matched,
            posterior: number == 110 ? 0.71 : 0.99,
            evidence: ["same letter and number once separators are dropped"]))
      }
    }
    let stray = name(.mes, "mes/orders.csv", "Packer alt", 88)
    return Identity(
      assets: assets, links: links,
      orphans: [
        Orphan(name: name(.cmms, "cmms/work_orders.csv", "P-111", 12), reason: .noCandidate),
        Orphan(name: stray, reason: .ambiguous),
      ])
  }

  // MARK: signals

  static let kinds: [SignalKind] = [.vibration, .temperature, .current, .pressure]

  static var signals: [SignalFacts] {
    (0..<40).map { number in
      var signal = SignalFacts(
        tag: "P\(101 + number / 4).\(kinds[number % 4].rawValue.prefix(4).uppercased())",
        path: "historian/export_2025.csv")
      signal.line = 5 + number
      signal.asset = number < 38 ? "P-\(101 + number / 4)" : nil
      signal.kind = kinds[number % 4]
      signal.unit = ["mm/s", "°C", "A", "bar"][number % 4]
      signal.sourceFirst = start
      signal.sourceLast = end
      signal.sampling.regularity = [.periodic, .exception, .periodic, .resampled][number % 4]
      signal.quality.isKnown = number % 2 == 0
      if number == 39 { return signal }
      signal.samples = 100_000 + number * 1_000
      signal.first = number == 13 ? start + 100 * day : start
      signal.last = end
      let interval = [1.0, 10, 60, 600][(number + number / 4) % 4]
      signal.sampling.typicalInterval = interval
      signal.sampling.effectiveInterval =
        signal.sampling.regularity == .resampled ? 4 * interval : interval
      signal.sampling.p95Interval = interval * 1.5
      signal.sampling.longestInterval = 6 * day
      signal.sampling.intervals = [
        (interval / 2, 2_000), (interval, 90_000), (interval * 2, 6_000), (interval * 30, 200),
      ]
      signal.coverage.gaps = gaps(number)
      let lost = signal.coverage.gaps.filter { [.outage, .tag, .badQuality].contains($0.cause) }
        .reduce(0) { $0 + $1.seconds }
      signal.coverage.running = 200 * day
      signal.coverage.isRunningKnown = true
      signal.coverage.coveredRunning = 200 * day - lost
      signal.coverage.availability = 1 - lost / (200 * day)
      signal.quality.bad = number == 2 ? 812 : 0
      signal.values.minimum = 0.5
      signal.values.maximum = 88.25
      signal.values.mean = 41.125
      signal.values.standardDeviation = 3.5
      if number == 6 {
        signal.values.flatlines = [
          Flatline(start: start + 50 * day, end: start + 53 * day, value: 21.5, samples: 2_592)
        ]
      }
      if number == 9 {
        signal.values.sentinels = 41
        signal.values.sentinelValues = [-9_999]
        signal.values.nonNumeric = 7
        signal.values.texts = ["I/O Timeout"]
      }
      return signal
    }
  }

  static func gaps(_ number: Int) -> [Gap] {
    var gaps: [Gap] = [
      Gap(start: start + 110 * day, end: start + 124 * day, cause: .plannedStop)
    ]
    func add(_ from: Double, _ length: Double, _ cause: GapCause) {
      gaps.append(Gap(start: start + from * day, end: start + (from + length) * day, cause: cause))
    }
    if number % 2 == 0 { add(61, 2, .outage) }
    if number % 5 == 1 { add(30 + Double(number), 6, .tag) }
    if number % 6 == 2 { add(150, 3.5, .badQuality) }
    if number % 3 == 0 { add(180, 4, .unitStopped) }
    if number % 4 == 1 { add(200, 1.25, .quiet) }
    if number == 13 { add(130, 90, .tag) }
    return gaps.sorted { $0.start < $1.start }
  }

  static var clocks: [ClockReading] {
    [
      ClockReading(
        path: "cmms/work_orders.csv", reference: "historian/export_2025.csv", zone: nil,
        offset: nil, drift: nil, plusMinus: nil, events: 4, verdict: .notAssessable,
        evidence: ["only 4 work orders fall into a stop, 20 are needed"]),
      ClockReading(
        path: "historian/export_2025.csv", reference: nil, zone: "Europe/Berlin", offset: 0,
        drift: 0, plusMinus: 0, events: 0, verdict: .aligned, evidence: ["the reference"]),
      ClockReading(
        path: "mes/orders.csv", reference: "historian/export_2025.csv", zone: "UTC",
        offset: -3_600, drift: 0.012, plusMinus: 18, events: 163, verdict: .zone,
        evidence: ["163 order starts follow a rise of the current by exactly one hour"]),
    ]
  }
}
