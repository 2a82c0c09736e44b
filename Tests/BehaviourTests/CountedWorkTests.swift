import Behaviour
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// Signals whose name says nothing, and whose values count something or do not.
@Suite struct CountedWorkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// The value of a minute, by the one before and by chance of 0 to 9.
    var next: @Sendable (_ minute: Int, _ value: Double, _ chance: Int) -> Double
    var isCount: Bool
    /// Minutes that show nothing in between.
    var lost: Set<Int> = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "pieces", next: { $1 + Double($2) }, isCount: true),
    Case(
      name: "pieces with lost readings", next: { $1 + Double($2) }, isCount: true,
      lost: [300, 701, 1402]),
    Case(name: "a ramp", next: { minute, _, _ in Double(minute) }, isCount: false),
    Case(
      name: "a time of the day", next: { minute, _, _ in Double(minute % 1440 * 60) },
      isCount: false),
    Case(
      name: "a level that fills", next: { $1 + Double($2) - 4 }, isCount: false),
    Case(
      name: "a temperature that rises", next: { $1 + Double($2) * 0.11 }, isCount: false),
    Case(
      name: "a dosing", next: { $0 % 240 == 0 ? 0 : $1 + Double($2) }, isCount: false),
  ]

  @Test(arguments: cases)
  func `whole numbers that rise by changing steps are counts`(each: Case) throws {
    var random = SeededGenerator(state: 5)
    var value = 500.0
    var samples: [(time: Int64, value: Double, quality: Quality)] = []
    for minute in 0..<3000 {
      value = each.next(minute, value, Int(random.next(10)))
      samples.append(
        (Int64(minute) * 60_000_000, each.lost.contains(minute) ? 0 : value, .good))
    }
    let signal = SignalBehaviour(
      tag: TagProfile(
        tag: "X1.Zarb", asset: nil, unit: nil, line: 2, profile: SeriesProfile(samples: samples)),
      path: "h.csv", reading: TagReading(asset: "X1", kind: .other, reason: ""),
      vocabulary: try ExportedPlant.vocabulary.get())
    #expect((signal.facts.kind == .count) == each.isCount)
  }
}
