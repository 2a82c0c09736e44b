import Profiling
import TestSupport
import Testing

@Suite struct IntervalHistogramTests {
  static func histogram(_ seconds: some Sequence<Double>) -> IntervalHistogram {
    var counter = IntervalCounter()
    for interval in seconds { counter.add(Int64((interval * 1e6).rounded())) }
    return counter.finish()
  }

  /// Intervals of a sender that samples every `period` seconds and drops values that did not change.
  static func suppressed(period: Double, share: Double, count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(state: seed)
    return (0..<count).map { _ in
      var periods = 1.0
      while Double.random(in: 0..<1, using: &random) < share { periods += 1 }
      return period * periods
    }
  }

  @Test(arguments: [0.01, 0.1, 1, 7, 15, 60, 900, 3600, 86_400, 604_800])
  func theTypicalIntervalStandsUnderJitter(period: Double) throws {
    var random = SeededGenerator(state: UInt64(period * 100))
    let jittered = (0..<4000).map { _ in period * Double.random(in: 0.9...1.1, using: &random) }
    let typical = try #require(IntervalHistogramTests.histogram(jittered).typical)
    #expect(abs(typical - period) <= 0.05 * period)
  }

  @Test(arguments: [0.7, 0.9], [1.0, 10, 60, 300])
  func theTypicalIntervalStandsUnderExceptionReporting(share: Double, period: Double) throws {
    let intervals = IntervalHistogramTests.suppressed(
      period: period, share: share, count: 20_000, seed: 3)
    let typical = try #require(IntervalHistogramTests.histogram(intervals).typical)
    #expect(abs(typical - period) <= 0.05 * period)
  }

  @Test func theTypicalIntervalStandsUnderDoubleLogging() throws {
    // Each sample is written a second time a few milliseconds later, for two of five samples.
    let intervals = (0..<2000).flatMap { $0 % 5 < 2 ? [0.003, 59.997] : [60.0] }
    let typical = try #require(IntervalHistogramTests.histogram(intervals).typical)
    #expect(abs(typical - 60) <= 3)
  }

  @Test(arguments: [60.0, 600, 1800])
  func manyLikeIntervalsAtTheLongEndAreACrowd(heartbeat: Double) throws {
    var random = SeededGenerator(state: 9)
    let changes = IntervalHistogramTests.suppressed(period: 2, share: 0.5, count: 3000, seed: 4)
    let beats = (0..<400).map { _ in heartbeat * Double.random(in: 0.995...1.005, using: &random) }
    let crowds = IntervalHistogramTests.histogram(changes + beats + [40_000]).longCrowds
    let found = try #require(crowds.first { $0.isPeak })
    #expect(abs(found.seconds.upperBound - heartbeat) <= 0.05 * heartbeat)
    #expect(found.count >= 400)
  }

