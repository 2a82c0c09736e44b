import Behaviour
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// What stands for missing in series of 2000 values.
@Suite struct MissingCodesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind = SignalKind.temperature
    var unit: String?
    var planted: [Double] = []
    /// Values without what is planted: `low` ..< `low + width`, in tenths.
    var low = 20.0
    var width = 400
    /// The unit of two other signals of the source in which the same is planted; `nil` without any.
    var others: String?
    var codes: [Double] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing planted"),
    Case(name: "-9999", planted: [-9999, -9999, -9999], codes: [-9999]),
    Case(name: "9999 and -9999", planted: [9999, -9999, 9999, -9999], codes: [-9999, 9999]),
    Case(name: "999.9", planted: [999.9, 999.9], codes: [999.9]),
    Case(
      name: "65535 in a flow", kind: .flow, planted: Array(repeating: 65_535, count: 9), low: 0,
      codes: [65_535]),
    Case(name: "-9999 in a counter", kind: .count, planted: [-9999, -9999], codes: [-9999]),
    Case(name: "one -9999, farther away than anything", planted: [-9999], codes: [-9999]),
    Case(name: "one 999 that is nearer", kind: .other, planted: [999], low: 0, width: 1000),
    Case(
      name: "-200 far from everything", planted: Array(repeating: -200, count: 5), width: 20,
      codes: [-200]),
    Case(
      name: "850 for single samples", planted: Array(repeating: 850, count: 5), codes: [850]),
    Case(
      name: "a speed of -200", kind: .speed, planted: Array(repeating: -200, count: 5), width: 20),
    Case(
      name: "-200 near the values is a value", planted: Array(repeating: -200, count: 5),
      width: 800),
    Case(
      name: "-200 that a flow has too", planted: Array(repeating: -200, count: 5), width: 800,
      others: "m3/h", codes: [-200]),
    Case(
      name: "-1 in three flows", kind: .flow, unit: "m3/h",
      planted: Array(repeating: -1, count: 9), low: 0, others: "m3/h", codes: [-1]),
    Case(
      name: "-1 in one flow", kind: .flow, unit: "m3/h", planted: Array(repeating: -1, count: 9),
      low: 0),
    Case(
      name: "600 seconds of three timers", kind: .other,
      planted: Array(repeating: 600, count: 20), low: 0, width: 5000, others: ""),
    Case(name: "0 is a machine at rest", planted: Array(repeating: 0, count: 300)),
    Case(name: "a spike that is not round", planted: [900.3, 900.3, 900.3, 900.3], width: 20),
    Case(
      name: "-999.25 among depths", kind: .other, planted: Array(repeating: -999.25, count: 9),
      codes: [-999.25]),
    Case(
      name: "-99.9 in a freezer is possible", planted: Array(repeating: -99.9, count: 9),
      low: -120),
    Case(
      name: "a full scale of 32767 that the values reach", kind: .other,
      planted: [32_767, 32_767], low: 32_700, width: 600),
    Case(
      name: "a speed of 0 and 1480", kind: .speed, planted: Array(repeating: 1480, count: 400),
      low: 0, width: 1),
    Case(
      name: "a spindle of 0 and 9999", kind: .speed, planted: Array(repeating: 9999, count: 400),
      low: 0, width: 1),
    Case(
      name: "a valve that opens fully for an hour a day", kind: .other, unit: "%",
      planted: Array(repeating: 100, count: 80), width: 20),
    Case(
      name: "a setpoint without a limit", kind: .setpoint,
      planted: Array(repeating: 999, count: 80)),
  ]

  private static func signal(_ each: Case, _ kind: SignalKind, _ unit: String?, seed: UInt64)
    throws -> (signal: SignalBehaviour, values: [Double])
  {
    var random = SeededGenerator(state: seed)
    var values = (0..<2000).map { _ in each.low + Double(random.next(each.width)) / 10 }
    for (i, value) in each.planted.enumerated() { values[50 + i * 7 % 1900] = value }
    let signal = SignalBehaviour(
      tag: TagProfile(
        tag: "T\(seed)", asset: nil, unit: unit, line: 2, profile: profile(values)),
      path: "h.csv", reading: TagReading(asset: nil, kind: kind, reason: ""),
      vocabulary: try ExportedPlant.vocabulary.get())
    return (signal, values)
  }

  @Test(arguments: cases)
  func `a number stands for missing only where something proves it`(each: Case) throws {
    let own = try Self.signal(each, each.kind, each.unit, seed: 3)
    var signals = [own.signal]
    if let unit = each.others {
      let kind = unit == "m3/h" ? SignalKind.flow : each.kind
      for seed in [4, 5] as [UInt64] {
        signals.append(try Self.signal(each, kind, unit, seed: seed).signal)
      }
    }
    var plant = PlantSignals(signals, vocabulary: try ExportedPlant.vocabulary.get())
    plant.run(SignalPasses.written)
    let found = plant.behaviours[0].facts.values
    #expect(found.sentinelValues == each.codes)
    #expect(found.sentinels == own.values.count { each.codes.contains($0) })
    let kept = own.values.filter { !each.codes.contains($0) }
    #expect(found.minimum == kept.min())
    #expect(found.maximum == kept.max())
  }
}
