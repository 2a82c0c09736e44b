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

  static let all: [TwinPlant] = [energy, wind]

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
}
