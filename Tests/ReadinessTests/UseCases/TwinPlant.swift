import Foundation
import TestSupport

/// A small plant with what one use case takes.
struct TwinPlant: Sendable, CustomStringConvertible {
  /// The use case.
  var id: String
  /// Without these files nothing can be said, or nothing good.
  var mandatory: [String]
  /// Its files, by a part of all that it has of what counts.
  var files: @Sendable (_ part: Double) -> [String: String]
  var description: String { id }

  static let all: [TwinPlant] = [
    energy, wind, spindle, batches, laboratory,
    TwinPlant(
      id: "scheduling", mandatory: ["mes/orders.csv", "erp/orders.csv"], files: jobShop),
    TwinPlant(id: "changeover", mandatory: ["mes/orders.csv"], files: jobShop),
    TwinPlant(
      id: "plant-upgrade", mandatory: ["mes/orders.csv", "mes/downtime.csv", "erp/orders.csv"],
      files: jobShop),
    parts, warmUp,
  ]

  // MARK: Words

  static let day = 86_400

  private static let days = (0..<800).map { day -> String in
    // 2024-01-01
    let date = Date(timeIntervalSince1970: 1_704_067_200 + Double(day) * 86_400)
    return String(date.ISO8601Format().prefix(10))
  }

  static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// Seconds since the first midnight, in UTC.
  static func time(_ second: Int) -> String {
    days[second / day]
      + "T\(two(second % day / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  static func fixed(_ value: Double, _ decimals: Int = 1) -> String {
    let scale = decimals == 3 ? 1000 : decimals == 2 ? 100 : 10
    let whole = Int((abs(value) * Double(scale)).rounded())
    return (value < 0 ? "-" : "") + "\(whole / scale).\("\(whole % scale + scale)".dropFirst())"
  }

  typealias Value = (_ second: Int, _ random: inout SeededGenerator) -> String

  /// A table with a column for each tag.
  static func wide(
    _ columns: [(String, Value)], every step: Int, days: Double, from begin: Int = 0
  ) -> String {
    var random = SeededGenerator(state: 41)
    var text = "Timestamp," + columns.map(\.0).joined(separator: ",") + "\n"
    for second in stride(from: begin, to: begin + Int(days * Double(day)), by: step) {
      text += time(second)
      for (_, value) in columns {
        text += ","
        text += value(second, &random)
      }
      text += "\n"
    }
    return text
  }

  static func tags(_ units: [(String, String)]) -> String {
    "Tag,Description,Unit\n" + units.map { "\($0.0),Tag \($0.0),\($0.1)\n" }.joined()
  }

  static func owners(_ paths: [String]) -> String {
    "Source,Owner\n" + paths.map { "\($0),Maria Berg\n" }.joined()
  }

  static let orderHeader = "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"

  // MARK: Energy

  /// Two meters every quarter of an hour, and an order a day on each machine.
  private static let energy = TwinPlant(id: "energy-baseline", mandatory: ["historian/power.csv"]) {
    part in
    let days = 366 * part
    func isOn(_ second: Int, _ machine: Int) -> Bool {
      second / day % 7 < 5 && (21_600..<72_000).contains(second % day - 1800 * machine)
    }
    func power(_ machine: Int) -> Value {
      { second, random in
        isOn(second, machine) ? fixed(40 + random.normal(2), 2) : fixed(2 + random.normal(0.1), 2)
      }
    }
    var orders = orderHeader
    for number in 0..<Int(days) where number % 7 < 5 {
      for machine in 1...2 {
        let start = number * day + 21_600 + 1800 * machine
        orders += "\(4000 + 2 * number + machine),MX-10\(machine),M-\(number % 4),B\(number),"
        orders += "\(time(start)),\(time(start + 50_400)),\(900 + number % 50),\(number % 5)\n"
      }
    }
    return [
      "historian/power.csv": wide(
        [("MX101.POWER", power(1)), ("MX102.POWER", power(2))], every: 900, days: days),
      "historian/tags.csv": tags([("MX101.POWER", "kW"), ("MX102.POWER", "kW")]),
      "mes/orders.csv": orders,
      "governance/owners.csv": owners(["historian/power.csv", "mes/orders.csv"]),
    ]
  }

