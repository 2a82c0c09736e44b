import Behaviour
import Foundation
import Profiling
import Recognition
import Tabular
import TestPlants
import TestSupport

/// Six pumps over some weeks, a sample every ten minutes, on workdays from 6 to 22 by orders of three products; with
/// weather, and with what a test changes.
struct ChangingPlant {
  /// 2025-03-10T00:00:00Z, a Monday.
  static let begin = 1_741_564_800
  static let step = 10
  static let perDay = 1440 / step
  static let machines = (1...6).map { "PU-10\($0)" }
  /// Level at work, noise, decimals and unit.
  static let kinds: [(name: String, level: Double, noise: Double, decimals: Int, unit: String)] = [
    ("TEMP", 55, 0.4, 1, "°C"), ("VIB", 2.4, 0.25, 2, "mm/s"), ("PRESS", 6.2, 0.05, 3, "bar"),
    ("FLOW", 40, 0.8, 1, "m3/h"), ("CURRENT", 15, 0.5, 2, "A"), ("SPEED", 1480, 1.5, 1, "rpm"),
  ]

  struct Moment {
    /// Days since the beginning.
    var day: Double
    var product: Int
    /// Degrees outside.
    var weather: Double
    /// A standard normal number.
    var noise: Double
  }
  struct Order {
    var asset: String
    /// Steps since the beginning.
    var start: Int
    var end: Int
    var product: Int
  }
  typealias Change = @Sendable (_ value: Double, _ at: Moment) -> Double

  var days = 90
  var seed: UInt64 = 1
  /// What happens to the values of a tag at work.
  var changes: [String: Change] = [:]
  /// The same, to every tag of a kind.
  var changesOfAll: [String: Change] = [:]
  /// More tags that stand where a function of the day says, whether anything runs or not.
  var setpoints: [String: @Sendable (Double) -> Double] = [:]
  /// Work orders: machine and day.
  var jobs: [(asset: String, day: Double)] = []
  /// Product of an order, by its machine, its day and a draw among three.
  var product: @Sendable (String, Int, Int) -> Int = { _, _, drawn in drawn }
  /// First hour of work, by the day.
  var firstHour: @Sendable (Int) -> Int = { _ in 6 }
  var hasOrders = true
  /// Whether the historian goes on while nothing runs.
  var recordsRest = false

  private func orders(_ random: inout SeededGenerator) -> [Order] {
    var orders: [Order] = []
    for asset in Self.machines {
      for day in 0..<days where day % 7 < 5 {
        let start = day * Self.perDay + firstHour(day) * 60 / Self.step
        let end = start + 16 * 60 / Self.step
        let change = start + 30 + random.next(36)
        orders.append(
          Order(
            asset: asset, start: start, end: change, product: product(asset, day, random.next(3))))
        orders.append(
          Order(asset: asset, start: change, end: end, product: product(asset, day, random.next(3)))
        )
      }
    }
    return orders
  }

  /// A season, a daily wave, and weather that lasts some days.
  private func weather(_ random: inout SeededGenerator) -> [Double] {
    var spell = 0.0
    var spells: [Double] = []
    for _ in 0...days {
      spell = 0.8 * spell + 1.5 * normal(&random)
      spells.append(spell)
    }
    return (0..<days * Self.perDay).map { i in
      let day = Double(i) / Double(Self.perDay)
      let (a, b) = (spells[Int(day)], spells[Int(day) + 1])
      return 12 + 8 * sin(2 * .pi * (day - 30) / 365) + 4 * sin(2 * .pi * (day - 0.375))
        + a + (b - a) * (day - day.rounded(.down))
    }
  }

  private func normal(_ random: inout SeededGenerator) -> Double {
    (-2 * log(max(random.unit(), 1e-9))).squareRoot() * cos(2 * .pi * random.unit())
  }

