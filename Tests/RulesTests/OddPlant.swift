import Behaviour
import Foundation
import Profiling
import Recognition
import Tabular
import TestPlants
import TestSupport

/// Four weeks of a plant without any fault, minute by minute, in which everything that looks odd is innocent.
struct OddPlant {
  /// What silences and orders say about when the plant is closed.
  enum Calendar: String, CaseIterable, Sendable {
    case ordersAndSilentWeekends, silentWeekends, silentNights, neverSilent, overhaul
    /// Everything is stored when it changes, and repeated every hour.
    case onChangeWithRepetition
    /// Everything is stored when it changes, and nothing else.
    case onChange, onChangeWithoutOrders

    var hasOrders: Bool {
      ![.silentWeekends, .silentNights, .onChangeWithoutOrders].contains(self)
    }
    /// Minutes after which an unchanged value is stored again; `nil` where every minute is stored.
    var repetition: Int? {
      switch self {
      case .onChangeWithRepetition: 60
      case .onChange, .onChangeWithoutOrders: .max
      default: nil
      }
    }

    /// Whether the collector is switched on in a minute.
    func isRecording(_ minute: Int) -> Bool {
      let (day, time) = (minute / 1440, minute % 1440)
      return switch self {
      case .ordersAndSilentWeekends, .silentWeekends: day % 7 < 5
      case .silentNights: day % 7 < 5 && (360..<1320).contains(time)
      case .overhaul: !(8..<15).contains(day)
      case .neverSilent, .onChangeWithRepetition, .onChange, .onChangeWithoutOrders: true
      }
    }

    func isWorkday(_ day: Int) -> Bool {
      self == .overhaul ? !(8..<15).contains(day) : day % 7 < 5
    }
  }

  /// 2025-05-05T00:00:00Z, a Monday.
  private static let begin = 1_746_403_200
  private static let minutes = 28 * 1440
  private static let machines = ["PU-101", "FA-201", "MX-301", "CP-501", "TK-601"]

  let calendar: Calendar
  private var random: SeededGenerator
  private var orders: [(asset: String, start: Int, end: Int)] = []
  private var tags: [TagProfile] = []

  init(_ calendar: Calendar, seed: UInt64 = 3) {
    self.calendar = calendar
    random = SeededGenerator(state: seed)
    for asset in Self.machines {
      for day in 0..<28 where calendar.isWorkday(day) {
        let start = day * 1440 + 360 + random.next(15)
        let end = day * 1440 + 1305 + random.next(15)
        let change = start + 300 + random.next(300)
        orders += [(asset, start, change), (asset, change + 4, end)]
      }
    }
    addMachines()
    addStill()
    addRamps()
    addCounters()
    addCompressed()
    addStates()
  }

  private func running(_ asset: String) -> [Bool] {
    var result = [Bool](repeating: false, count: Self.minutes)
    for order in orders where order.asset == asset {
      for minute in order.start..<order.end { result[minute] = true }
    }
    return result
  }

  private mutating func noise(_ size: Double) -> Double {
    (random.unit() + random.unit() + random.unit() - 1.5) * 2 * size
  }

  // MARK: Signals

  /// One value a minute with so many decimals; `nil` leaves the minute out.
  private mutating func add(_ tag: String, _ unit: String?, _ decimals: Int, _ values: [Double?]) {
    let scale = pow(10, Double(decimals))
    var samples: [(time: Int64, value: Double, quality: Quality)] = []
    var last: (minute: Int, value: Double)?
    let repetition = calendar.repetition
    let deadband = repetition == nil ? 0 : deadband(of: values)
    samples.reserveCapacity(values.count)
    for (minute, value) in values.enumerated() where calendar.isRecording(minute) {
      guard let value else { continue }
      let rounded = (value * scale).rounded() / scale
      if let repetition, let last {
        guard abs(rounded - last.value) > deadband || minute - last.minute >= repetition else {
          continue
        }
      }
      last = (minute, rounded)
      samples.append((Int64(Self.begin + minute * 60) * 1_000_000, rounded, .good))
    }
    tags.append(
      TagProfile(
        tag: tag, asset: nil, unit: unit, line: tags.count + 2,
        profile: SeriesProfile(samples: samples)))
  }

  /// Three times the middle one of the steps while the value is not 0.
  private func deadband(of values: [Double?]) -> Double {
    let moving = values.compactMap { $0 }.filter { $0 != 0 }
    let steps = zip(moving.dropFirst(), moving).map { abs($0 - $1) }.sorted()
    return steps.isEmpty ? 0 : 3 * steps[steps.count / 2]
  }

  /// Machines that follow their orders, and the same in reserve, which never run.
  private mutating func addMachines() {
    for asset in Self.machines.dropLast() + ["PU-102"] {
      let name = asset.replacingOccurrences(of: "-", with: "")
      let isOn = running(asset)
      add("\(name).SPEED", "rpm", 1, isOn.map { $0 ? 1480 + noise(1.5) : 0 })
      add("\(name).CURRENT", "A", 1, isOn.map { $0 ? 14 + noise(0.6) : 0 })
      add("\(name).VIB", "mm/s", 2, isOn.map { $0 ? 2.3 + noise(0.4) : 0.02 + noise(0.005) })
      var warmth = 22.0
      add(
        "\(name).TEMP", "°C", 1,
        isOn.map {
          warmth += (($0 ? 60 : 22) - warmth) * 0.02
          return warmth + noise(0.15)
        })
    }
  }

