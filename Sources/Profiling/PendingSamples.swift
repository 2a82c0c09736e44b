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
    if count == PendingSamples.capacity, unsafe moveBlock(first, to: state) { return }
    for i in 0..<count {
      unsafe state.pointee.absorb(first[i].time, first[i].value, first[i].quality)
    }
  }

  /// Hands the samples over as a block; false when they have to be looked at one by one.
  private mutating func moveBlock(
    _ samples: UnsafeMutablePointer<SeriesState.Held>, to state: UnsafeMutablePointer<SeriesState>
  ) -> Bool {
    let keys = unsafe keys.pointer
    let values = unsafe values.pointer
    let mask = unsafe state.pointee.mask
    var known = 0
    var odd = 0
    for i in 0..<PendingSamples.capacity {
      let sample = unsafe samples[i]
      unsafe keys[i] = sample.time ^ mask
      unsafe values[i] = sample.value
      let quality = sample.quality.rawValue
      known &+= quality == Quality.good.rawValue ? 1 : 0
      odd |= sample.value != sample.value ? 1 : 0
      odd |= quality == Quality.uncertain.rawValue || quality == Quality.bad.rawValue ? 1 : 0
    }
    let block = unsafe SampleBlock(keys: keys, values: values, count: PendingSamples.capacity)
    guard odd == 0, unsafe block.isOrdered, unsafe state.pointee.canTake(block) else {
      return false
    }
    unsafe state.pointee.take(block, known: known)
    return true
  }
}
