import Tabular

/// The states of all tags, side by side in memory.
@safe struct SeriesStates: ~Copyable {
  private var base: UnsafeMutablePointer<SeriesState>?
  private(set) var count = 0
  private var capacity = 0

  init() {}

  deinit {
    if let base = unsafe base {
      unsafe base.deinitialize(count: count)
      unsafe base.deallocate()
    }
  }

  /// The states in place, valid until the next `append`.
  @inline(__always)
  var pointer: UnsafeMutablePointer<SeriesState> { unsafe base.unsafelyUnwrapped }

  mutating func append(_ state: consuming SeriesState) {
    if count == capacity {
      capacity = max(16, 2 * capacity)
      // A state begins a cache line.
      let bytes = UnsafeMutableRawPointer.allocate(
        byteCount: capacity * MemoryLayout<SeriesState>.stride, alignment: 64)
      let grown = unsafe bytes.bindMemory(to: SeriesState.self, capacity: capacity)
      if let base = unsafe base {
        unsafe grown.moveInitialize(from: base, count: count)
        unsafe base.deallocate()
      }
      unsafe base = grown
    }
    unsafe (pointer + count).initialize(to: state)
    count += 1
  }

  /// Line, words and profile of each state, whose memory is freed on the way.
  mutating func finish(
    _ chunks: [Range<Int>], jobs: Int
  ) -> [[(line: Int, words: [WordCounts.Entry], profile: SeriesProfile)]] {
    guard count > 0 else { return [] }
    // Each thread has chunks of its own.
    nonisolated(unsafe) let states = unsafe pointer
    return concurrentMap(chunks, jobs: jobs) { chunk in
      chunk.map { index in
        var state = unsafe (states + index).move()
        unsafe (states + index).initialize(to: SeriesState())
        return (state.line, state.words.finish(), state.finish())
      }
    }
  }
}