  /// A hall in whole degrees, a tank that is drawn from in the evening, a pump's static head, a valve at its end, a fan
  /// duct that is used half an hour a day.
  private mutating func addStill() {
    let days = (0..<Self.minutes).map { Double($0) / 1440 }
    add("HALL.TEMP", "°C", 0, days.map { 19 + 3 * sin(2 * .pi * $0) + noise(0.05) })
    var level = 60.0
    let draws = running("TK-601")
    add(
      "TK601.LEVEL", "%", 1,
      (0..<Self.minutes).map {
        if $0 % 5000 == 4999 { level = 78 }
        if draws[$0], $0 % 1440 > 900 { level -= 0.012 }
        return level + noise(0.012)
      })
    var head = 2.31
    add(
      "PU102.PRESS", "bar", 2,
      (0..<Self.minutes).map { _ in
        head += noise(0.0006) + (2.31 - head) * 0.001
        return head
      })
    let isOn = running("CP-501")
    add(
      "CP501.VALVE.OUT", nil, 1,
      (0..<Self.minutes).map { isOn[$0] ? ($0 % 1440 < 900 ? 100 : 70 + noise(2)) : 0 })
    let blows = running("FA-201")
    add(
      "FA201.FLOW", "m3/h", 1,
      (0..<Self.minutes).map {
        blows[$0] && (800..<830).contains($0 % 1440) ? 12 + noise(0.3) : 0
      })
  }

  /// A programme of a setpoint, an oven that follows it, and a dosing that rises in straight lines.
  private mutating func addRamps() {
    let programme = (0..<Self.minutes).map { minute -> Double in
      switch minute % 1440 {
      case ..<360: 80
      case let time where time < 720: 80 + Double(time - 360) * 0.5
      case let time where time < 1100: 260
      case let time: max(80, 260 - Double(time - 1100) * 0.6)
      }
    }
    add("OV401.SETPOINT", "°C", 1, programme)
    var warmth = 80.0
    add(
      "OV401.TEMP", "°C", 1,
      programme.map {
        warmth += ($0 - warmth) * 0.08
        return warmth + noise(0.2)
      })
    let mixes = running("MX-301")
    add(
      "MX301.WEIGHT", "kg", 2,
      (0..<Self.minutes).map { mixes[$0] ? Double($0 % 360) * 0.25 : 0 })
  }

  /// Counters that go on, that begin anew with each order, and that roll over at 2^16; an energy meter.
  private mutating func addCounters() {
    let isOn = running("MX-301")
    let begins = Set(orders.filter { $0.asset == "MX-301" }.map(\.start))
    var total = 0
    var order = 0
    var energy = 0.0
    var totals: [Double?] = []
    var perOrder: [Double?] = []
    var energies: [Double?] = []
    for minute in 0..<Self.minutes {
      if begins.contains(minute) { order = 0 }
      let pieces = isOn[minute] ? 20 + random.next(10) : 0
      total += pieces
      order += pieces
      energy += isOn[minute] ? 0.32 : 0.004
      totals.append(Double(total))
      perOrder.append(Double(order))
      energies.append(minute % 15 == 0 ? energy : nil)
    }
    add("MX301.COUNT", nil, 0, totals)
    add("MX301.ORDERCOUNT", nil, 0, perOrder)
    add(
      "MX301.PULSES", nil, 0,
      totals.map { $0.map { ($0 * 7).truncatingRemainder(dividingBy: 65_536) } })
    add("MX301.ENERGY", "kWh", 1, energies)
  }

  /// Stored when it changes by a deadband, with and without a repetition; a laboratory value, three a day.
  private mutating func addCompressed() {
    let isOn = running("CP-501")
    for (tag, unit, repetition) in [("CP501.PRESS", "bar", Int.max), ("CP501.FLOW", "m3/h", 240)] {
      var last: (minute: Int, value: Double)?
      add(
        tag, unit, 2,
        (0..<Self.minutes).map { minute -> Double? in
          let value = isOn[minute] ? 7.5 + noise(0.1) : 0
          if let last, abs(value - last.value) < 0.12, minute - last.minute < repetition {
            return nil
          }
          last = (minute, value)
          return value
        })
    }
    add(
      "TK601.LABPH", nil, 2,
      (0..<Self.minutes).map { [378, 852, 1302].contains($0 % 1440) ? 7 + noise(0.05) : nil })
  }

  /// States, stored when they change: machines that run, an alarm that came twice, a mode that was changed once.
  private mutating func addStates() {
    func changes(_ values: [Bool]) -> [Double?] {
      values.indices.map { i in i == 0 || values[i] != values[i - 1] ? (values[i] ? 1 : 0) : nil }
    }
    for asset in Self.machines.dropLast() {
      let name = asset.replacingOccurrences(of: "-", with: "")
      add("\(name).RUN", nil, 0, changes(running(asset)))
    }
    let minutes = Array(0..<Self.minutes)
    add("PU101.ALARM", nil, 0, changes(minutes.map { [5000, 5001, 9300].contains($0) }))
    add("MX301.MODE", nil, 0, changes(minutes.map { $0 < 700 }))
  }

  // MARK: Facts

  private func time(_ minute: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(Self.begin + minute * 60))
    return date.ISO8601Format()
  }

  func plant() throws -> Plant {
    var files = [
      "historian.csv": "Tag,Timestamp,Value,Quality\nPU101.SPEED,\(time(0)),0.0,Good\n"
        + "PU101.SPEED,\(time(1)),1.5,Good\n"
    ]
    if calendar.hasOrders {
      files["orders.csv"] =
        "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"
        + orders.enumerated().map { i, order in
          "\(4711 + i),\(order.asset),M-\(i % 3),B25-\(i),\(time(order.start)),\(time(order.end)),"
            + "\(900 + i % 50),\(i % 7)\n"
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