  // MARK: Wind

  /// Means of ten minutes of three turbines.
  private static let wind = TwinPlant(id: "power-curve", mandatory: ["scada/tenminutes.csv"]) {
    part in
    func wind(_ second: Int, _ turbine: Int) -> Double {
      8 + 4 * sin(Double(second) / 90_000) + 2 * sin(Double(second) / 7_000 + Double(turbine))
    }
    let columns = (1...3).flatMap { turbine -> [(String, Value)] in
      [
        (
          "WTG0\(turbine).WindSpeed",
          { second, random in fixed(max(0, wind(second, turbine) + random.normal(0.4)), 2) }
        ),
        (
          "WTG0\(turbine).ActivePower",
          { second, random in
            let wind = wind(second, turbine)
            return fixed(max(0, min(2000, 2.2 * wind * wind * wind) - 30 + random.normal(9)))
          }
        ),
      ]
    }
    return [
      "scada/tenminutes.csv": wide(columns, every: 600, days: 366 * part),
      "scada/tags.csv": tags(columns.map { ($0.0, $0.0.hasSuffix("Power") ? "kW" : "m/s") }),
      "governance/owners.csv": owners(["scada/tenminutes.csv"]),
    ]
  }

  // MARK: Machine tools

  private static let register =
    "Equipment,Description,Class,Line,Owner\nVMC-101,Milling machine 1,Milling machine,Cell 1,Anna Weber\n"
    + "VMC-102,Milling machine 2,Milling machine,Cell 1,Anna Weber\n"

  /// A minute of every second at the start of a program, four times a day, on two machines.
  private static let spindle = TwinPlant(
    id: "cnc-spindle", mandatory: ["historian/spindles.csv", "cmms/work_orders.csv"]
  ) { part in
    let days = Int(190 * part)
    var random = SeededGenerator(state: 43)
    let names = [
      "VMC101.SPINDLE.SPEED", "VMC101.SPINDLE.LOAD.CURRENT", "VMC102.SPINDLE.SPEED",
      "VMC102.SPINDLE.LOAD.CURRENT",
    ]
    var text = "Timestamp," + names.joined(separator: ",") + "\n"
    for burst in 0..<4 * days {
      let start = burst / 4 * day + 25_200 + burst % 4 * 10_800
      for second in 0..<60 {
        text += time(start + second)
        for tag in names {
          text += ","
          text +=
            tag.hasSuffix("SPEED")
            ? fixed(8000 + random.normal(15)) : fixed(11 + random.normal(0.6), 2)
        }
        text += "\n"
      }
    }
    var jobs = "Work order,Equipment,Work type,Failure code,Description,Start,End\n"
    for number in 0..<max(1, days / 12) {
      jobs += "WO-\(number),VMC-10\(1 + number % 2),Corrective,F\(number % 3),Spindle repaired,"
      jobs += "\(time(number * 12 * day + 80_000)),\(time(number * 12 * day + 84_000))\n"
    }
    var orders = orderHeader
    for order in 0..<2 * days {
      let start = order / 2 * day + 25_000
      orders += "\(7000 + order),VMC-10\(1 + order % 2),M-\(order % 3),B\(order),"
      orders += "\(time(start)),\(time(start + 33_000)),40,1\n"
    }
    return [
      "historian/spindles.csv": text, "cmms/work_orders.csv": jobs, "mes/orders.csv": orders,
      "erp/equipment.csv": register,
      "historian/tags.csv": tags(names.map { ($0, $0.hasSuffix("SPEED") ? "rpm" : "A") }),
      "governance/owners.csv": owners(["historian/spindles.csv", "cmms/work_orders.csv"]),
    ]
  }

