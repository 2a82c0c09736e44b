import Testing

@testable import Profiling

@Suite struct TimelineTests {
  static func timeline(_ samples: some Sequence<Sample>) -> Timeline {
    var timeline = Timeline()
    for sample in samples { timeline.add(sample.time, sample.value) }
    return timeline
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
    #expect(timeline.start(of: 0) % width == 0)
    #expect(timeline.binSeconds == Double(width) * 1e-6)
    for (i, bin) in timeline.bins.enumerated() {
      let start = timeline.start(of: i)
      let inside = samples.filter { $0.time >= start && $0.time < start + width }
      #expect(Int(bin.count) == inside.count)
      #expect(bin.minimum == inside.map { Float($0.value) }.min() ?? .infinity)
      #expect(bin.maximum == inside.map { Float($0.value) }.max() ?? -.infinity)
      if let last = inside.last { #expect(bin.last == Float(last.value)) }
    }
  }

  @Test func theBinsAreAsFineAsTheSpanAllows() {
    let timeline = TimelineTests.timeline(TimelineTests.random(5000, step: 60, seed: 2))
    #expect(timeline.bins.count > Timeline.capacity / 2)
    let short = TimelineTests.timeline((0..<10).map { Sample(Double($0), 1) })
    #expect(short.shift == 20)
  }

  @Test(arguments: [1, 17, 1000, 2500, 4999])
  func partsMergeToTheWhole(split: Int) {
    let samples = TimelineTests.random(5000, step: 40, seed: 3)
    var merged = TimelineTests.timeline(samples[..<split])
    merged.merge(TimelineTests.timeline(samples[split...]))
    let whole = TimelineTests.timeline(samples)
    #expect(merged.shift == whole.shift)
    #expect(merged.origin == whole.origin)
    // NaN, the last value of an empty bin, equals nothing.
    #expect(merged.bins.map(\.count) == whole.bins.map(\.count))
    #expect(merged.bins.map(\.minimum) == whole.bins.map(\.minimum))
    #expect(merged.bins.map(\.maximum) == whole.bins.map(\.maximum))
    #expect(merged.bins.map(\.last.bitPattern) == whole.bins.map(\.last.bitPattern))
  }

  @Test func samplesBeforeTheFirstBinMakeRoom() {
    let samples = TimelineTests.random(500, step: 40, seed: 4)
    let forward = TimelineTests.timeline(samples)
    let backward = TimelineTests.timeline(samples.reversed())
    #expect(backward.shift == forward.shift)
    #expect(backward.origin == forward.origin)
    #expect(backward.bins.map(\.count) == forward.bins.map(\.count))
  }

  @Test func oneFarSampleKeepsTheRest() {
    var timeline = TimelineTests.timeline((0..<100).map { Sample(Double($0), Double($0)) })
    timeline.add(0, -7)  // A clock that fell back to 1970.
    timeline.add(200_000_000_000_000_000, 7)
    #expect(timeline.bins.map { Int($0.count) }.reduce(0, +) == 102)
    #expect(timeline.bins.count <= Timeline.capacity)
    #expect(timeline.bins.map(\.minimum).min() == -7)
    #expect(timeline.bins.map(\.maximum).max() == 99)
  }

  @Test func aMissingValueCountsWithoutMovingTheExtremes() {
    let timeline = TimelineTests.timeline([Sample(0, 5), Sample(0.1, .nan)])
    #expect(timeline.bins == [.init(count: 2, minimum: 5, maximum: 5, last: 5)])
  }

  @Test func anEmptyTimelineAddsNothing() {
    var empty = Timeline()
    let some = TimelineTests.timeline([Sample(0, 5)])
    empty.merge(some)
    #expect(empty == some)
    empty.merge(Timeline())
    #expect(empty == some)
  }
}
