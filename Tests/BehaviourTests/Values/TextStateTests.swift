import Behaviour
import Foundation
import Linking
import Recognition
import TestPlants
import Testing
import Vocabulary

/// States that are written as words.
@Suite struct TextStateTests {
  /// Ten days from 2025-05-05 on, of a state that changes at 6:00 and 20:00 and a temperature every ten minutes.
  ///
  /// - Parameters:
  ///   - service: the word of each noon; `nil` for that of work.
  ///   - load: the power at work and at rest; `nil` without one.
  static func plant(
    tag: String, on: String, off: String, isSampled: Bool, service: String? = nil,
    load: (Int, Int)? = nil
  ) throws -> Plant {
    let begin = 1_746_403_200
    var rows: [String] = []
    for minute in stride(from: 0, to: 14_400, by: 10) {
      let time = Date(timeIntervalSince1970: Double(begin + minute * 60)).ISO8601Format()
      let isOn = (360..<1200).contains(minute % 1440)
      if isSampled || minute == 0 || minute % 1440 == 360 || minute % 1440 == 1200 {
        let word = (720..<780).contains(minute % 1440) ? service ?? on : on
        rows.append("\(tag),\(time),\(isOn ? word : off),Good")
      }
      if let load {
        rows.append("M1.POWER,\(time),\(isOn ? load.0 : load.1).\(minute / 10 % 7),Good")
      }
      rows.append("M1.TEMP,\(time),\(isOn ? 60 : 20).\(minute / 10 % 10),Good")
    }
    let text = "Tag,Timestamp,Value,Quality\n" + rows.joined(separator: "\n")
    return PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(["historian/h.csv": text]))
  }

  @Test(
    arguments: [
      ("M1.EXECUTION", "ACTIVE", "READY"), ("M1.STATE", "Running", "Stopped"),
      ("M1.STATUS", "in Betrieb", "Stillstand"), ("M1.Status", "运行", "停止"),
    ], [true, false])
  func `words tell when a machine runs`(state: (String, String, String), isSampled: Bool) throws {
    let plant = try Self.plant(
      tag: state.0, on: state.1, off: state.2, isSampled: isSampled)
    let asset = try #require(plant.signals.first { $0.tag == "M1.TEMP" }?.asset)
    let running = try #require(plant.running[asset])
    #expect(running.basis == .signals)
    let hours = running.on.seconds / 3600
    #expect(abs(hours - 140) <= 4, "\(hours)")
  }

  @Test(arguments: [("M1.STATE", "Zarb", "Quil"), ("M1.MODE_STATE", "AUTO", "Tavu")])
  func `the load tells what unknown words mean`(state: (String, String, String)) throws {
    let plant = try Self.plant(
      tag: "M1.STATE", on: state.1, off: state.2, isSampled: true, load: (55, 0))
    let signal = try #require(plant.signals.first { $0.tag == "M1.STATE" })
    let running = try #require(plant.running[signal.asset ?? ""])
    #expect(abs(running.on.seconds / 3600 - 140) <= 4)
  }

  @Test func `with a word of which nothing tells it is not known whether the machine ran`() throws {
    let plant = try Self.plant(
      tag: "M1.STATE", on: "Running", off: "Stopped", isSampled: true, service: "Zarb")
    let asset = try #require(plant.signals.first { $0.tag == "M1.TEMP" }?.asset)
    let hours = try #require(plant.running[asset]).on.seconds / 3600
    #expect(abs(hours - 130) <= 4, "\(hours)")
  }

  @Test(arguments: [(55, 40), (55, 55)])
  func `a load that is never nothing tells no word`(load: (Int, Int)) throws {
    let plant = try Self.plant(
      tag: "M1.STATE", on: "Zarb", off: "Quil", isSampled: true, load: load)
    let asset = try #require(plant.signals.first { $0.tag == "M1.TEMP" }?.asset)
    #expect(plant.running[asset] == nil)
  }

  /// A line of two machines, one of which says when it runs; the orders are those of the line and end earlier.
  @Test func `a line runs while its machines do, and else by its orders`() {
    var plant = Plant()
    for id in ["M1", "M2"] {
      plant.identity.assets.append(
        Asset(id: id, className: nil, area: "L1", names: [], owner: nil, confidence: 1))
    }
    var order = ProductionOrder(location: SourceLocation(path: "o.csv", line: 2), system: .mes)
    (order.area, order.start, order.end) = ("L1", 0, 40_000)
    plant.productionOrders = [order]
    var activity = PlantActivity(plant)
    activity.learn([
      "M1": [(0, RunningState(on: Spans([(20_000, 30_000)]), known: Spans([(10_000, 50_000)])))]
    ])
    #expect(activity.lines["L1"]?.on == Spans([(0, 10_000), (20_000, 30_000)]))
    #expect(activity.lines["L1"]?.basis == .both)
    #expect(activity.running(asset: "M2")?.basis == .line)
    #expect(activity.running(asset: "M1")?.basis == .signals)
  }

  @Test(arguments: [
    ("M1.RUN_ALARM", "ACTIVE", "READY"), ("M1.DOOR", "OPEN", "CLOSED"), ("M1.STATE", "A", "B"),
  ])
  func `other words tell nothing`(state: (String, String, String)) throws {
    let plant = try Self.plant(tag: state.0, on: state.1, off: state.2, isSampled: true)
    let asset = try #require(plant.signals.first { $0.tag == "M1.TEMP" }?.asset)
    #expect(plant.running[asset] == nil)
  }
}
