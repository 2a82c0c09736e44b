import Behaviour
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// What is odd in one short series, by its own measure.
@Suite struct IrregularitiesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Minute and value, in the order of the file.
    var samples: [(minute: Int, value: Double)]
    var spikes: [Double]? = []
    var missing: Int? = 0
    var flatlines: [Double] = []
    var testDescription: String { name }
  }

  /// 200 values of a noisy wave between 19 and 21 in steps of a hundredth, one each 15 minutes.
  static func wave(_ change: (Int, Double) -> Double = { $1 }) -> [(minute: Int, value: Double)] {
    var random = SeededGenerator(state: 5)
    return (0..<200).map { i in
      let value = 20 + Double(i % 40 - 20) / 40 + Double(random.next(100)) / 200
      return (i * 15, change(i, value))
    }
  }

  /// A value that rises by one in each sample.
  static func ramp(_ change: (Int, Double) -> Double = { $1 }) -> [(minute: Int, value: Double)] {
    (0..<120).map { ($0 * 15, change($0, 100 + Double($0))) }
  }

  static let cases = [
    Case(name: "nothing", samples: wave()),
    Case(name: "a spike", samples: wave { $0 == 90 ? 45 : $1 }, spikes: [45]),
    Case(name: "a spike down", samples: wave { $0 == 90 ? -5 : $1 }, spikes: [-5]),
    Case(
      name: "two spikes", samples: wave { $0 == 90 ? 45 : $0 == 130 ? 46 : $1 }, spikes: [45, 46]),
    Case(
      name: "a sentinel is told as such",
      samples: wave { $0 % 30 == 10 ? -999 : $1 }),
    Case(name: "a stop of one sample", samples: wave { $0 == 90 ? 0 : $1 }),
    Case(name: "short stops again and again", samples: wave { $0 % 30 == 10 ? 0.1 : $1 }),
    Case(name: "a peak within reach", samples: wave { $0 == 90 ? 24 : $1 }),
    Case(name: "a peak of two samples", samples: wave { (90...91).contains($0) ? 45 : $1 }),
    Case(name: "a level that stays", samples: wave { $0 >= 90 ? $1 + 25 : $1 }),
    Case(
      name: "one row left out", samples: wave().filter { $0.minute != 90 * 15 }, missing: 1),
    Case(
      name: "no grid", samples: wave().map { ($0.minute + $0.minute / 15 % 3 * 4, $0.value) },
      spikes: nil, missing: nil),
    Case(
      name: "a short series with one stuck value",
      samples: Array(wave { (50..<63).contains($0) ? 20.005 : $1 }.prefix(120)),
      flatlines: [20.005]),
    Case(
      name: "a value that is held twice",
      samples: Array(
        wave { (50..<63).contains($0) ? 20.005 : (80..<93).contains($0) ? 20.015 : $1 }.prefix(120))
    ),
    Case(
      name: "a stuck reading of what went on rising",
      samples: ramp { (40..<52).contains($0) ? 140 : $1 }, flatlines: [140]),
    Case(
      name: "a counter that stood and went on",
      samples: ramp { $0 >= 52 ? $1 - 11 : $0 >= 40 ? 140 : $1 }),
  ]

  @Test(arguments: cases)
  func `a short series is judged by its own measure`(each: Case) throws {
    let behaviour = try Self.behaviour(each.samples)
    let profile = behaviour.profile
    #expect(behaviour.facts.values.spikes?.map(\.value) == each.spikes)
    var plant = PlantSignals([behaviour], vocabulary: try ExportedPlant.vocabulary.get())
    plant.run([SkippedSamples.self])
    #expect(plant.behaviours[0].facts.sampling.missing == each.missing)
    #expect(
      profile.runs.filter { $0.samples > 10 && behaviour.isStuck($0) }.map(\.value)
        == each.flatlines)
  }

  @Test func `what is left out while the source stood is not counted`() throws {
    let samples = Self.wave().filter { $0.minute != 90 * 15 }
    var behaviours = try (0..<2).map { _ in try Self.behaviour(samples) }
    behaviours[1].facts.coverage.gaps = [Gap(start: 80_000, end: 82_000, cause: .outage)]
    var plant = PlantSignals(behaviours, vocabulary: try ExportedPlant.vocabulary.get())
    plant.run([SkippedSamples.self])
    #expect(plant.behaviours.map(\.facts.sampling.missing) == [0, 0])
  }

  @Test func `it is known where late samples lie`() throws {
    var samples = Self.wave()
    samples.insert(contentsOf: samples[96..<100], at: 102)
    let facts = try Self.behaviour(samples).facts
    #expect(facts.sampling.outOfOrder == 4)
    #expect(facts.sampling.lateFirst == 96 * 900 && facts.sampling.lateLast == 99 * 900)
    #expect(try Self.behaviour(Self.wave()).facts.sampling.lateFirst == nil)
  }

  private static func behaviour(_ samples: [(minute: Int, value: Double)]) throws
    -> SignalBehaviour
  {
    let profile = SeriesProfile(
      samples: samples.map { (Int64($0.minute) * 60_000_000, $0.value, .unknown) })
    return SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(tag: "T", asset: nil, unit: nil, line: 2, profile: profile), path: "h.csv",
        reading: TagReading(asset: nil, kind: .temperature, reason: ""),
        vocabulary: try ExportedPlant.vocabulary.get()))
  }
}
