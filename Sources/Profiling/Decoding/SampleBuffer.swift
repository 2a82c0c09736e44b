package import Recognition

/// Samples of one series that wait until there are enough of them to be absorbed together.
package struct SampleBuffer: ~Copyable {
  static let capacity = 64

  private var keys = PlainArray<Int64>(repeating: 0, count: capacity)
  private var values = PlainArray<Double>(repeating: 0, count: capacity)
  private var qualities = PlainArray<Quality>(repeating: .unknown, count: capacity)
  private var lines = PlainArray<UInt32>(repeating: 0, count: capacity)
  private var count = 0

  package init() {}

  /// Adds a sample, or hands it to a state that does not know its direction yet.
  @inline(__always)
  package mutating func add(
    _ time: Int64, _ value: Double, _ quality: Quality, line: UInt32 = 0,
    to state: UnsafeMutablePointer<SeriesState>
  ) {
    unsafe keys.pointer[count] = time
    unsafe values.pointer[count] = value
    unsafe qualities.pointer[count] = quality
    unsafe lines.pointer[count] = line
    count &+= 1
    if count == SampleBuffer.capacity { unsafe move(to: state) }
  }

  /// Hands what waits to the state.
  package mutating func move(to state: UnsafeMutablePointer<SeriesState>) {
    let keys = unsafe keys.pointer
    let values = unsafe values.pointer
    let qualities = unsafe qualities.pointer
    let lines = unsafe lines.pointer
    var first = 0
    while first < count, unsafe !state.pointee.hasStarted {
      unsafe state.pointee.absorb(
        keys[first], values[first], qualities[first], line: lines[first])
      first += 1
    }
    let rest = count - first
    count = 0
    guard rest > 0 else { return }
    let mask = unsafe state.pointee.mask
    var known: UInt64 = 0
    var odd: UInt64 = 0
    for i in 0..<rest {
      unsafe keys[first &+ i] ^= mask
      let bit = 1 &<< UInt64(truncatingIfNeeded: i)
      switch unsafe qualities[first &+ i] {
      case .good: known |= bit
      case .unknown: break
      case .bad, .uncertain: odd |= bit
      }
    }
    let block = unsafe SampleBlock(
      keys: keys + first, values: values + first, lines: lines + first, linesBefore: 0, count: rest)
    unsafe state.pointee.absorb(block, odd: odd | block.odd, known: known) {
      unsafe qualities[first &+ $0]
    }
  }
}
