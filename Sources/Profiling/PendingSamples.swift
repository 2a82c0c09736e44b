import Recognition

/// The last few samples of each series, until there are enough of them to be absorbed together.
///
/// Rows that follow each other are of different tags, whose states lie anywhere in memory; a sample here costs one line
/// of the cache, and the lines of a state are fetched once for all that wait.
@safe struct PendingSamples: ~Copyable {
  static let capacity = 32

  private var samples = PlainArray<SeriesState.Held>()
  private var counts = PlainArray<UInt8>()

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
  @inline(__always)
  mutating func move(_ series: Int, to state: UnsafeMutablePointer<SeriesState>) {
    let first = unsafe samples.pointer + series &* PendingSamples.capacity
    for i in 0..<Int(counts[series]) {
      unsafe state.pointee.absorb(first[i].time, first[i].value, first[i].quality)
    }
    counts[series] = 0
  }
}
