/// 64 bytes that are compared at once.
struct ByteBlock {
  private let a: SIMD16<UInt8>
  private let b: SIMD16<UInt8>
  private let c: SIMD16<UInt8>
  private let d: SIMD16<UInt8>

  /// The 64 bytes from `start` on must be readable.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    let source = unsafe UnsafeRawPointer(start)
    unsafe a = source.loadUnaligned(fromByteOffset: 0, as: SIMD16<UInt8>.self)
    unsafe b = source.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
    unsafe c = source.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
    unsafe d = source.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
  }

  /// Whether a byte, repeated 16 times, is among them.
  @inline(__always)
  func holds(_ byte: SIMD16<UInt8>) -> Bool {
    let matches = ((a .== byte) .| (b .== byte)) .| ((c .== byte) .| (d .== byte))
    let words = unsafe unsafeBitCast(matches, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// Bit i is set where byte i is the given one, which is repeated 16 times.
  @inline(__always)
  func places(of byte: SIMD16<UInt8>) -> UInt64 {
    ByteBlock.bits(a .== byte) | ByteBlock.bits(b .== byte) &<< 16
      | ByteBlock.bits(c .== byte) &<< 32 | ByteBlock.bits(d .== byte) &<< 48
  }

  /// Bit i is set where byte i is either of two.
  @inline(__always)
  func places(of first: SIMD16<UInt8>, _ second: SIMD16<UInt8>) -> UInt64 {
    ByteBlock.bits((a .== first) .| (a .== second))
      | ByteBlock.bits((b .== first) .| (b .== second)) &<< 16
      | ByteBlock.bits((c .== first) .| (c .== second)) &<< 32
      | ByteBlock.bits((d .== first) .| (d .== second)) &<< 48
  }

  /// One bit for each of 16 comparisons.
  @inline(__always)
  private static func bits(_ matches: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let marks = unsafe unsafeBitCast(matches, to: SIMD16<UInt8>.self) & weights
    let halves = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((halves[0] &* ones) &>> 56) | (((halves[1] &* ones) &>> 56) &<< 8)
  }
}

extension UInt64 {
  /// Bit i is the parity of the bits up to i.
  @inline(__always)
  var prefixParity: UInt64 {
    var parity = self
    parity ^= parity &<< 1
    parity ^= parity &<< 2
    parity ^= parity &<< 4
    parity ^= parity &<< 8
    parity ^= parity &<< 16
    parity ^= parity &<< 32
    return parity
  }
}
