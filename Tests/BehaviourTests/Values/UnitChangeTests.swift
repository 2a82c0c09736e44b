import Behaviour
import Foundation
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// Levels that change at one date by what lies between two units, and by other things.
@Suite struct UnitChangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: SignalKind
    var change: @Sendable (Double) -> Double
    /// Level of the signal without the change, where it works.
    var level = 6.0
    /// What a speed of the same machine does at the same time; `nil` without one.
    var companion: (@Sendable (Double) -> Double)? = { $0 }
    var scale: String? = nil
    var testDescription: String { name }
  }

  private static let minutes = 28 * 1440
  private static let date = 17 * 1440

  static let cases = [
    Case(name: "nothing", kind: .pressure, change: { $0 }),
    Case(
      name: "psi for bar", kind: .pressure, change: { $0 * 14.5038 },
      scale: "values 14.5 times those before"),
    Case(
      name: "bar for kPa", kind: .pressure, change: { $0 / 100 },
      scale: "values 1/100 of those before"),
    Case(
      name: "psi for bar without another signal", kind: .pressure, change: { $0 * 14.5038 },
      companion: nil, scale: "values 14.5 times those before"),
    Case(
      name: "°F for °C", kind: .temperature, change: { $0 * 1.8 + 32 }, level: 60,
      scale: "°F for °C"),
    Case(
      name: "°C for °F", kind: .temperature, change: { ($0 - 32) / 1.8 }, level: 150,
      scale: "°C for °F"),
    Case(
      name: "K for °C", kind: .temperature, change: { $0 + 273.15 }, level: 60, scale: "K for °C"),
    Case(
      name: "inches for millimetres", kind: .vibration, change: { $0 / 25.4 },
      scale: "values 1/25.4 of those before"),
    Case(name: "another factor", kind: .pressure, change: { $0 * 12 }),
    Case(name: "another set point", kind: .pressure, change: { $0 + 81 }),
    Case(name: "a hotter product", kind: .temperature, change: { $0 + 80 }, level: 60),
    Case(
      name: "ten times as much of everything", kind: .pressure, change: { $0 * 100 },
      companion: { $0 * 3 }),
    Case(
      name: "a factor of ten that nothing else confirms", kind: .pressure, change: { $0 * 100 },
      companion: nil),
    Case(name: "a setting", kind: .setpoint, change: { $0 * 10 }),
  ]

  @Test(arguments: cases)
  func `a unit changes only by what lies between units`(each: Case) throws {
    var behaviours = [
      try Self.behaviour(each.kind, level: each.level, seed: 3, each.change)
    ]
    if let companion = each.companion {
      behaviours.append(try Self.behaviour(.speed, level: 1480, seed: 4, companion))
    }
    for i in behaviours.indices { behaviours[i].facts.asset = "M1" }
    var plant = PlantSignals(behaviours, vocabulary: try ExportedPlant.vocabulary.get())
    plant.run([UnitChange.self])
    let change = plant.behaviours[0].facts.values.unitChange
    #expect(change?.scale == each.scale)
    if let change { #expect(abs(change.time - Double(Self.date * 60)) <= 12 * 3600) }
    #expect(plant.behaviours.dropFirst().allSatisfy { $0.facts.values.unitChange == nil })
  }

  static func signals() throws -> [SignalBehaviour] {
    try [
      behaviour(.pressure, level: 5, seed: 3) { $0 * 100 },
      behaviour(.speed, level: 1480, seed: 4) { $0 },
    ]
  }

  /// Works for 16 hours of each day.
  private static func behaviour(
    _ kind: SignalKind, level: Double, seed: UInt64, _ change: (Double) -> Double
  ) throws -> SignalBehaviour {
    var random = SeededGenerator(state: seed)
    let values = (0..<minutes).map { minute -> Double in
      let noise = random.unit() + random.unit() - 1
      let value = (minute % 1440 < 960 ? level : 0.4 * level) * (1 + 0.05 * noise)
      return minute < date ? value : change(value)
    }
    return SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(tag: "T\(seed)", asset: nil, unit: nil, line: 2, profile: profile(values)),
        path: "h.csv", reading: TagReading(asset: nil, kind: kind, reason: ""),
        vocabulary: try ExportedPlant.vocabulary.get()))
  }
}
