import Recognition

/// The last few samples of each series, until there are enough of them to be absorbed together.
///
/// Rows that follow each other are of different tags, whose states lie anywhere in memory; a sample here costs one line
/// of the cache, and the lines of a state are fetched once for all that wait.
@safe struct PendingSamples: ~Copyable {
  static let capacity = 32

  private var samples = PlainArray<SeriesState.Held>()
  private var counts = PlainArray<UInt8>()
  private var keys = PlainArray<Int64>(repeating: 0, count: capacity)
  private var values = PlainArray<Double>(repeating: 0, count: capacity)

  init() {}

  mutating func addSeries() {
    samples.resize(samples.count + PendingSamples.capacity, doubling: true)
    counts.append(0)
  }

  /// True when the samples of the series have to be taken now.
  @inline(__always)
  mutating func add(_ sample: SeriesState.Held, to series: Int) -> Bool {
    let count = unsafe counts.pointer[series]
    unsafe samples.pointer[series &* PendingSamples.capacity &+ Int(count)] = sample
    unsafe counts.pointer[series] = count &+ 1
    return Int(count) &+ 1 == PendingSamples.capacity
  }

  /// Hands what waits to the state.
  mutating func move(_ series: Int, to state: UnsafeMutablePointer<SeriesState>) {
    let count = Int(counts[series])
    let first = unsafe samples.pointer + series &* PendingSamples.capacity
    counts[series] = 0
    guard unsafe state.pointee.hasStarted else {
      for i in 0..<count {
        unsafe state.pointee.absorb(first[i].time, first[i].value, first[i].quality)
      }
      return
    }
    let keys = unsafe keys.pointer
    let values = unsafe values.pointer
    let mask = unsafe state.pointee.mask
    var known: UInt64 = 0
    var odd: UInt64 = 0
    for i in 0..<count {
      let sample = unsafe first[i]
      unsafe keys[i] = sample.time ^ mask
      unsafe values[i] = sample.value
      let bit = 1 &<< UInt64(truncatingIfNeeded: i)
      switch sample.quality {
      case .good: known |= bit
      case .unknown: break
      case .bad, .uncertain: odd |= bit
      }
    }
    let block = unsafe SampleBlock(keys: keys, values: values, count: count)
    unsafe state.pointee.absorb(block, odd: odd | block.odd, known: known) {
      unsafe first[$0].quality
    }
  }
}