  @Test func steadySeriesAndSingleGapsHaveNoCrowd() {
    let steady = (0..<3000).map { _ in 60.0 }
    #expect(IntervalHistogramTests.histogram(steady).longCrowds.filter(\.isPeak).isEmpty)
    #expect(
      IntervalHistogramTests.histogram(steady + [7200, 9000, 40_000]).longCrowds.filter(\.isPeak)
        .isEmpty)
    #expect(IntervalHistogramTests.histogram([60]).longCrowds.filter(\.isPeak).isEmpty)
    let suppressed = IntervalHistogramTests.suppressed(
      period: 10, share: 0.9, count: 5000, seed: 5)
    #expect(IntervalHistogramTests.histogram(suppressed).longCrowds.filter(\.isPeak).isEmpty)
  }

  /// How a grid of one minute is left out.
  enum Holes: CaseIterable, Sendable {
    case quietTimes, oneByOne, outages, none

    /// Whether a minute is left out that follows so many others.
    func leavesOut(_ before: Int, _ random: inout SeededGenerator) -> Bool {
      let share = Double.random(in: 0..<1, using: &random)
      return switch self {
      case .quietTimes: share < (before == 0 ? 0.17 : before < 3 ? 0.55 : 0.7)
      case .oneByOne: share < 0.2
      case .outages: before > 0 && before < 9 || share < 0.015
      case .none: false
      }
    }
  }

  @Test(arguments: Holes.allCases)
  func holesOfAllLengthsAreAHabit(holes: Holes) {
    var random = SeededGenerator(state: 3)
    var intervals: [Double] = []
    while intervals.count < 20_000 {
      var before = 0
      while holes.leavesOut(before, &random) { before += 1 }
      intervals.append(Double(before + 1) * 60)
    }
    let histogram = IntervalHistogramTests.histogram(intervals)
    #expect(histogram.isThinned(60) == (holes == .quietTimes))
  }

  @Test func quantilesAndSharesFollowTheCounts() {
    let histogram = IntervalHistogramTests.histogram(
      [10.0, 10, 10, 10, 10, 10, 10, 100, 100, 1000])
    #expect(histogram.count == 10)
    #expect(histogram.quantile(0.5) == 10)
    #expect(histogram.quantile(0.9) == 100)
    #expect(histogram.quantile(1) == 1000)
    #expect(histogram.countAtLeast(100) == 3)
    #expect(histogram.countAtLeast(0) == 10)
    #expect(histogram.countAtLeast(.infinity) == 0)
    #expect(histogram.shareNear(10, factor: 1.5) == 0.7)
    #expect(histogram.bins.map(\.seconds) == [10, 100, 1000])
    #expect(histogram.bins.map(\.count) == [7, 2, 1])
  }

  @Test func anEmptyHistogramSaysNothing() {
    let empty = IntervalHistogram()
    #expect(
      empty.typical == nil && empty.quantile(0.5) == nil
        && empty.longCrowds.filter(\.isPeak).isEmpty)
    #expect(empty.countAtLeast(1) == 0 && empty.shareNear(1, factor: 2) == 0)
    #expect(empty.bins.isEmpty)
  }

  @Test func theLongestAndShortestIntervalsHaveAPlace() {
    var counter = IntervalCounter()
    for microseconds: Int64 in [0, 1, 60, 200_000_000_000_000_000, .max] {
      counter.add(microseconds)
    }
    #expect(counter.finish().bins.map(\.count).reduce(0, +) == 5)
  }

  @Test func partsMergeToTheWhole() {
    let intervals = IntervalHistogramTests.suppressed(period: 5, share: 0.6, count: 999, seed: 8)
    var merged = IntervalHistogramTests.histogram(intervals[..<400])
    merged.merge(IntervalHistogramTests.histogram(intervals[400...]))
    #expect(merged == IntervalHistogramTests.histogram(intervals))
    merged.merge(IntervalHistogram())
    #expect(merged == IntervalHistogramTests.histogram(intervals))
    var empty = IntervalHistogram()
    empty.merge(merged)
    #expect(empty == merged)
  }

  @Test(arguments: [0, 1, 400, 998, 999])
  func countersMergeToTheWhole(split: Int) {
    // Of all lengths, so that the bins grow to both sides.
    let intervals: [Int64] = (0..<999).map { i in
      let grown = Int64(1_000_000 + i) << Int64(i % 20)
      return grown >> Int64(i % 23)
    }
    var whole = IntervalCounter()
    var merged = IntervalCounter()
    var rest = IntervalCounter()
    for (i, microseconds) in intervals.enumerated() {
      whole.add(microseconds)
      if i < split { merged.add(microseconds) } else { rest.add(microseconds) }
    }
    merged.merge(rest)
    #expect(merged.finish() == whole.finish())
    #expect(whole.finish().count == 999)
  }

  @Test func whatIsReplacedWasNeverThere() {
    var histogram = IntervalHistogramTests.histogram([60, 60, 3600])
    histogram.replace(3_600_000_000, by: [])
    #expect(histogram == IntervalHistogramTests.histogram([60, 60]))
    histogram.replace(60_000_000, by: [20_000_000, 40_000_000])
    #expect(histogram == IntervalHistogramTests.histogram([60, 20, 40]))
    histogram.replace(nil, by: [7_000_000])
    #expect(histogram == IntervalHistogramTests.histogram([60, 20, 40, 7]))
  }
}
