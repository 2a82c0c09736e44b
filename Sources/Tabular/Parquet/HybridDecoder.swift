/// Decodes small numbers that are stored as runs of one value and runs of packed bits, by turns.
struct HybridDecoder {
  private var position: Int
  private let end: Int
  private let width: Int
  /// Values left of a run of one value, and the value.
  private var repeated = 0
  private var value: Int32 = 0
  /// Values left of a run of packed bits, and the bit where the next of them begins.
  private var packed = 0
  private var bit = 0

  /// Widths up to 31 bits, so that every value is a valid Int32.
  init(_ range: Range<Int>, width: Int) throws(ParquetFault) {
    guard 0...31 ~= width else { throw .damage("a page has values of \(width) bits") }
    position = range.lowerBound
    end = range.upperBound
    self.width = width
  }

  /// Takes `count` values without storing them if all of them are `value`; else takes none.
  mutating func takeAll(
    _ value: Int32, _ count: Int, _ page: PageMemory
  ) throws(ParquetFault) -> Bool {
    if repeated == 0, packed == 0, width > 0 { try nextRun(page) }
    guard repeated >= count, self.value == value else { return false }
    repeated -= count
    return true
  }

  mutating func decode(
    _ page: PageMemory, into target: UnsafeMutablePointer<Int32>, _ count: Int
  ) throws(ParquetFault) {
    var done = 0
    while done < count {
      if repeated > 0 {
        let taken = min(repeated, count - done)
        unsafe (target + done).update(repeating: value, count: taken)
        repeated -= taken
        done += taken
      } else if packed > 0 {
        let taken = min(packed, count - done)
        unsafe unpack(page, target + done, taken)
        packed -= taken
        done += taken
      } else if width == 0 {
        unsafe (target + done).update(repeating: 0, count: count - done)
        done = count
      } else {
        try nextRun(page)
      }
    }
  }

  private mutating func nextRun(_ page: PageMemory) throws(ParquetFault) {
    while repeated == 0, packed == 0 {
      let header = try page.varint(&position, end)
      guard header <= 1 << 32 else { throw .damage("a run in a page is too long") }
      if header & 1 == 0 {
        let size = (width + 7) / 8
        guard size <= end - position else { throw .damage("a run in a page is cut off") }
        let mask = UInt64(1) << UInt64(8 * size) - 1
        let wide = page.load(position, as: UInt64.self) & mask
        guard wide >> UInt64(width) == 0 else {
          throw .damage("a run in a page has a value of too many bits")
        }
        value = Int32(truncatingIfNeeded: wide)
        position += size
        repeated = Int(header >> 1)
      } else {
        let groups = Int(header >> 1)
        bit = position * 8
        // Some writers leave out the unused end of the last group.
        packed = min(groups * 8, (end - position) * 8 / width)
        guard packed > 0 || groups == 0 else { throw .damage("a run in a page is cut off") }
        position = min(position + groups * width, end)
      }
    }
  }

  private mutating func unpack(
    _ page: PageMemory, _ target: UnsafeMutablePointer<Int32>, _ count: Int
  ) {
    let mask = UInt64(1) << UInt64(width) - 1
    let base = unsafe page.base
    var i = 0
    if width <= 14, bit & 7 == 0 {
      // Four values out of one load: 4 × 14 bits are less than 64.
      let step = UInt64(width)
      while i + 8 <= count {
        let first = unsafe base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
        let next = bit + 4 * width
        let second =
          unsafe base.loadUnaligned(fromByteOffset: next >> 3, as: UInt64.self)
          &>> UInt64(next & 7)
        unsafe target[i] = Int32(truncatingIfNeeded: first & mask)
        unsafe target[i + 1] = Int32(truncatingIfNeeded: (first &>> step) & mask)
        unsafe target[i + 2] = Int32(truncatingIfNeeded: (first &>> (2 &* step)) & mask)
        unsafe target[i + 3] = Int32(truncatingIfNeeded: (first &>> (3 &* step)) & mask)
        unsafe target[i + 4] = Int32(truncatingIfNeeded: second & mask)
        unsafe target[i + 5] = Int32(truncatingIfNeeded: (second &>> step) & mask)
        unsafe target[i + 6] = Int32(truncatingIfNeeded: (second &>> (2 &* step)) & mask)
        unsafe target[i + 7] = Int32(truncatingIfNeeded: (second &>> (3 &* step)) & mask)
        bit += 8 * width
        i += 8
      }
    }
    while i < count {
      let word = unsafe base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self)
      unsafe target[i] = Int32(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask)
      bit &+= width
      i &+= 1
    }
  }
}
