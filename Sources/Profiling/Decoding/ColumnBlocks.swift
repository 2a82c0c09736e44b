/// The blocks of the columns of a part, where each tag has a column; memory is reused.
package struct ColumnBlocks: ~Copyable {
  /// The times of all rows through `mask`, and how far they lie apart: the same for every column without an empty cell.
  private var mask: Int64?
  private var keys = PlainArray<Int64>()
  private var isTimed = false
  package private(set) var isOrdered = false
  package private(set) var intervals = BlockIntervals()
  /// Of a column with empty cells.
  private var filledKeys = PlainArray<Int64>()
  private var filledValues = PlainArray<Double>()
  private var filledLines = PlainArray<UInt32>()
  /// Empty cells of the column that was filled last.
  package private(set) var emptyCells = 0

  package init() {}

  /// Forgets the times of the part before.
  package mutating func begin() { mask = nil }

  /// A column with a number in each row; `nil` when it has not, or when a row has no time.
  package mutating func full(
    _ times: UnsafeBufferPointer<Int64>, _ values: UnsafeBufferPointer<Double>,
    lines: UnsafePointer<UInt32>, linesBefore: UInt32, mask: Int64
  ) -> SampleBlock? {
    let count = times.count
    guard count > 0, let start = values.baseAddress else { return nil }
    if self.mask != mask {
      self.mask = mask
      keys.resize(count)
      var untimed = 0
      for i in 0..<count {
        unsafe untimed |= times[i] == SampleColumns.noTime ? 1 : 0
        keys[i] = unsafe times[i] ^ mask
      }
      isTimed = untimed == 0
      let block = unsafe SampleBlock(
        keys: keys.pointer, values: start, lines: lines, linesBefore: linesBefore, count: count)
      isOrdered = unsafe isTimed && block.isOrdered
      if isOrdered { intervals = unsafe BlockIntervals(block) }
    }
    guard isTimed else { return nil }
    var missing = 0
    for i in 0..<count { unsafe missing |= start[i] != start[i] ? 1 : 0 }
    if missing != 0 { return nil }
    return unsafe SampleBlock(
      keys: keys.pointer, values: start, lines: lines, linesBefore: linesBefore, count: count)
  }

  /// The rows of a column from `first` on without its empty cells and the rows without a time.
  package mutating func filled(
    _ times: UnsafeBufferPointer<Int64>, _ values: UnsafeBufferPointer<Double>,
    lines: UnsafePointer<UInt32>, linesBefore: UInt32, from first: Int, mask: Int64
  ) -> SampleBlock {
    filledKeys.resize(times.count)
    filledLines.resize(times.count)
    filledValues.resize(times.count)
    let keys = unsafe filledKeys.pointer
    let numbers = unsafe filledValues.pointer
    let places = unsafe filledLines.pointer
    var count = 0
    var timed = 0
    for i in first..<times.count {
      let value = unsafe values[i]
      unsafe keys[count] = times[i] ^ mask
      unsafe numbers[count] = value
      unsafe places[count] = lines[i]
      let isTimed = unsafe times[i] != SampleColumns.noTime
      timed &+= isTimed ? 1 : 0
      count &+= isTimed && !NoNumber.isEmptyCell(value) ? 1 : 0
    }
    emptyCells = timed - count
    return unsafe SampleBlock(
      keys: keys, values: numbers, lines: places, linesBefore: linesBefore, count: count)
  }
}

/// The intervals of an ordered block.
package struct BlockIntervals: ~Copyable {
  private(set) var counter = IntervalCounter()
  private(set) var longest: Int64 = 0

  init() {}

  init(_ block: SampleBlock) {
    for i in unsafe 1..<max(1, block.count) {
      let interval = unsafe block.keys[i] &- block.keys[i &- 1]
      counter.add(interval)
      longest = max(longest, interval)
    }
  }
}
