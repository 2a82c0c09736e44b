import Behaviour
import Foundation
import Profiling
import Recognition
import Testing
import Vocabulary

@Suite struct PhysicalRangeTests {
  @Test(arguments: [
    ("T", "°C", [20.0, 21, -300, 22], 1), ("T", "°F", [70, -300, 72, 71], 0),
    ("T", "K", [300, -1, -1, 301], 2), ("T", "bar", [-300, 5, 6, 7], 0),
    ("KLIMA.Luftfeuchte", "%", [50, 104, 106, -6], 2),
    ("AXIS.Override", "%", [50, 104, 150, -6], 0),
    ("T", "%", [50, 118, 655.35, -6], 1),
  ])
  func `values that no instrument can mean are counted`(
    _ tag: String, _ unit: String, _ values: [Double], _ expected: Int
  ) throws {
    let profile = SeriesProfile(
      samples: values.enumerated().map { (Int64($0.offset) * 60_000_000, $0.element, .good) })
    let tag = TagProfile(tag: tag, asset: nil, unit: unit, line: 1, profile: profile)
    let behaviour = SignalPasses.alone(
      SignalBehaviour(
        tag: tag, path: "h.csv", reading: TagReading(asset: nil, kind: .other, reason: ""),
        vocabulary: try Vocabulary.builtIn()))
    #expect(behaviour.facts.values.outOfRange == expected)
  }
}
