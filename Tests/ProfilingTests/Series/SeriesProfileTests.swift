import Profiling
import Recognition
import TestSupport
import Testing

@Suite struct SeriesProfileTests {
  /// A sample a minute, `value` of the minute.
  static func minutely(
    _ minutes: some Sequence<Int>, _ value: (Int) -> Double = { Double($0 % 10) }
  ) -> [Sample] {
    minutes.map { Sample(Double($0) * 60, value($0)) }
  }

  static func spans(_ profile: SeriesProfile, atLeast seconds: Double) -> [SeriesProfile.Span] {
    profile.longest.filter { Double($0.microseconds) >= seconds * 1e6 }
      .sorted { $0.start < $1.start }
  }

  /// Intervals of 8 to 12 s with single ones that are longer, at any place and of any length; in either direction.
  @Test(arguments: [1, 2, 3, 4] as [UInt64], [false, true])
  func noIntervalIsLostThatMayBeAGap(seed: UInt64, descends: Bool) throws {
    var random = SeededGenerator(state: seed)
    for count in [200, 255, 256, 257, 700, 3000] {
      var seconds = [0.0]
      for _ in 1..<count {
        let isLong = Int.random(in: 0..<50, using: &random) == 0
        seconds.append(
          seconds[seconds.count - 1] + .random(in: isLong ? 15...90 : 8...12, using: &random))
      }
      let times = seconds.map { at($0) }
      let samples = (descends ? times.reversed() : times).enumerated().map {
        (time: $0.element, value: Double($0.offset % 7), quality: Quality.good)
      }
      let profile = SeriesProfile(samples: samples)
      let intervals = zip(times, times.dropFirst()).map {
        SeriesProfile.Span(start: $0, end: $1)
      }
      #expect(
        SeriesProfileTests.spans(profile, atLeast: 15)
          == intervals.filter { $0.microseconds >= 15_000_000 })
      let longest = try #require(profile.longest.first)
      #expect(longest.microseconds == intervals.map(\.microseconds).max())
      #expect(count < 300 || profile.longest.count < 100)
    }
  }

  /// Starts and stops among the small steps of what runs, and of what only begins to run later on.
  @Test(arguments: [0, 3000], [1, 2] as [UInt64])
  func noStepOverMuchOfTheRangeIsLost(rest: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let values = (0..<9000).map { i in
      i >= rest && i / 150 % 2 == 0 ? 100 + Double.random(in: -4...4, using: &random) : 0
    }
    let profile = SeriesProfile(values.enumerated().map { Sample(Double($0.offset), $0.element) })
    let steps = values.indices.dropFirst().filter { abs(values[$0] - values[$0 - 1]) > 50 }
    #expect(
      profile.jumps.filter { $0.size > 50 }.map(\.to).sorted() == steps.map { at(Double($0)) })
    #expect(profile.jumps.count < 2 * steps.count + 20)
  }

  /// A counter that makes up for a reading that stood does so in a small part of its range.
  @Test func stepsOfCountersAreKept() {
    let samples = (0..<5000).map { i in
      Sample(Double(i) * 10, Double((1000..<1100).contains(i) ? 1000 : i))
    }
    let profile = SeriesProfile(samples)
    #expect(
      profile.jumps.first == .init(from: at(10_990), to: at(11_000), before: 1000, after: 1100))
    #expect(profile.jumps.count == SeriesProfile.jumpLimit)
  }

  /// The longest interval is told also where none stands out.
  @Test func theLongestOfTheUsualIntervalsIsKept() {
    var random = SeededGenerator(state: 9)
    var times = [at(0)]
    for _ in 1..<5000 {
      times.append(times[times.count - 1] + .random(in: 9_000_000...11_000_000, using: &random))
    }
    let profile = SeriesProfile(samples: times.map { (time: $0, value: 1, quality: .unknown) })
    let longest = zip(times.dropFirst(), times).map { $0 - $1 }.max()
    #expect(profile.longest.map(\.microseconds) == [longest])
  }

  @Test func gapsAreTheLargestIntervals() {
    let minutes = Array(0..<1000) + Array(1300..<2000) + Array(2010..<3000)
    let profile = SeriesProfile(SeriesProfileTests.minutely(minutes))
    #expect(
      SeriesProfileTests.spans(profile, atLeast: 120) == [
        .init(start: at(999 * 60), end: at(1300 * 60)),
        .init(start: at(1999 * 60), end: at(2010 * 60)),
      ])
    #expect(profile.intervals.typical == 60)
    // Of the usual intervals, no gap can be made.
    #expect(profile.longest.count == 2)
    #expect(profile.first == at(0) && profile.last == at(2999 * 60))
    #expect(profile.outOfOrder == 0 && profile.duplicates == 0)
  }

  @Test func aLateSampleSplitsTheGapItFills() {
    var samples = SeriesProfileTests.minutely(Array(0..<100) + Array(200..<300))
    samples.append(Sample(150 * 60, 1))
    let profile = SeriesProfile(samples)
    #expect(
      SeriesProfileTests.spans(profile, atLeast: 120) == [
        .init(start: at(99 * 60), end: at(150 * 60)),
        .init(start: at(150 * 60), end: at(200 * 60)),
      ])
    #expect(profile.outOfOrder == 1)
    #expect(profile.intervals.count == 200)
  }

  @Test func aGapThatLateSamplesFillWhollyIsGone() {
    let profile = SeriesProfile(
      SeriesProfileTests.minutely(Array(0..<100) + Array(200..<300) + Array(100..<200)))
    #expect(SeriesProfileTests.spans(profile, atLeast: 120) == [])
    #expect(profile.outOfOrder == 100)
    #expect(profile.intervals.bins.map(\.count) == [299])
    #expect(profile.intervals.typical == 60)
  }

  @Test func aFileWithTheNewestRowFirstHasTheSameIntervals() {
    let minutes = Array(0..<500) + Array(900..<1000)
    let forward = SeriesProfile(SeriesProfileTests.minutely(minutes))
    let backward = SeriesProfile(SeriesProfileTests.minutely(minutes.reversed()))
    #expect(backward.intervals == forward.intervals)
    #expect(
      SeriesProfileTests.spans(backward, atLeast: 120)
        == SeriesProfileTests.spans(forward, atLeast: 120))
    #expect(backward.first == forward.first && backward.last == forward.last)
    #expect(backward.outOfOrder == 0 && backward.duplicates == 0)
    #expect(backward.runs == forward.runs && backward.timeline == forward.timeline)
    #expect(backward.rises == forward.rises && backward.falls == forward.falls)
  }

  @Test func oneSampleOfAClockThatWasWrongIsNoGap() {
    var samples = SeriesProfileTests.minutely(0..<100)
    samples.append(Sample(-1_600_000_000, 1))
    let profile = SeriesProfile(samples)
    #expect(SeriesProfileTests.spans(profile, atLeast: 61) == [])
    #expect(profile.outOfOrder == 1)
  }

  @Test func duplicatesAndBackwardStepsAreCounted() {
    let minutes = [0, 1, 1, 2, 3, 3, 3, 2, 4, 5, 100, 6]
    let profile = SeriesProfile(SeriesProfileTests.minutely(minutes))
    #expect(profile.samples == 12)
    // 1, 3, 3 and the second 2, which is also out of order; so is 6.
    #expect(profile.duplicates == 4)
    #expect(profile.outOfOrder == 2)
  }

  @Test func runsOfOneValueAreFound() {
    let profile = SeriesProfile(
      SeriesProfileTests.minutely(0..<300) { (100..<160).contains($0) ? 7.5 : Double($0) })
    #expect(
      profile.runs == [.init(start: at(100 * 60), end: at(159 * 60), value: 7.5, samples: 60)])
    // 240 runs of one sample, and one in the bin of 32 to 63.
    #expect(profile.runLengths[0] == 240)
    #expect(profile.runLengths[5] == 1)
    #expect(profile.naturalRun(besides: 60) == 1)
    #expect(profile.naturalRun(besides: 1) == 1)
  }

  @Test func aRunIsNotTheMeasureOfItself() {
    let once = SeriesProfile(
      SeriesProfileTests.minutely(0..<40) { (10..<22).contains($0) ? 7.5 : Double($0) })
    #expect(once.naturalRun(besides: 12) == 1)
    #expect(once.naturalRun(besides: 1) == 15)
    let twice = SeriesProfile(
      SeriesProfileTests.minutely(0..<60) {
        (10..<22).contains($0) || (30..<42).contains($0) ? 7.5 : Double($0)
      })
    #expect(twice.naturalRun(besides: 12) == 15)
  }

  @Test func anOpenRunEndsWithTheSeries() {
    let profile = SeriesProfile(SeriesProfileTests.minutely(0..<50) { _ in 3 })
    #expect(
      profile.runs == [
        .init(start: at(0), end: at(49 * 60), value: 3, samples: 50)
      ])
    #expect(profile.distinct?.map(\.value) == [3])
    #expect(profile.distinct?.map(\.count) == [50])
  }

  @Test func badQualityIsCountedInRunsAndKeptOutOfTheValues() {
    let samples = (0..<100).map { i in
      Sample(
        Double(i) * 60, (20..<40).contains(i) ? -9e5 : 5,
        (20..<40).contains(i) ? .bad : i == 50 ? .uncertain : .good)
    }
    let profile = SeriesProfile(samples)
    #expect(profile.badQuality == 20 && profile.uncertainQuality == 1)
    #expect(profile.knownQuality == 100 && profile.numeric == 80)
    #expect(profile.mean == 5)
    #expect(profile.low.entries == [.init(value: 5, count: 80)])
    #expect(
      profile.badRuns == [.init(start: at(20 * 60), end: at(39 * 60))])
  }

  @Test func aBadRunThatTheSeriesEndsInIsClosed() {
    let profile = SeriesProfile(
      (0..<10).map { Sample(Double($0), 1, $0 < 5 ? .good : .bad) })
    #expect(profile.badRuns == [.init(start: at(5), end: at(9))])
  }

  @Test(arguments: [-9999.0, 9999, 999.25, -32_768, 1e30, 99_999])
  func aSentinelMovesNeitherMeanNorDeviation(sentinel: Double) throws {
    let values = (0..<1000).map { Double($0 % 21) }
    let clean = SeriesProfile(values.enumerated().map { Sample(Double($0.offset), $0.element) })
    let dirty = SeriesProfile(
      values.enumerated().map {
        Sample(Double($0.offset), $0.offset % 50 == 0 ? sentinel : $0.element)
      })
    let kept = values.enumerated().filter { $0.offset % 50 != 0 }.map(\.element)
    let mean = kept.reduce(0, +) / Double(kept.count)
    #expect(abs(try #require(dirty.mean) - mean) < 1e-9)
    let deviation = try #require(dirty.standardDeviation)
    #expect(abs(deviation - (try #require(clean.standardDeviation))) < 0.2)
    #expect(
      (dirty.low.entries + dirty.high.entries).contains(.init(value: sentinel, count: 20)))
  }

  /// 999 is a sentinel for one plant and a pressure for another.
  @Test func aSentinelAmongTheValuesDoesNotMoveTheMean() throws {
    let profile = SeriesProfile((0..<400).map { Sample(Double($0), 990 + Double($0 % 20)) })
    let kept = (990..<1010).filter { $0 != 999 }
    let mean = Double(kept.reduce(0, +)) / Double(kept.count)
    #expect(abs(try #require(profile.mean) - mean) < 1e-9)
  }

  @Test func momentsLeaveTheGivenValuesOut() throws {
    let profile = SeriesProfile((0..<100).map { Sample(Double($0), $0 % 4 == 0 ? -1 : 10) })
    #expect(abs(try #require(profile.mean) - 7.25) < 1e-12)
    let moments = profile.moments(excluding: [-1])
    #expect(moments.mean == 10)
    #expect(abs(moments.standardDeviation ?? 1) < 1e-6)
    #expect(profile.moments(excluding: [-1, 10]).mean == nil)
  }

  @Test func distinctValuesAreKeptWhileTheyAreFew() {
    let few = SeriesProfile((0..<96).map { Sample(Double($0), Double($0 % 32)) })
    #expect(few.distinct?.map(\.value) == (0..<32).map(Double.init))
    #expect(few.distinct?.map(\.count) == Array(repeating: 3, count: 32))
    let many = SeriesProfile((0..<96).map { Sample(Double($0), Double($0 % 33)) })
    #expect(many.distinct == nil)
  }

  @Test func extremesKeepTheThreeOutermostValuesWithTheirCounts() {
    let profile = SeriesProfile((0..<100).map { Sample(Double($0), Double($0 % 10)) })
    #expect(profile.low.entries == [0, 1, 2].map { .init(value: $0, count: 10) })
    #expect(profile.high.entries == [9, 8, 7].map { .init(value: $0, count: 10) })
  }

  @Test func stepsUpAndDownAreCountedAndTheLargestKept() throws {
    let values: [Double] = [0, 1, 2, 2, 50, 3, -9999, 3]
    let profile = SeriesProfile(values.enumerated().map { Sample(Double($0.offset), $0.element) })
    #expect(profile.rises == 4 && profile.falls == 2)
    #expect(profile.jumps.first == .init(from: at(3), to: at(4), before: 2, after: 50))
    // The sentinel is no step of the process.
    #expect(profile.jumps.count == 4)
  }

  /// A year of samples with gaps, duplicates, sentinels and states of quality, in time order.
  static func plant(_ count: Int, seed: UInt64) -> [Sample] {
    var random = SeededGenerator(state: seed)
    var seconds = 0.0
    return (0..<count).map { i in
      seconds += Double(Int.random(in: 0..<100, using: &random) == 0 ? 5000 : 30)
      let value = Double(Int.random(in: 0...60, using: &random)) / 4
      return Sample(
        seconds, i % 97 == 0 ? -9999 : value, i % 211 < 4 ? .bad : i % 5 == 0 ? .unknown : .good)
    }
  }

  @Test(arguments: [1, 333, 1500, 2999])
  func partsThatFollowInTimeMergeToTheWhole(split: Int) throws {
    let samples = SeriesProfileTests.plant(3000, seed: 6)
    var merged = SeriesProfile(samples[..<split])
    merged.merge(SeriesProfile(samples[split...]))
    let whole = SeriesProfile(samples)
    let counts: [KeyPath<SeriesProfile, Int>] = [
      \.samples, \.numeric, \.nonNumeric, \.empty, \.duplicates, \.outOfOrder, \.badQuality,
      \.uncertainQuality, \.knownQuality,
    ]
    #expect(counts.map { merged[keyPath: $0] } == counts.map { whole[keyPath: $0] })
    #expect(merged.first == whole.first && merged.last == whole.last)
    #expect(merged.intervals == whole.intervals)
    let gaps = [merged, whole].map { SeriesProfileTests.spans($0, atLeast: 45) }
    #expect(gaps[0] == gaps[1] && gaps[0].count >= 20)
    #expect(merged.low == whole.low && merged.high == whole.high)
    #expect(merged.timeline == whole.timeline)
    #expect(abs(try #require(merged.mean) - (try #require(whole.mean))) < 1e-9)
    let deviations = [merged.standardDeviation, whole.standardDeviation].compactMap { $0 }
    #expect(deviations.count == 2 && abs(deviations[0] - deviations[1]) < 1e-9)
    // Of the steps and the distinct values, only the one across the cut may be missing.
    #expect((whole.rises + whole.falls) - (merged.rises + merged.falls) <= 1)
    #expect(merged.distinct?.count == whole.distinct?.count)
  }

  @Test func mergingNothingChangesNothing() {
    let samples = SeriesProfileTests.plant(100, seed: 7)
    var profile = SeriesProfile(samples)
    profile.merge(SeriesProfile([]))
    #expect(profile.samples == 100)
    var empty = SeriesProfile([])
    empty.merge(profile)
    #expect(empty.samples == 100 && empty.intervals == profile.intervals)
  }
}
