/// The bytes of one page, with room to load whole words near their end.
@safe final class PageMemory {
  /// Readable bytes behind every page.
  static let padding = 32

  private(set) var base: UnsafeMutableRawPointer
  private(set) var capacity: Int

  init() {
    capacity = 1 << 12
    unsafe base = .allocate(byteCount: capacity + Self.padding, alignment: 16)
  }

  deinit { unsafe base.deallocate() }

  /// Makes room; what was there is lost.
  func reserve(_ count: Int) {
    guard count > capacity else { return }
    unsafe base.deallocate()
    capacity = count
    unsafe base = .allocate(byteCount: count + Self.padding, alignment: 16)
  }

  /// A number of up to 8 bytes at any place up to the capacity.
  func load<Number: FixedWidthInteger & BitwiseCopyable>(_ place: Int, as: Number.Type) -> Number {
    unsafe Number(littleEndian: base.loadUnaligned(fromByteOffset: place, as: Number.self))
  }

  func byte(_ place: Int) -> UInt8 { unsafe base.load(fromByteOffset: place, as: UInt8.self) }

  func buffer(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// A number in groups of seven bits.
  func varint(_ position: inout Int, _ end: Int) throws(ParquetFault) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64, position < end {
      let next = byte(position)
      position += 1
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    throw .damage("a number in a page does not end")
  }
}