  /// Four temperatures a minute on a machine, and four parts a day that were measured.
  private static let warmUp = TwinPlant(
    id: "thermal-drift", mandatory: ["historian/temperatures.csv", "quality/probe.csv"]
  ) { part in
    let days = Int(40 * part)
    let columns = ["Spindle", "Column", "Bed", "Coolant"].enumerated().map {
      place, name -> (String, Value) in
      (
        "VMC101.\(name).Temp",
        { second, random in
          fixed(
            22 + Double(place) + 6 * sin(Double(second % day) / 14_000 - Double(place) / 3)
              + random.normal(0.2), 2)
        }
      )
    }
    var probe = "Sample,Machine,Measured at,Characteristic,Value,Result\n"
    for number in 0..<4 * days {
      let second = number / 4 * day + 22_000 + number % 4 * 9000
      probe +=
        "S\(number),VMC-101,\(time(second)),Bore X,\(fixed(0.01 + Double(number % 9) / 500, 3)),\(number % 9 == 8 ? "NOK" : "OK")\n"
    }
    return [
      "historian/temperatures.csv": wide(columns, every: 60, days: Double(days)),
      "historian/tags.csv": tags(columns.map { ($0.0, "°C") }), "quality/probe.csv": probe,
      "erp/equipment.csv": register,
      "governance/owners.csv": owners(["historian/temperatures.csv", "quality/probe.csv"]),
    ]
  }

  // MARK: Process

  /// A reactor that makes two products, two batches a day, and the result of each.
  private static let batches = TwinPlant(
    id: "golden-batch",
    mandatory: ["historian/reactor.csv", "mes/batches.csv", "quality/results.csv"]
  ) { part in
    let count = Int(80 * part)
    func phase(_ second: Int) -> Double { Double(second % (day / 2)) / 36_000 }
    let columns: [(String, Value)] = [
      (
        "RX101.TEMP",
        { second, random in
          fixed(
            (phase(second) < 1 ? 40 + 45 * sin(3.1 * phase(second)) : 30) + random.normal(0.3), 2)
        }
      ),
      (
        "RX101.PRESSURE",
        { second, random in
          fixed((phase(second) < 1 ? 2 + 1.5 * phase(second) : 1) + random.normal(0.02), 3)
        }
      ),
    ]
    var made = "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"
    var results = "Sample,Batch,Sampled at,Characteristic,Value,Result\n"
    for batch in 0..<count {
      let start = batch * day / 2
      made +=
        "\(5000 + batch),RX-101,M-\(batch % 2),B25-\(100 + batch),\(time(start)),\(time(start + 36_000)),950,0\n"
      results +=
        "S\(batch),B25-\(100 + batch),\(time(start + 36_500)),Purity,\(fixed(98 + Double(batch % 7) / 5, 2)),"
      results += batch % 20 == 7 ? "NOK\n" : "OK\n"
    }
    return [
      "historian/reactor.csv": wide(columns, every: 300, days: Double(count) / 2),
      "historian/tags.csv": tags([("RX101.TEMP", "°C"), ("RX101.PRESSURE", "bar")]),
      "mes/batches.csv": made, "quality/results.csv": results,
      "erp/equipment.csv":
        "Equipment,Description,Class,Line,Owner\nRX-101,Reactor 1,Reactor,Line 1,Anna Weber\n",
      "governance/owners.csv": owners([
        "historian/reactor.csv", "mes/batches.csv", "quality/results.csv",
      ]),
    ]
  }

