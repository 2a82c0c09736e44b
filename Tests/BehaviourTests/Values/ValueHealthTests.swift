import Behaviour
import Foundation
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// What has steps too coarse for it, or is cut off at an end of its range, and what only looks so.
@Suite struct ValueHealthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: SignalKind
    var unit: String? = nil
    /// Value of a minute; the second number is noise of about -3…3.
    var value: @Sendable (Int, Double) -> Double
    /// Three more signals of the same kind and unit in the same source.
    var sibling: (@Sendable (Int, Double) -> Double)? = nil
    /// Whether orders tell when the machine runs: 400 minutes of each 800.
    var hasOrders = false
    var categories: Int? = nil
    var saturation: Saturation.Place? = nil
    var testDescription: String { name }
  }

  private static let minutes = 8000

  private static func isOn(_ minute: Int) -> Bool { minute % 800 < 400 }

  private static func rounded(_ value: Double, to step: Double) -> Double {
    (value / step).rounded() * step
  }

  static let resolutions = [
    Case(
      name: "a vibration in whole mm/s", kind: .vibration, unit: "mm/s",
      value: { isOn($0) ? rounded(2.2 + 0.6 * $1, to: 1) : 0 }, categories: 4),
    Case(
      name: "a vibration in whole mm/s that never rests", kind: .vibration, unit: "mm/s",
      value: { rounded(6.1 + 0.5 * $1, to: 1) }, categories: 3),
    Case(
      name: "a current in steps of 5 A", kind: .current, unit: "A",
      value: { isOn($0) ? rounded(37 + 2.5 * $1, to: 5) : 0 }, categories: 4),
    Case(
      name: "a temperature in steps of 5 K", kind: .temperature, unit: "°C",
      value: { rounded(60 + 3 * $1, to: 5) }, categories: 3),
    Case(
      name: "coarse steps, but enough of them", kind: .power, unit: "kW",
      value: { rounded(100 + 45 * sin(Double($0) / 90) + 4 * $1, to: 10) }, categories: 10),
    Case(
      name: "a vibration that whole mm/s leave nothing of, beside fine ones", kind: .vibration,
      unit: "mm/s",
      value: { isOn($0) ? rounded(2.9 + 0.1 * $1 + Double($0) / 10_000, to: 1) : 0 },
      sibling: { isOn($0) ? 2.9 + 0.1 * $1 : 0.1 }, categories: 2),
    Case(
      name: "fixed levels that hold, beside fine ones", kind: .flow, unit: "m3/h",
      value: { minute, _ in [0, 40, 80, 120][minute / 90 % 4] },
      sibling: { 80 + Double($0 % 7) + $1 }),
    Case(
      name: "a fine vibration", kind: .vibration, unit: "mm/s",
      value: { rounded(2.3 + 0.4 * $1, to: 0.01) }),
    Case(
      name: "a good bearing on a display of 0.1 mm/s", kind: .vibration, unit: "mm/s",
      value: { rounded(0.8 + 0.06 * $1, to: 0.1) }),
    Case(
      name: "a regulated pressure on a display of 0.1 bar", kind: .pressure, unit: "bar",
      value: { rounded(1.2 + 0.06 * $1, to: 0.1) }),
    Case(
      name: "a quiet pressure with two decimals", kind: .pressure, unit: "bar",
      value: { rounded(2.31 + 0.004 * $1, to: 0.01) }),
    Case(
      name: "a hall in whole degrees", kind: .temperature, unit: "°C",
      value: { rounded(19 + sin(Double($0) / 230) + 0.3 * $1, to: 1) }),
    Case(
      name: "a tank in whole percent", kind: .level, unit: "%",
      value: { rounded(31 + 0.4 * $1, to: 1) }),
    Case(
      name: "a machine in reserve beside others that run", kind: .vibration, unit: "mm/s",
      value: { rounded(0.02 + 0.005 * $1, to: 0.01) }, sibling: { _, noise in 2.3 + 0.4 * noise }),
    Case(name: "a switch", kind: .current, value: { _, noise in noise > 0 ? 1 : 0 }),
    Case(
      name: "fixed levels that hold", kind: .flow, unit: "m3/h",
      value: { minute, _ in [0, 40, 80, 120][minute / 90 % 4] }),
    Case(
      name: "a position in steps", kind: .position, value: { rounded(3 + 0.5 * $1, to: 1) }),
    Case(name: "a setting", kind: .setpoint, value: { rounded(3 + 0.5 * $1, to: 1) }),
    Case(
      name: "a signal below its resolution", kind: .pressure, unit: "bar",
      value: { rounded($0 < 4000 ? 2.1 : 3.1 + 0.01 * $1, to: 1) }),
  ]

  static let ranges = [
    Case(
      name: "a vibration that is cut off", kind: .vibration, unit: "mm/s",
      value: { min(10, rounded(isOn($0) ? 9.2 + 0.6 * $1 : 0.4 + 0.05 * $1, to: 0.01)) },
      saturation: .edge),
    Case(
      name: "a pressure that is cut off", kind: .pressure, unit: "bar",
      value: { min(6, rounded(4.8 + 0.5 * $1 + 0.3 * sin(Double($0) / 200), to: 0.001)) },
      saturation: .edge),
    Case(
      name: "a flow that is cut off below", kind: .flow, unit: "m3/h",
      value: { isOn($0) ? max(2, rounded(3 + 0.6 * $1, to: 0.01)) : 2.5 + 0.02 * $1 },
      hasOrders: true, saturation: .edge),
    Case(
      name: "the same when nobody knows that it runs", kind: .flow, unit: "m3/h",
      value: { isOn($0) ? max(2, rounded(3 + 0.6 * $1, to: 0.01)) : 2.5 + 0.02 * $1 }),
    Case(
      name: "noise", kind: .vibration, unit: "mm/s", value: { rounded(8.5 + 0.6 * $1, to: 0.01) }),
    Case(
      name: "a machine at rest", kind: .power, unit: "kW",
      value: { isOn($0) ? 30 + $1 : 0 }, hasOrders: true),
    Case(
      name: "a pump at rest under static pressure", kind: .pressure, unit: "bar",
      value: { isOn($0) ? 4 + 0.2 * $1 : 1.2 }, hasOrders: true),
    Case(
      name: "a valve at the end of its travel", kind: .position, unit: "%",
      value: { min(100, 95 + 3 * $1) }),
    Case(
      name: "a humidity that meets 100 %", kind: .flow, unit: "%", value: { min(100, 95 + 3 * $1) }),
    Case(name: "a setting", kind: .setpoint, value: { min(10, 8.5 + 0.6 * $1) }),
    Case(name: "a full tank", kind: .level, unit: "m", value: { min(4.2, 3.9 + 0.2 * $1) }),
    Case(
      name: "a drive at its limit", kind: .speed, unit: "rpm", value: { min(1480, 1470 + 8 * $1) }),
    Case(
      name: "a batch that heats up and is held", kind: .temperature, unit: "°C",
      value: { minute, _ in min(260, 80 + Double(minute % 400)) }),
    Case(
      name: "an oven under control", kind: .temperature, unit: "°C",
      value: { rounded(min(260, 80 + Double($0 % 400)) + 0.1 * $1, to: 0.1) }),
    Case(
      name: "a pressure that its resolution holds", kind: .pressure, unit: "bar",
      value: { isOn($0) ? rounded(min(6, Double($0 % 800) * 0.13) + 0.002 * $1, to: 0.01) : 0 }),
    Case(
      name: "a loop that fails", kind: .current, unit: "mA",
      value: { (4000..<4040).contains($0) ? 3.5 : 12 + 5 * sin(Double($0) / 90) + 0.1 * $1 },
      saturation: .loopFailure),
    Case(
      name: "a loop at its end", kind: .current, unit: "mA",
      value: { min(20.6, 16 + 2 * sin(Double($0) / 900) + ($0 % 900 < 60 ? 8 : 0) + 0.1 * $1) },
      saturation: .loopLimit),
    Case(
      name: "a loop within its range", kind: .current, unit: "mA",
      value: { max(3.9, 12 + 8 * sin(Double($0) / 90)) + 0.01 * $1 }),
    Case(
      name: "a small motor", kind: .current, unit: "mA",
      value: { isOn($0) ? 40 + 3 * $1 : 2.2 + 0.1 * $1 }),
    Case(
      name: "a coil that is switched off", kind: .current, unit: "mA",
      value: { isOn($0) ? 12 + 0.1 * $1 : 0 }),
    Case(
      name: "a level beyond its span", kind: .level, unit: "%",
      value: { min(103.2, 80 + ($0 % 900 < 90 ? 30 : 0) + $1) }, saturation: .loopLimit),
    Case(
      name: "a motor at 105 % of its load", kind: .power, unit: "%",
      value: { min(104.9, 80 + ($0 % 900 < 90 ? 22 : 0) + $1) }),
  ]

  @Test(arguments: resolutions + ranges)
  func `only what the samples prove is told of their steps and ends`(each: Case) throws {
    var plant = Plant()
    if each.hasOrders {
      for start in stride(from: 0, to: Self.minutes, by: 800) {
        var order = ProductionOrder(
          location: .init(path: "o.csv", line: 1), system: .mes)
        order.asset = "M1"
        order.start = Double(start * 60)
        order.end = Double((start + 400) * 60)
        plant.productionOrders.append(order)
      }
    }
    var behaviours = try ([each.value] + Array(repeating: each.sibling, count: 3).compactMap { $0 })
      .enumerated().map {
        try Self.behaviour(
          $0.element, kind: each.kind, unit: each.unit, seed: UInt64($0.offset + 3))
      }
    if each.hasOrders { behaviours[0].facts.asset = "M1" }
    var signals = PlantSignals(behaviours, vocabulary: try ExportedPlant.vocabulary.get())
    signals.place(in: plant, zones: SourceZones())
    signals.run([WhenAssetsRan.self, Quantisation.self, Saturation.self])
    let facts = signals.behaviours[0].facts
    #expect(
      facts.values.quantisation?.categories == each.categories,
      "\(String(describing: facts.values.quantisation))"
    )
    #expect(
      facts.values.saturation?.place == each.saturation,
      "\(String(describing: facts.values.saturation))")
  }

  @Test func `what is cut off is counted`() throws {
    let each = Self.ranges[0]
    var signals = PlantSignals(
      [try Self.behaviour(each.value, kind: each.kind, unit: each.unit, seed: 3)],
      vocabulary: try ExportedPlant.vocabulary.get())
    signals.run([Saturation.self])
    let values = Self.values(each.value, seed: 3)
    let expected = Saturation(place: .edge, value: 10, samples: values.count { $0 == 10 })
    #expect(expected.samples > 100)
    #expect(signals.behaviours[0].facts.values.saturation == expected)
  }

  private static func values(_ value: (Int, Double) -> Double, seed: UInt64) -> [Double] {
    var random = SeededGenerator(state: seed)
    return (0..<minutes).map { minute in
      value(minute, (random.unit() + random.unit() + random.unit() - 1.5) * 2)
    }
  }

  private static func behaviour(
    _ value: (Int, Double) -> Double, kind: SignalKind, unit: String?, seed: UInt64
  ) throws -> SignalBehaviour {
    SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(
          tag: "T\(seed)", asset: nil, unit: unit, line: 2,
          profile: profile(values(value, seed: seed))),
        path: "h.csv", reading: TagReading(asset: nil, kind: kind, reason: ""),
        vocabulary: try ExportedPlant.vocabulary.get()))
  }
}
