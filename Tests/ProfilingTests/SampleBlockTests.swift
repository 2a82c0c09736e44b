import Calendar
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

/// Blocks of samples give what the samples give one by one.
@Suite struct SampleBlockTests {
  /// How samples come to a state.
  enum Way: CaseIterable { case rows, column, partOfColumn }

  /// Kinds whose samples have a number and no bad quality fill whole blocks.
  static let kinds =
    RandomSeries.kinds + [
      .init(name: "plain", gap: 30),
      .init(name: "plain, descending", descends: true, flat: 30, levels: 40),
      .init(name: "plain with rare sentinels", sentinel: 90),
    ]

  @Test(arguments: kinds, Way.allCases)
  func `blocks give the profile of their samples`(kind: RandomSeries.Kind, way: Way) {
    var random = SeededGenerator(state: 11)
    for round in Laws.seeds(9, part: 3) {
      var samples = RandomSeries.samples(kind, [20, 200, 900][round % 3], &random)
      for i in samples.indices where way != .rows || round % 2 == 0 {
        samples[i].quality = way == .rows && i / 40 % 2 == 0 ? .good : .unknown
      }
      // Empty cells are no samples.
      var single = SeriesState()
      for (i, sample) in samples.enumerated() where way != .partOfColumn || !sample.value.isNaN {
        single.absorb(sample.time, sample.value, sample.quality, line: UInt32(10 + i))
      }
      let whole = single.finish()
      var state = Self.state(samples, way, &random)
      #expect(state.finish().differences(from: whole) == [], "round \(round)")
    }
  }

  private static func state(
    _ samples: [Sample], _ way: Way, _ random: inout SeededGenerator
  ) -> SeriesState {
    let state = UnsafeMutablePointer<SeriesState>.allocate(capacity: 1)
    defer { unsafe state.deallocate() }
    unsafe state.initialize(to: SeriesState())
    if way == .rows {
      var buffer = SampleBuffer()
      for (i, sample) in samples.enumerated() {
        unsafe buffer.add(
          sample.time, sample.value, sample.quality, line: UInt32(10 + i), to: state)
        // Rounds end anywhere.
        if Int.random(in: 0..<100, using: &random) == 0 { unsafe buffer.move(to: state) }
      }
      unsafe buffer.move(to: state)
      return unsafe state.move()
    }
    var blocks = ColumnBlocks()
    var start = 0
    while start < samples.count {
      let count = min(samples.count - start, Int.random(in: 1...300, using: &random))
      unsafe absorb(samples[start..<start + count], &blocks, state, isPart: way == .partOfColumn)
      start += count
    }
    return unsafe state.move()
  }

  /// Absorbs the rows of a part.
  private static func absorb(
    _ samples: ArraySlice<Sample>, _ blocks: inout ColumnBlocks,
    _ state: UnsafeMutablePointer<SeriesState>, isPart: Bool
  ) {
    var rest = samples
    while let sample = rest.first, unsafe !state.pointee.hasStarted {
      if !isPart || !sample.value.isNaN {
        unsafe state.pointee.absorb(
          sample.time, sample.value, sample.quality, line: UInt32(10 + rest.startIndex))
      }
      rest.removeFirst()
    }
    if rest.isEmpty { return }
    let times = rest.map(\.time)
    let values = rest.map { isPart && $0.value.isNaN ? NoNumber.emptyCell : $0.value }
    let lines = rest.indices.map { UInt32(10 + $0) }
    unsafe times.withUnsafeBufferPointer { times in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe lines.withUnsafeBufferPointer { lines in
          guard let lines = lines.baseAddress else { return }
          blocks.begin()
          let mask = unsafe state.pointee.mask
          if let block = unsafe blocks.full(
            times, values, lines: lines, linesBefore: 0, mask: mask)
          {
            if blocks.isOrdered, unsafe state.pointee.canTake(block) && block.isFreeOfMagic {
              unsafe state.pointee.take(block, blocks.intervals)
            } else {
              unsafe state.pointee.absorb(block)
            }
          } else {
            let block = unsafe blocks.filled(
              times, values, lines: lines, linesBefore: 0, from: 0, mask: mask)
            let empty = unsafe values.count { NoNumber.isEmptyCell($0) }
            #expect(blocks.emptyCells == empty)
            unsafe state.pointee.absorb(block)
          }
        }
      }
    }
  }
}
