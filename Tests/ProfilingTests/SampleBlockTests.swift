import Recognition
import Testing

@testable import Profiling

/// Blocks of samples give what the samples give one by one.
@Suite struct SampleBlockTests {
  /// How samples come to a state.
  enum Way: CaseIterable { case pending, column, partOfColumn }

  /// Kinds whose samples have a number and no bad quality fill whole blocks.
  static let kinds =
    SeriesMergeTests.kinds + [
      .init(name: "plain", gap: 30),
      .init(name: "plain, descending", descends: true, flat: 30, levels: 40),
      .init(name: "plain with rare sentinels", sentinel: 90),
    ]

  @Test(arguments: kinds, Way.allCases)
  func `blocks give the profile of their samples`(kind: SeriesMergeTests.Kind, way: Way) {
    var random = SeededGenerator(state: 11)
    for round in 0..<9 {
      var samples = SeriesMergeTests.samples(kind, [20, 200, 900][round % 3], &random)
      for i in samples.indices where way != .pending || round % 2 == 0 {
        samples[i].quality = way == .pending && i / 40 % 2 == 0 ? .good : .unknown
      }
      // Empty cells are no samples.
      let whole = SeriesProfile(way == .partOfColumn ? samples.filter { !$0.value.isNaN } : samples)
      var state = Self.state(samples, way, &random)
      #expect(state.finish().differences(from: whole) == [], "round \(round)")
    }
  }

  private static func state(
    _ samples: [Sample], _ way: Way, _ random: inout SeededGenerator
  ) -> SeriesState {
    var states = SeriesStates()
    states.append(SeriesState(isLeading: true))
    let state = unsafe states.pointer
    if way == .pending {
      var pending = PendingSamples()
      pending.addSeries()
      for sample in samples {
        let held = SeriesState.Held(
          time: sample.time, value: sample.value, quality: sample.quality)
        if pending.add(held, to: 0) { unsafe pending.move(0, to: state) }
      }
      unsafe pending.move(0, to: state)
      return states.take(0)
    }
    var blocks = ColumnBlocks()
    var start = 0
    while start < samples.count {
      let count = min(samples.count - start, Int.random(in: 1...300, using: &random))
      unsafe absorb(samples[start..<start + count], &blocks, state, isPart: way == .partOfColumn)
      start += count
    }
    return states.take(0)
  }

  /// Absorbs the rows of a batch.
  private static func absorb(
    _ samples: ArraySlice<Sample>, _ blocks: inout ColumnBlocks,
    _ state: UnsafeMutablePointer<SeriesState>, isPart: Bool
  ) {
    var times = PlainArray<Int64>()
    var values = PlainArray<Double>()
    for sample in samples {
      times.append(sample.time)
      values.append(sample.value)
    }
    blocks.begin()
    let mask = unsafe state.pointee.mask
    let isFull = !isPart && samples.allSatisfy { !$0.value.isNaN }
    let block =
      unsafe isFull
      ? blocks.full(times, values, mask: mask)
      : blocks.filled(times, values, mask: mask, empty: isPart ? .nan : -.nan)
    guard let block = unsafe block, unsafe state.pointee.hasStarted else {
      for sample in samples where !isPart || !sample.value.isNaN {
        unsafe state.pointee.absorb(sample.time, sample.value, sample.quality)
      }
      return
    }
    if isFull, blocks.isOrdered, unsafe state.pointee.canTake(block) && block.isFreeOfMagic {
      unsafe state.pointee.take(block, blocks.intervals)
    } else {
      unsafe state.pointee.absorb(block)
    }
  }
}