  /// Three signals of a dryer, and a sample a day.
  private static let laboratory = TwinPlant(
    id: "soft-sensor", mandatory: ["historian/dryer.csv", "lims/results.csv"]
  ) { part in
    let days = Int(190 * part)
    let columns: [(String, Value)] = [
      (
        "DR201.TEMP",
        { second, random in fixed(82 + 3 * sin(Double(second) / 40_000) + random.normal(0.4), 2) }
      ),
      (
        "DR201.FLOW",
        { second, random in fixed(14 + sin(Double(second) / 31_000) + random.normal(0.2), 2) }
      ),
      ("DR201.PRESSURE", { second, random in fixed(1.6 + random.normal(0.02), 3) }),
    ]
    var results = "Sample,Batch,Sampled at,Characteristic,Value,Result\n"
    for sample in 0..<days {
      results +=
        "S\(sample),B\(sample),\(time(sample * day + 30_000 + sample % 11 * 600)),Moisture,"
      results +=
        "\(fixed(4.2 + Double(sample * 7 % 13) / 20, 2)),\(sample % 30 == 11 ? "NOK" : "OK")\n"
    }
    return [
      "historian/dryer.csv": wide(columns, every: 300, days: Double(days)),
      "historian/tags.csv": tags([
        ("DR201.TEMP", "°C"), ("DR201.FLOW", "m3/h"), ("DR201.PRESSURE", "bar"),
      ]),
      "lims/results.csv": results,
      "governance/owners.csv": owners(["historian/dryer.csv", "lims/results.csv"]),
    ]
  }

  // MARK: Orders

  /// Two machines of a line, three products, a planned order for each that ran, and a stop a day.
  private static func jobShop(_ part: Double) -> [String: String] {
    let count = Int(760 * part)
    var (mes, stops) = (orderHeader, "Machine,Start,End,Reason\n")
    var erp = "Order,Material,Plant,Start date,Quantity\n"
    var random = SeededGenerator(state: 47)
    for order in 0..<count {
      // Two a day on each machine.
      let (machine, slot) = (order % 2, order / 2)
      let start = slot / 2 * day + 22_000 + slot % 2 * 25_000 + 300 * machine + random.next(900)
      let end = start + 19_000 + random.next(3000)
      let material = "M-\([0, 1, 0, 2, 1, 2][slot % 6])"
      mes +=
        "\(81_000 + order),FL-10\(1 + machine),\(material),B\(order),\(time(start)),\(time(end)),\(900 + order % 50),\(order % 4)\n"
      erp += "\(81_000 + order),\(material),1000,\(time(start).prefix(10)),900\n"
      if slot % 2 == 0 {
        stops +=
          "FL-10\(1 + machine),\(time(start + 4000)),\(time(start + 4600 + random.next(900))),Jam\n"
      }
    }
    return [
      "mes/orders.csv": mes, "mes/downtime.csv": stops, "erp/orders.csv": erp,
      "erp/equipment.csv":
        "Equipment,Description,Class,Line,Owner\nFL-101,Filler 1,Filler,Line 1,Anna Weber\n"
        + "FL-102,Filler 2,Filler,Line 1,Anna Weber\n",
      "governance/owners.csv": owners(["mes/orders.csv", "mes/downtime.csv", "erp/orders.csv"]),
    ]
  }

  // MARK: Parts

  /// More than two years of jobs on four pumps, each with the part that it took.
  private static let parts = TwinPlant(
    id: "spare-parts", mandatory: ["cmms/work_orders.csv"]
  ) { part in
    let count = Int(150 * part)
    var jobs =
      "Work order,Equipment,Work type,Failure code,Description,Start,End,Spare part,Quantity\n"
    for job in 0..<count {
      let start = job * 5 * day + 30_000
      jobs +=
        "WO-\(100 + job),PU-10\(1 + job % 4),\(job % 5 == 0 ? "Preventive," : "Corrective,F\(job % 3)"),"
      jobs +=
        "Seal changed,\(time(start)),\(time(start + 7000 + job % 7 * 600)),SP-\(700 + job % 8),\(1 + job % 2)\n"
    }
    return [
      "cmms/work_orders.csv": jobs,
      "erp/equipment.csv": "Equipment,Description,Class,Line,Owner\n"
        + (1...4).map { "PU-10\($0),Pump \($0),Pump,Line 1,Anna Weber\n" }.joined(),
      "governance/owners.csv": owners(["cmms/work_orders.csv"]),
    ]
  }
}
