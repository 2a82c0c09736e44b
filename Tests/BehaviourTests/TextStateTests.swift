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
  static func plant(tag: String, on: String, off: String, isSampled: Bool) throws -> Plant {
    let begin = 1_746_403_200
    var rows: [String] = []
    for minute in stride(from: 0, to: 14_400, by: 10) {
      let time = Date(timeIntervalSince1970: Double(begin + minute * 60)).ISO8601Format()
      let isOn = (360..<1200).contains(minute % 1440)
      if isSampled || minute == 0 || minute % 1440 == 360 || minute % 1440 == 1200 {
        rows.append("\(tag),\(time),\(isOn ? on : off),Good")
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
