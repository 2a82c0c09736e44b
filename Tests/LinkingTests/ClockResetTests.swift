import Foundation
import Linking
import TestSupport
import Testing

/// Clocks that somebody set to another time while their source was recorded.
@Suite struct ClockResetTests {
  private static let begin = ClockAlignerTests.january
  private static let day = 86_400.0

  /// Fails where a loss that is made good midway reads as a gain.
  @Test(arguments: UInt64(1)...3)
  func `a clock that loses and is set right shows neither a drift nor an offset`(seed: UInt64)
    throws
  {
    var plant = ClockPlant(seed: seed, begin: Self.begin, days: 60, assets: 2, perDay: 3)
    let reference = plant.reference(resolution: 30)
    let set = Self.begin + 31 * Self.day
    let source = plant.source(
      zone: { $0 < set ? -300 : 60 }, perDay: -12, jitter: 4, knownZone: "UTC")
    let reading = try ClockAlignerTests.read(source, reference)
    #expect(reading.verdict == .notAssessable)
    #expect(reading.offset == nil && reading.drift == nil)
    #expect(reading.events >= 20)
    let said = reading.evidence.joined().firstMatch(of: /jump by (\d+) s/)
    #expect(said.flatMap { Int($0.1) }.map { abs($0 - 360) <= 10 } == true, "\(reading.evidence)")
    #expect(reading.evidence.contains { $0.contains("2025-02-0") }, "\(reading.evidence)")
  }

  @Test(arguments: [200.0, -240])
  func `a clock that is set once by minutes has no one offset`(jump: Double) throws {
    var plant = ClockPlant(seed: 5, begin: Self.begin, days: 40, assets: 3, perDay: 3)
    let reference = plant.reference(resolution: 10)
    let set = Self.begin + 18 * Self.day
    let source = plant.source(zone: { $0 < set ? 0 : jump }, jitter: 4, knownZone: "UTC")
    let reading = try ClockAlignerTests.read(source, reference)
    #expect(reading.offset == nil)
    #expect(reading.verdict == .notAssessable)
  }

  @Test func `a clock that runs true or drifts was not set`() throws {
    for seed in Laws.seeds(400, part: 24).map(UInt64.init) {
      var random = SeededGenerator(state: seed)
      var plant = ClockPlant(
        seed: seed, begin: Self.begin, days: random.uniform(8...60), assets: 2,
        perDay: random.uniform(2...5))
      let reference = plant.reference(
        resolution: random.uniform(0...60), missing: random.uniform(0...0.3),
        spurious: random.uniform(0...1))
      let source = plant.source(
        zone: ClockPlant.fixed(0), offset: random.uniform(-600...600),
        perDay: seed % 2 == 0 ? 0 : random.uniform(-15...15), lag: random.uniform(0...120),
        jitter: random.uniform(0...30), missing: random.uniform(0...0.3),
        granularity: seed % 3 == 0 ? 60 : 1, knownZone: "UTC")
      let reading = try ClockAlignerTests.read(source, reference)
      #expect(!reading.evidence.contains { $0.contains("jump by") }, "\(seed)")
    }
  }
}