  func plant() throws -> Plant {
    var random = SeededGenerator(state: seed)
    let orders = orders(&random)
    let weather = weather(&random)
    var tags: [TagProfile] = []
    func add(
      _ tag: String, _ unit: String?, _ samples: [(time: Int64, value: Double, quality: Quality)]
    ) {
      tags.append(
        TagProfile(
          tag: tag, asset: nil, unit: unit, line: tags.count + 2,
          profile: SeriesProfile(samples: samples)))
    }
    func time(_ i: Int) -> Int64 { Int64(Self.begin + i * Self.step * 60) * 1_000_000 }
    for asset in Self.machines {
      var products = [Int](repeating: -1, count: days * Self.perDay)
      for order in orders where order.asset == asset {
        for i in order.start..<min(order.end, products.count) { products[i] = order.product }
      }
      for kind in Self.kinds {
        let tag = asset.replacing("-", with: "") + "." + kind.name
        let scale = pow(10, Double(kind.decimals))
        let level = kind.level * (0.9 + 0.2 * random.unit())
        let effects = (0..<4).map { _ in 0.08 * (random.unit() - 0.5) * level }
        let change = changes[tag] ?? changesOfAll[kind.name]
        var samples: [(time: Int64, value: Double, quality: Quality)] = []
        samples.reserveCapacity(products.count)
        for (i, product) in products.enumerated() {
          let moment = Moment(
            day: Double(i) / Double(Self.perDay), product: product, weather: weather[i],
            noise: normal(&random))
          guard product >= 0 || recordsRest else { continue }
          var value = 0.02 * (1 + random.unit())
          if product >= 0 {
            value = level + kind.noise * moment.noise
            if kind.name == "TEMP" { value += 0.3 * (moment.weather - 12) }
            if ["TEMP", "FLOW", "CURRENT"].contains(kind.name) { value += effects[product] }
            value = change?(value, moment) ?? value
          }
          samples.append((time(i), (value * scale).rounded() / scale, .good))
        }
        add(tag, kind.unit, samples)
      }
    }
    add("HALL.TEMP", "°C", weather.enumerated().map { (time($0), ($1 * 10).rounded() / 10, .good) })
    for (tag, value) in setpoints.sorted(by: { $0.key < $1.key }) {
      add(
        tag, nil,
        (0..<days * Self.perDay).map {
          (time($0), value(Double($0) / Double(Self.perDay)), .good)
        })
    }
    return try build(tags, orders)
  }

  /// Reads the records as the program does and puts the samples beside them.
  private func build(_ tags: [TagProfile], _ orders: [Order]) throws -> Plant {
    func text(_ minutes: Double) -> String {
      Date(timeIntervalSince1970: Double(Self.begin) + minutes * 60).ISO8601Format()
    }
    var files = [
      "historian.csv": "Tag,Timestamp,Value,Quality\nPU101.SPEED,\(text(0)),0.0,Good\n"
        + "PU101.SPEED,\(text(1)),1.5,Good\n"
    ]
    if hasOrders {
      files["orders.csv"] =
        "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"
        + orders.enumerated().map { i, order in
          "\(4711 + i),\(order.asset),M-\(order.product),B25-\(i),"
            + "\(text(Double(order.start * Self.step))),\(text(Double(order.end * Self.step))),"
            + "\(900 + i % 50),\(i % 7)\n"
        }.joined()
    }
    if !jobs.isEmpty {
      files["workorders.csv"] =
        "Work Order,Equipment,Type,Failure Code,Description,Start,End\n"
        + jobs.enumerated().map { i, job in
          "WO\(100 + i),\(job.asset),Preventive,CLN,clean and calibrate,\(text(job.day * 1440)),"
            + "\(text(job.day * 1440 + 120))\n"
        }.joined()
    }
    var sources = try ExportedPlant.read(files)
    for i in sources.indices where sources[i].path == "historian.csv" {
      sources[i].tables[0].content = .samples(tags)
    }
    return PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(sources)
  }
}
