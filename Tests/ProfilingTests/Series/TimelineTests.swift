import Profiling
import TestSupport
import Testing

@Suite struct TimelineTests {
  /// Holds a builder with its cursor.
  struct Builder: ~Copyable {
    var builder = TimelineBuilder()
    var cursor = TimelineCursor()

    mutating func add(_ time: Int64, _ value: Double) {
      cursor.count(time, &builder)
      if value == value { cursor.add(Float(value)) }
    }

    mutating func finish(isMirrored: Bool = false) -> Timeline {
      builder.flush(&cursor)
      return builder.finish(isMirrored: isMirrored)
    }
  }

  static func timeline(_ samples: some Sequence<Sample>) -> Timeline {
    var builder = Builder()
    for sample in samples { builder.add(sample.time, sample.value) }
    return builder.finish()
  }

  static func random(_ count: Int, step: Double, seed: UInt64) -> [Sample] {
    var random = SeededGenerator(state: seed)
    var seconds = 0.0
    return (0..<count).map { _ in
      seconds += Double.random(in: 0.1...(2 * step), using: &random)
      return Sample(seconds, Double.random(in: -50...50, using: &random))
    }
  }

  @Test(arguments: [0.5, 10, 600, 86_400])
  func theBinsLineUpAndHoldEverySample(step: Double) {
    let samples = TimelineTests.random(5000, step: step, seed: 1)
    let timeline = TimelineTests.timeline(samples)
    #expect(timeline.bins.count <= Timeline.capacity)
    let width = Int64(1) << Int64(timeline.shift)
    #expect(timeline.binSeconds == Double(width) * 1e-6)
    #expect(timeline.bins.map(\.index) == Array(Set(timeline.bins.map(\.index))).sorted())
    #expect(timeline.bins.map { Int($0.count) }.reduce(0, +) == samples.count)
    for bin in timeline.bins {
      let start = timeline.start(of: bin)
      #expect(start % width == 0)
      let inside = samples.filter { $0.time >= start && $0.time < start + width }
      #expect(Int(bin.count) == inside.count && !inside.isEmpty)
      #expect(bin.minimum == inside.map { Float($0.value) }.min())
      #expect(bin.maximum == inside.map { Float($0.value) }.max())
    }
  }

  @Test func theBinsAreAsFineAsTheSpanAllows() throws {
    let timeline = TimelineTests.timeline(TimelineTests.random(5000, step: 60, seed: 2))
    #expect(try #require(timeline.bins.last).index >= Timeline.capacity / 2)
    let short = TimelineTests.timeline((0..<10).map { Sample(Double($0), 1) })
    #expect(short.shift == 20)
  }

  /// A bin counts as far as 16 bits go and stays there, in one part or in two that merge.
  @Test func aFullBinStaysFull() throws {
    let samples = (0..<70_000).map { Sample(Double($0 % 10) / 100, Double($0)) }
    let whole = TimelineTests.timeline(samples)
    #expect(whole.bins == [.init(index: 0, count: 65_535, minimum: 0, maximum: 69_999)])
    var merged = TimelineTests.timeline(samples[..<40_000])
    merged.merge(TimelineTests.timeline(samples[40_000...]))
    #expect(merged == whole)
  }

  @Test(arguments: [1, 17, 1000, 2500, 4999])
  func partsMergeToTheWhole(split: Int) {
    let samples = TimelineTests.random(5000, step: 40, seed: 3)
    let whole = TimelineTests.timeline(samples)
    for (first, second) in [
      (samples[..<split], samples[split...]), (samples[split...], samples[..<split]),
    ] {
      var merged = TimelineTests.timeline(first)
      merged.merge(TimelineTests.timeline(second))
      #expect(merged == whole)
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func theOrderOfTheSamplesDoesNotShow(seed: UInt64) {
    let samples = TimelineTests.random(3000, step: 40, seed: seed)
    let whole = TimelineTests.timeline(samples)
    var random = SeededGenerator(state: seed)
    for order in [samples.reversed(), samples.shuffled(using: &random)] {
      #expect(TimelineTests.timeline(order) == whole)
      var parts = (0..<5).map { part in
        TimelineTests.timeline(order.enumerated().filter { $0.offset % 5 == part }.map(\.element))
      }
      parts.shuffle(using: &random)
      var merged = Timeline()
      for part in parts { merged.merge(part) }
      #expect(merged == whole)
    }
  }

  @Test func mirroredInstantsGiveTheSameTimeline() {
    let samples = TimelineTests.random(3000, step: 40, seed: 5)
    var mirrored = Builder()
    for sample in samples.reversed() { mirrored.add(~sample.time, sample.value) }
    #expect(mirrored.finish(isMirrored: true) == TimelineTests.timeline(samples))
  }

  @Test func oneFarSampleKeepsTheRest() {
    var builder = Builder()
    for i in 0..<100 { builder.add(at(Double(i)), Double(i)) }
    builder.add(0, -7)  // A clock that fell back to 1970.
    builder.add(200_000_000_000_000_000, 7)
    let timeline = builder.finish()
    #expect(timeline.bins.map { Int($0.count) }.reduce(0, +) == 102)
    #expect(timeline.bins.count <= Timeline.capacity)
    #expect(timeline.bins.map(\.minimum).min() == -7)
    #expect(timeline.bins.map(\.maximum).max() == 99)
  }

  @Test func aMissingValueCountsWithoutMovingTheExtremes() {
    let timeline = TimelineTests.timeline([Sample(0, 5), Sample(0.1, .nan)])
    #expect(timeline.bins == [.init(index: 0, count: 2, minimum: 5, maximum: 5)])
  }

  @Test func anEmptyTimelineAddsNothing() {
    var empty = Timeline()
    let some = TimelineTests.timeline([Sample(0, 5)])
    empty.merge(some)
    #expect(empty == some)
    empty.merge(Timeline())
    #expect(empty == some)
    #expect(TimelineTests.timeline([]).bins.isEmpty)
  }
}
