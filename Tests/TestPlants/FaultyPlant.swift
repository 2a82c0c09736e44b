import Foundation
import TestSupport

/// Small exports full of faults: between them, every listed rule finds something.
package struct FaultyPlant: Sendable, CustomStringConvertible {
  package var description: String
  package var files: [String: String]

  package static let all: [FaultyPlant] = [
    values(), records(), repeatedHour(), stepBack(), levels(), counter(), dates(), register(),
    clock(), year(), names(), hierarchy(),
  ]

  private typealias Value = (_ k: Int, _ random: inout SeededGenerator) -> String?

  // MARK: Words

  /// Days since 1970 of 2025-05-05, a Monday.
  private static let firstDay = 20_213

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  private static func day(_ days: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(days) * 86_400)
    return String(date.ISO8601Format().prefix(10))
  }

  private static let days = (-400...400).map { day(firstDay + $0) }

  /// Seconds since the first midnight, as text.
  private static func time(_ second: Int, _ zone: String = "Z", between: String = "T") -> String {
    let day = Int((Double(second) / 86_400).rounded(.down))
    let rest = second - day * 86_400
    return days[day + 400] + between
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
      + zone
  }

  private static func local(_ second: Int) -> String { time(second, "", between: " ") }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scale = decimals == 3 ? 1000 : decimals == 2 ? 100 : 10
    let whole = Int((abs(value) * Double(scale)).rounded())
    let rest = "\(whole % scale + scale)".dropFirst()
    return (value < 0 ? "-" : "") + "\(whole / scale).\(rest)"
  }

  private static let header = "Tag,Timestamp,Value,Quality\n"

  /// The samples of some tags side by side; a value may bring its quality behind a bar.
  private static func samples(
    _ tags: [(name: String, value: Value)], step: Int, count: Int, _ random: inout SeededGenerator
  ) -> [String] {
    var rows: [String] = []
    for k in 0..<count {
      for (name, value) in tags {
        guard let text = value(k, &random) else { continue }
        let parts = text.split(separator: "|")
        rows.append("\(name),\(time(k * step)),\(parts[0]),\(parts.count > 1 ? parts[1] : "Good")")
      }
    }
    return rows
  }

  private static func text(_ rows: [String]) -> String {
    header + rows.joined(separator: "\n") + "\n"
  }

  private static let orderHeader = "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"
  private static let jobHeader =
    "Work order,Equipment,Work type,Failure code,Description,Start,End\n"

  // MARK: Values

  /// Two weeks of ten minutes, a fault for each tag.
  private static func values() -> FaultyPlant {
    var random = SeededGenerator(state: 11)
    let knots = (0..<400).map { _ in 60 + Double(random.next(3000)) / 100 }
    func warm(_ random: inout SeededGenerator) -> String {
      fixed(40 + Double(random.next(2000)) / 100, 2)
    }
    func flow(_ random: inout SeededGenerator) -> String {
      fixed(60 + Double(random.next(3000)) / 100, 2)
    }
    let tags: [(String, Value)] = [
      ("PU101.SPEED", { k, r in (40..<120).contains(k % 144) ? fixed(1480 + r.unit(), 1) : "0.0" }),
      ("PU101.TEMP", { _, r in warm(&r) }),
      ("PU101.PRESSURE", { _, _ in "5.5" }),
      ("PU102.TEMP", { k, r in k % 50 == 7 ? "\(-280 - k / 50 % 3)" : warm(&r) }),
      ("PU103.TEMP", { k, r in k == 777 ? "900.5" : warm(&r) }),
      ("PU104.TEMP", { k, r in warm(&r) + (k % 5 == 2 ? "|Uncertain" : "") }),
      ("PU105.TEMP", { k, r in warm(&r) + (k % 20 == 2 ? "|Bad" : "") }),
      ("PU106.TEMP", { k, r in k % 100 == 5 ? "-9999" : warm(&r) }),
      ("PU107.TEMP", { k, r in k % 100 == 5 ? "I/O Timeout" : warm(&r) }),
      (
        "PU108.FLOW",
        { k, r in fixed(min(80, 70 + 9 * sin(Double(k) / 11) + Double(r.next(800)) / 100), 2) }
      ),
      (
        "PU109.TEMP",
        { k, r in
          "\(5 * Int(((38 + 7 * sin(Double(k) / 5) + Double(r.next(100)) / 50) / 5).rounded()))"
        }
      ),
      ("PU110.FLOW", { k, r in k % 97 == 50 ? nil : flow(&r) }),
      ("PU111.TEMP", { _, r in fixed(104 + Double(r.next(3600)) / 100, 2) }),
      ("PU112.FLOW", { k, r in (901..<1010).contains(k) ? "71.37" : flow(&r) }),
      ("PU113.FLOW", { k, r in (501..<900).contains(k) ? nil : flow(&r) }),
      ("PU114.FLOW", { k, r in k % 30 > 0 ? nil : flow(&r) }),
      ("PU115.FLOW", { k, r in k < 600 ? nil : flow(&r) }),
      ("PU116.FLOW", { k, r in k > 700 ? nil : flow(&r) }),
      (
        "PU117.FLOW",
        { k, _ in
          let (from, to) = (knots[k / 10], knots[k / 10 + 1])
          return fixed(from + (to - from) * Double(k % 10) / 10, 3)
        }
      ),
    ]
    var rows = samples(tags, step: 600, count: 14 * 144, &random)
    // A tag of which some samples come twice, and one of which some come late.
    let twice = rows.indices.filter { rows[$0].hasPrefix("PU101.TEMP") }
    for place in stride(from: 9, to: twice.count, by: 60).reversed() {
      rows.insert(rows[twice[place]], at: twice[place] + 1)
    }
    let late = rows.indices.filter { rows[$0].hasPrefix("PU103.TEMP") }
    for place in stride(from: 20, to: late.count - 1, by: 60) {
      rows.swapAt(late[place], late[place + 1])
    }
    let units = ["TEMP": "°C", "PRESSURE": "bar", "FLOW": "m3/h", "SPEED": "rpm"]
    let listed = tags.map(\.0) + ["PU118.FLOW"]
    var orders = orderHeader
    for day in 0..<14 {
      let (start, end) = (day * 86_400 + 24_000, day * 86_400 + 72_000)
      orders += "\(4000 + day),PU-101,M-\(day % 3),B\(day),\(time(start)),\(time(end)),"
      orders += "\(900 + day),\(day % 4)\n"
    }
    return FaultyPlant(
      description: "values",
      files: [
        "historian/samples.csv": text(rows), "mes/orders.csv": orders,
        "historian/tags.csv": "Tag,Description,Unit\n"
          + listed.map {
            "\($0),Tag \($0),\(units[String($0.split(separator: ".")[1])] ?? "")\n"
          }.joined(),
      ])
  }

  /// A counter that begins anew in the middle of its orders.
  private static func counter() -> FaultyPlant {
    var random = SeededGenerator(state: 3)
    var count = 0
    let tags: [(String, Value)] = [
      (
        "MX301.COUNT",
        { k, r in
          count = [1211, 2547, 3803, 5201, 6399, 8777].contains(k) ? 0 : count + 3 + r.next(5)
          return "\(count)"
        }
      ),
      (
        "MX301.SPEED",
        { k, r in (360..<1320).contains(k % 1440) ? fixed(200 + r.unit(), 1) : "0.0" }
      ),
    ]
    let rows = samples(tags, step: 60, count: 7 * 1440, &random)
    let orders = (0..<7).map {
      "\(7000 + $0),MX-301,M-1,B\($0),\(time($0 * 86_400 + 21_600)),"
        + "\(time($0 * 86_400 + 79_200)),900,1\n"
    }
    return FaultyPlant(
      description: "counter",
      files: [
        "historian/samples.csv": text(rows), "mes/orders.csv": orderHeader + orders.joined(),
      ])
  }

  // MARK: Records

  private static func records() -> FaultyPlant {
    var (jobs, stops, mes) = (jobHeader, "Machine,Start,End,Reason\n", orderHeader)
    var erp = "Order,Material,Batch,Plant,Start date,Finish date,Quantity\n"
    var lab = "Sample,Batch,Sampled at,Characteristic,Value,Result\n"
    for i in 0..<60 {
      let begin = i * 86_400 + 3600 * (i % 5)
      let asset = i == 40 || i == 41 ? "" : i % 9 == 0 ? "Halle 7" : "PU-10\(i % 4)"
      let kind = i % 3 > 0 ? "Corrective" : i % 2 > 0 ? "" : "Preventive"
      let start = i == 20 ? "2099-01-01 00:00:00" : i == 30 ? "n. bek." : local(begin)
      let end =
        i == 17
        ? local(i * 86_400 - 86_400) : i == 20 ? "2099-01-01 02:00:00" : local(begin + 5400)
      jobs += "WO-\(100 + i),\(asset),\(kind),\(i % 2 > 0 ? "" : "F1"),Work \(i),\(start),\(end)\n"
    }
    for _ in 0..<2 { jobs += "WO-999,PU-101,Corrective,F1,broken,row,with,too,many,fields\n" }
    for i in 0..<40 {
      stops += "PU-10\(i % 4),\(local(i * 86_400 + 7000)),\(local(i * 86_400 + 9000)),"
      stops += i % 2 > 0 ? "\n" : "Jam\n"
      // Booked once more by the next shift.
      if i % 8 == 0 {
        stops += "PU-100,\(local(i * 86_400 + 8000)),\(local(i * 86_400 + 9600)),Setup\n"
      }
      let batch = "B25-\(1000 + i)"
      let (start, end) = (local(i * 43_200), local(i * 43_200 + 30_000))
      mes += "\(5000 + i),\(i % 4 > 0 ? "PU-10\(i % 4)" : ""),M-\(i % 3),\(batch),\(start),\(end),"
      mes += "\(900 + i),\(i % 5)\n"
      erp += "\(i % 4 > 0 ? 5000 + i : 7777 + i),M-\(i % 3),\(batch),1000,\(start.prefix(10)),"
      erp += "\(end.prefix(10)),\(900 + i)\n"
      let sampled = i % 8 > 0 ? batch : i % 16 > 0 ? "X99-\(i)" : ""
      lab += "S\(i),\(sampled),\(local(i * 43_200 + 20_000)),Density,1.0\(i % 10),"
      lab += i % 10 == 0 ? "NOK\n" : "OK\n"
    }
    let pumps = (0..<4).map { "PU-10\($0),Pump \($0),Pump,Line 1,\($0 == 2 ? "" : "Anna Weber")\n" }
    return FaultyPlant(
      description: "records",
      files: [
        "cmms/work_orders.csv": jobs, "mes/downtime.csv": stops, "mes/orders.csv": mes,
        "erp/orders.csv": erp, "quality/inspections.csv": lab,
        "erp/equipment.csv": "Equipment,Description,Class,Line,Owner\n" + pumps.joined()
          + "PU-101,Pump 1 again,Pump,Line 1,Anna Weber\n"
          + "pu 103,Pump 3 again,Pump,Line 1,Anna Weber\n"
          + "XR-900,X-ray,Inspection,Line 2,Anna Weber\n",
        "governance/owners.csv": "Source,Owner\nmes/orders.csv,Maria Berg\n",
      ])
  }

  /// A register with two names of one pump, few repairs, and one source that somebody answers for.
  private static func register() -> FaultyPlant {
    var random = SeededGenerator(state: 5)
    let tags: [(String, Value)] = ["PU101.TEMP", "PU102.TEMP", "FA201.TEMP"].map { tag in
      (tag, { _, r in fixed(40 + Double(r.next(2000)) / 100, 2) })
    }
    let rows = samples(tags, step: 600, count: 3 * 144, &random)
    let jobs = (0..<9).map {
      "WO-\($0),\(["PU-101", "PU-102", "FA-201"][$0 % 3]),Corrective,F1,Repair,"
        + "\(time($0 * 30_000)),\(time($0 * 30_000 + 3000))\n"
    }
    return FaultyPlant(
      description: "register",
      files: [
        "erp/equipment.csv": "Equipment,Description,Class,Line,Owner\nPU-101,Pump 1,Pump,Line 1,A\n"
          + "PU101,Pump 1,Pump,Line 1,A\nPU-102,Pump 2,Pump,Line 1,A\nFA-201,Fan,Fan,Line 1,A\n",
        "historian/samples.csv": text(rows), "cmms/work_orders.csv": jobHeader + jobs.joined(),
        "readiness.yml": "assets:\n  - id: PU-101\n    names: {erp: [PU-101, PU101]}\n"
          + "sources:\n  - path: historian/samples.csv\n    owner: Maria Berg\n",
      ])
  }

  /// Presses that two halls number alike, tanks that nobody else names, and two files that hold one tag.
  private static func names() -> FaultyPlant {
    let orders = (0..<60).map { i in
      "\(4000 + i),Hall \(i % 2 == 0 ? "A" : "B") Press \(1 + i / 2 % 3),M\(i % 4),B\(4000 + i),"
        + "\(time(i * 14_400)),\(time(i * 14_400 + 7200)),100,1\n"
    }
    let jobs = (0..<24).map {
      "WO-\($0),Press \(1 + $0 % 3),Corrective,F\($0 % 2),Repair,"
        + "\(time($0 * 20_000)),\(time($0 * 20_000 + 3600))\n"
    }
    let tanks = (0..<25).map { "TK-\(700 + 13 * $0),Tank \(700 + 13 * $0),A. Person\n" }
    func force(_ more: Int) -> String {
      (0..<400).map {
        "Hall A Press 1.Force,\(time($0 * 60)),\(50 + $0 * 7 % 13 + more).\($0 % 10),192\n"
      }.joined()
    }
    return FaultyPlant(
      description: "names",
      files: [
        "mes/orders.csv": orderHeader + orders.joined(),
        "cmms/work_orders.csv": jobHeader + jobs.joined(),
        "erp/equipment.csv": "Equipment,Description,Owner\n" + tanks.joined(),
        "historian/a.csv": header + force(0), "historian/b.csv": header + force(20),
      ])
  }

  /// A register in which one pump stands in a line that is not there, and two cabinets in each other.
  private static func hierarchy() -> FaultyPlant {
    let lines = (1...5).map { "LN-\($0),Line \($0),Line,SITE,A. Person\n" }
    let pumps = (1...20).map { "PU-3\(two($0)),Pump \($0),Pump,LN-\(1 + $0 % 5),A. Person\n" }
    return FaultyPlant(
      description: "hierarchy",
      files: [
        "cmms/equipment.csv": "Equipment,Description,Class,Parent equipment,Owner\n"
          + lines.joined() + pumps.joined() + "PU-399,Pump 99,Pump,LN-9,A. Person\n"
          + "CB-71,Cabinet,Panel,CB-72,A. Person\nCB-72,Cabinet,Panel,CB-71,A. Person\n"
      ])
  }

  // MARK: Times

  /// Local time of Berlin over the end of summer time.
  private static func repeatedHour() -> FaultyPlant {
    var random = SeededGenerator(state: 9)
    let begin = 172 * 86_400
    var rows: [String] = []
    for tag in ["PU101.TEMP", "PU102.TEMP", "PU103.FLOW"] {
      for k in 0..<720 {
        let ahead = k * 600 < 2 * 86_400 + 3600 ? 7200 : 3600
        let value = fixed(40 + Double(random.next(2000)) / 100, 2)
        rows.append("\(tag),\(time(begin + k * 600 + ahead, "")),\(value),Good")
      }
    }
    return FaultyPlant(
      description: "repeated hour", files: ["historian/local.csv": text(rows)])
  }

  /// Two hours are written again, of all tags.
  private static func stepBack() -> FaultyPlant {
    var random = SeededGenerator(state: 13)
    var rows: [String] = []
    for tag in ["PU101.TEMP", "PU102.TEMP", "PU103.FLOW"] {
      for k in 0..<600 {
        let second = k < 300 ? k * 600 : (k - 12) * 600 + 7
        let value = fixed(40 + Double(random.next(2000)) / 100, 2)
        rows.append("\(tag),\(time(second)),\(value),Good")
      }
    }
    return FaultyPlant(description: "step back", files: ["historian/samples.csv": text(rows)])
  }

  /// Dates of which each number may be the month.
  private static func dates() -> FaultyPlant {
    let jobs = (0..<24).map { i in
      let date = "\(two(1 + i * 5 % 12))/\(two(1 + i * 7 % 12))/2024"
      return "WO-\(i),PU-10\(i % 3),Corrective,F\(1 + i % 2),Repair,\(date) 08:00,\(date) 10:30\n"
    }
    return FaultyPlant(
      description: "dates", files: ["cmms/work_orders.csv": jobHeader + jobs.joined()])
  }

  /// A MES that gains 30 s a day, and stops in the local time of Berlin.
  private static func clock() -> FaultyPlant {
    var random = SeededGenerator(state: 17)
    let (step, days) = (120, 24)
    var runs: [(pump: Int, start: Int, end: Int)] = []
    for day in 0..<days - 1 {
      for pump in 1...4 {
        for hour in [5, 14] {
          let start = day * 86_400 + hour * 3600 + random.next(3060)
          runs.append((pump, start, start + 20_000 + random.next(3060)))
        }
      }
    }
    var isOn = [[Bool]](repeating: Array(repeating: false, count: days * 86_400 / step), count: 5)
    for run in runs {
      for k in (run.start + step - 1) / step..<run.end / step { isOn[run.pump][k] = true }
    }
    let tags = (1...4).map { pump -> (String, Value) in
      ("PU10\(pump).SPEED", { k, r in isOn[pump][k] ? fixed(1480 + 3 * r.unit(), 1) : "0.0" })
    }
    let rows = samples(tags, step: step, count: days * 86_400 / step, &random)
    func ahead(_ second: Int) -> String { time(second + 30 * second / 86_400) }
    let orders = runs.enumerated().map { i, run in
      "\(4000 + i),PU-10\(run.pump),M-1,B\(i),\(ahead(run.start)),\(ahead(run.end)),900,1\n"
    }
    let stops = zip(runs, runs.dropFirst()).filter { $0.pump == $1.pump && $1.start > $0.end }
      .map { "PU-10\($0.pump),\(time($0.end + 7200, "")),\(time($1.start + 7200, "")),Change\n" }
    return FaultyPlant(
      description: "clock",
      files: [
        "historian/samples.csv": text(rows), "mes/orders.csv": orderHeader + orders.joined(),
        "mes/downtime.csv": "Machine,Start,End,Reason\n" + stops.joined(),
      ])
  }

  // MARK: Levels and gaps

  /// Twelve weeks of a quarter of an hour: outages, a level that changed for good, and values that scatter more.
  private static func levels() -> FaultyPlant {
    var random = SeededGenerator(state: 19)
    func isWork(_ k: Int) -> Bool { k / 96 % 7 < 5 && (24..<88).contains(k % 96) }
    func isOut(_ k: Int) -> Bool {
      [(894, 944), (1566, 1728), (2238, 2268)].contains { $0.0 < k && k < $0.1 }
    }
    func machine(_ pump: Int) -> [(String, Value)] {
      let isOdd = pump == 1
      func at(_ kind: String, _ rest: String, _ work: @escaping Value) -> (String, Value) {
        ("PU10\(pump).\(kind)", { k, r in isOut(k) ? nil : isWork(k) ? work(k, &r) : rest })
      }
      return [
        at("SPEED", "0.0") { _, r in fixed(1480 + r.normal(2), 1) },
        at("PRESS", "0.000") { k, r in
          fixed((isOdd && k >= 4800 ? 7.4 : 6.2) + r.normal(0.05), 3)
        },
        at("FLOW", "0.00") { k, r in fixed(40 + r.normal(isOdd && k >= 4800 ? 5.5 : 0.8), 2) },
        at("VIB", "0.02") { _, r in fixed(2.4 + r.normal(0.25), 2) },
      ]
    }
    let rows = samples((1...4).flatMap(machine), step: 900, count: 84 * 96, &random)
    var orders = orderHeader
    var number = 4000
    for day in 0..<84 where day % 7 < 5 {
      for pump in 1...4 {
        number += 1
        orders += "\(number),PU-10\(pump),M-1,B\(number),"
        orders += "\(time(day * 86_400 + 21_600 + random.next(30))),"
        orders += "\(time(day * 86_400 + 79_000 + random.next(30))),900,\(day % 4)\n"
      }
    }
    let jobs = (0..<16).map {
      "WO-\($0),PU-10\(1 + $0 % 4),Corrective,F1,Repair,\(time($0 * 400_000)),"
        + "\(time($0 * 400_000 + 3600))\n"
    }
    return FaultyPlant(
      description: "levels",
      files: [
        "historian/samples.csv": text(rows), "mes/orders.csv": orders,
        "cmms/work_orders.csv": jobHeader + jobs.joined(),
      ])
  }

  /// Eight months in which two pumps lose days of one signal or the other.
  private static func year() -> FaultyPlant {
    var random = SeededGenerator(state: 23)
    func lossy(_ level: Double, _ noise: Double, _ decimals: Int, _ lost: [Range<Int>]) -> Value {
      { k, r in
        lost.contains { 48 * $0.lowerBound < k && k < 48 * $0.upperBound }
          ? nil : fixed(level + r.normal(noise), decimals)
      }
    }
    let tags: [(String, Value)] = [
      ("PU101.VIB", lossy(2.4, 0.25, 2, [100..<105])),
      ("PU101.SPEED", lossy(1480, 2, 1, [])),
      ("PU102.VIB", lossy(2.4, 0.25, 2, [10..<14, 60..<66, 120..<127])),
      ("PU102.SPEED", lossy(1480, 2, 1, [80..<90, 150..<160])),
    ]
    let rows = samples(tags, step: 1800, count: 240 * 48, &random)
    let jobs = (0..<7).map {
      "WO-\($0),PU-10\(1 + $0 % 2),Corrective,F1,Repair,\(time($0 * 1_400_000)),"
        + "\(time($0 * 1_400_000 + 3600))\n"
    }
    return FaultyPlant(
      description: "year",
      files: [
        "historian/samples.csv": text(rows),
        "erp/equipment.csv": "Equipment,Description,Class,Line,Owner\n"
          + "PU-101,Pump 1,Pump,Line 1,A\nPU-102,Pump 2,Pump,Line 1,\n",
        "cmms/work_orders.csv": jobHeader + jobs.joined(),
      ])
  }
}
