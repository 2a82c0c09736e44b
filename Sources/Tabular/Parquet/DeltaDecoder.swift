/// Decodes integers that are stored as packed differences, in blocks of a few smaller blocks.
struct DeltaDecoder {
  /// Values in all.
  let count: Int
  private(set) var position: Int
  private let end: Int
  private let blockCount: Int
  private let valuesPerBlock: Int
  private var value: Int64
  private var isFirst = true
  /// Values not given yet.
  private var left: Int
  private var base: Int64 = 0
  /// Where the widths of the block are, and the next of them.
  private var widths = 0
  private var next: Int
  private var width = 0
  private var bit = 0
  private var leftInBlock = 0

  init(_ page: PageMemory, _ range: Range<Int>) throws(ParquetFault) {
    position = range.lowerBound
    end = range.upperBound
    let size = try page.varint(&position, end)
    let blocks = try page.varint(&position, end)
    let total = try page.varint(&position, end)
    value = Self.signed(try page.varint(&position, end))
    guard 1...1 << 24 ~= size, 1...size ~= blocks, size % blocks == 0, (size / blocks) % 8 == 0,
      total <= UInt64(Int32.max)
    else { throw .damage("a page of differences has an impossible block") }
    blockCount = Int(blocks)
    valuesPerBlock = Int(size / blocks)
    count = Int(total)
    left = count
    next = blockCount
  }

  /// The next values, given one by one.
  mutating func decode(
    _ page: PageMemory, _ count: Int, _ give: (Int, Int64) -> Void
  ) throws(ParquetFault) {
    guard count <= left else { throw .damage("a page has fewer values than it says") }
    left -= count
    var i = 0
    if isFirst, count > 0 {
      isFirst = false
      give(0, value)
      i = 1
    }
    while i < count {
      if leftInBlock == 0 { try nextBlock(page) }
      let taken = min(leftInBlock, count - i)
      leftInBlock -= taken
      if width == 0 {
        for _ in 0..<taken {
          value &+= base
          give(i, value)
          i += 1
        }
        continue
      }
      let mask = UInt64.max >> UInt64(64 - width)
      for _ in 0..<taken {
        let place = bit >> 3
        let shift = UInt64(bit & 7)
        var word = page.load(place, as: UInt64.self) >> shift
        if width > 56, shift > 0 {
          word |= UInt64(page.byte(place + 8)) << (64 - shift)
        }
        value &+= base &+ Int64(bitPattern: word & mask)
        give(i, value)
        bit += width
        i += 1
      }
    }
  }

  /// Where the bytes after all the values begin.
  func endOfValues(_ page: PageMemory) throws(ParquetFault) -> Int {
    var copy = self
    try copy.decode(page, copy.left) { _, _ in }
    return copy.position
  }

  private mutating func nextBlock(_ page: PageMemory) throws(ParquetFault) {
    if next == blockCount {
      base = Self.signed(try page.varint(&position, end))
      guard blockCount <= end - position else {
        throw .damage("a page of differences is cut off")
      }
      widths = position
      position += blockCount
      next = 0
    }
    width = Int(page.byte(widths + next))
    next += 1
    bit = position * 8
    leftInBlock = valuesPerBlock
    guard width <= 64 else { throw .damage("a page has differences of \(width) bits") }
    let size = valuesPerBlock / 8 * width
    // Some writers leave out the unused end of the last block.
    let room = end - position
    if size > room {
      leftInBlock = room * 8 / width
      guard leftInBlock > 0 else { throw .damage("a page of differences is cut off") }
    }
    position += min(size, room)
  }

  private static func signed(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
