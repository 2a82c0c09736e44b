/// The blocks of the columns of a batch, where each tag has a column; memory is reused.
struct ColumnBlocks: ~Copyable {
  /// The times of all rows through `mask`, and how far they lie apart: the same for every column without an empty cell.
  private var mask: Int64?
  private var keys = PlainArray<Int64>()
  private(set) var isOrdered = false
  private(set) var intervals = BlockIntervals()
  /// Of a column with empty cells.
  private var filledKeys = PlainArray<Int64>()
  private var filledValues = PlainArray<Double>()

  /// Forgets the times of the batch before.
  mutating func begin() { mask = nil }

  /// A column with a number in each row.
  mutating func full(
    _ times: borrowing PlainArray<Int64>, _ values: borrowing PlainArray<Double>, mask: Int64
  ) -> SampleBlock {
    let count = times.count
    keys.resize(count)
    let block = unsafe SampleBlock(keys: keys.pointer, values: values.pointer, count: count)
    if self.mask != mask {
      self.mask = mask
      for i in 0..<count { keys[i] = times[i] ^ mask }
      isOrdered = unsafe block.isOrdered
      if isOrdered { intervals = unsafe BlockIntervals(block) }
    }
    return unsafe block
  }

  /// A column without its empty cells and the rows without a time; `nil` when a text is among its values.
  mutating func filled(
    _ times: borrowing PlainArray<Int64>, _ values: borrowing PlainArray<Double>, mask: Int64,
    empty: Double
  ) -> SampleBlock? {
    filledKeys.resize(times.count)
    filledValues.resize(times.count)
    let keys = unsafe filledKeys.pointer
    let numbers = unsafe filledValues.pointer
    var count = 0
    var texts = 0
    for i in 0..<times.count {
      let value = values[i]
      unsafe keys[count] = times[i] ^ mask
      unsafe numbers[count] = value
      let isTimed = times[i] != SampleColumns.noTime
      count &+= isTimed && value == value ? 1 : 0
      texts |= isTimed && value != value && value.bitPattern != empty.bitPattern ? 1 : 0
    }
    let block = unsafe SampleBlock(keys: keys, values: numbers, count: count)
    return unsafe texts == 0 ? block : nil
  }
}

/// The intervals of an ordered block.
struct BlockIntervals: ~Copyable {
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
