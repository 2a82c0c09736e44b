import Foundation

/// Reads the numbers of one column where they are plain: digits with at most one decimal sign and a leading minus, at most
/// 15 digits. `parseNumber` reads the others.
///
/// All bytes are looked at together: the decimal sign is found and taken out with masks, then three multiplications make
/// a number of eight digits. Exact: a mantissa below 2^53 is divided by an exact power of ten.
@safe package struct PlainNumberParser: Sendable {
  private let signs: UInt64
  private let zeros: UInt64 = 0x3030_3030_3030_3030
  private nonisolated(unsafe) let powers: UnsafePointer<Double>
  /// For each count of bytes up to 16, ones over that many bytes at the end of two words.
  private nonisolated(unsafe) let masks: UnsafePointer<SIMD2<UInt64>>

  package init(decimalComma: Bool) {
    signs = 0x0101_0101_0101_0101 &* (decimalComma ? 44 : 46)
    unsafe powers = PlainNumberParser.exactPowers
    unsafe masks = PlainNumberParser.endMasks
  }

  /// 10^0 to 10^22, which doubles hold exactly; never freed.
  private static nonisolated(unsafe) let exactPowers: UnsafePointer<Double> = {
    let powers = UnsafeMutablePointer<Double>.allocate(capacity: 23)
    for i in 0..<23 { unsafe (powers + i).initialize(to: pow(10, Double(i))) }
    return unsafe UnsafePointer(powers)
  }()

  private static nonisolated(unsafe) let endMasks: UnsafePointer<SIMD2<UInt64>> = {
    let masks = UnsafeMutablePointer<SIMD2<UInt64>>.allocate(capacity: 17)
    for n in 0...16 {
      let low = n > 8 ? ~(UInt64.max >> UInt64(8 * (n - 8))) : 0
      let high = ~(UInt64.max >> UInt64(8 * min(n, 8)))
      unsafe (masks + n).initialize(to: SIMD2(low, high))
    }
    return unsafe UnsafePointer(masks)
  }()

  /// The number of the `count` bytes before `end`, or NaN when it is not plain. The 16 bytes before `end` must be readable.
  @inline(__always)
  package func parse(before end: UnsafePointer<UInt8>, count: Int) -> Double {
    let isNegative = unsafe end[0 &- count] == 45
    let n = count &- (isNegative ? 1 : 0)
    guard n > 0, n <= 16 else { return .nan }
    let raw = unsafe UnsafeRawPointer(end)
    if n <= 8 { return unsafe parseShort(raw, n, isNegative) }
    let above = unsafe masks[n]
    let words = unsafe SIMD2(
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: -16, as: UInt64.self)),
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: -8, as: UInt64.self)))
    let filled = (words & above) | (SIMD2(repeating: zeros) & ~above)
    var low = filled[0]
    var high = filled[1]
    var fraction = 0
    let inHigh = PlainNumberParser.zeroByte(high ^ signs)
    if inHigh != 0 {
      let bit = UInt64(truncatingIfNeeded: inHigh.trailingZeroBitCount & ~7)
      let below = (1 &<< bit) &- 1
      fraction = 7 &- Int(truncatingIfNeeded: bit &>> 3)
      high = (high & ~((below &<< 8) | 0xFF)) | ((high & below) &<< 8) | (low &>> 56)
      low = (low &<< 8) | 0x30
    } else {
      let inLow = PlainNumberParser.zeroByte(low ^ signs)
      if inLow != 0 {
        let bit = UInt64(truncatingIfNeeded: inLow.trailingZeroBitCount & ~7)
        let below = (1 &<< bit) &- 1
        fraction = 15 &- Int(truncatingIfNeeded: bit &>> 3)
        low = (low & ~((below &<< 8) | 0xFF)) | ((low & below) &<< 8) | 0x30
      } else if n == 16 {
        return .nan
      }
    }
    let highDigits = high ^ zeros
    let lowDigits = low ^ zeros
    let limit: UInt64 = 0x7676_7676_7676_7676
    let wrong = (highDigits &+ limit) | highDigits | (lowDigits &+ limit) | lowDigits
    guard wrong & 0x8080_8080_8080_8080 == 0 else { return .nan }
    let mantissa =
      PlainNumberParser.eightDigits(highDigits)
      &+ PlainNumberParser.eightDigits(lowDigits) &* 100_000_000
    return number(mantissa, fraction, isNegative)
  }

  /// A number of at most eight bytes.
  @inline(__always)
  private func parseShort(_ end: UnsafeRawPointer, _ n: Int, _ isNegative: Bool) -> Double {
    let word = unsafe UInt64(
      littleEndian: end.loadUnaligned(fromByteOffset: -8, as: UInt64.self))
    // Shifted twice, since 64 bits at once would be none.
    let shift = UInt64(truncatingIfNeeded: 4 &* (8 &- n))
    var digits = ((((word ^ zeros) &>> shift) &>> shift) &<< shift) &<< shift
    let sign = PlainNumberParser.zeroByte(digits ^ (signs ^ zeros))
    var fraction = 0
    if sign != 0 {
      let bit = UInt64(truncatingIfNeeded: sign.trailingZeroBitCount & ~7)
      let below = (1 &<< bit) &- 1
      fraction = 7 &- Int(truncatingIfNeeded: bit &>> 3)
      digits = (digits & ~((below &<< 8) | 0xFF)) | ((digits & below) &<< 8)
      if n == 1 { return .nan }
    }
    let limit: UInt64 = 0x7676_7676_7676_7676
    guard ((digits &+ limit) | digits) & 0x8080_8080_8080_8080 == 0 else { return .nan }
    return number(PlainNumberParser.eightDigits(digits), fraction, isNegative)
  }

  /// Divides a whole number of at most 15 digits by 10^`fraction`.
  @inline(__always)
  private func number(_ mantissa: UInt64, _ fraction: Int, _ isNegative: Bool) -> Double {
    // The bits of 2^52 + mantissa. The instruction for the conversion would wait for the number before this one.
    let size = Double(bitPattern: 0x4330_0000_0000_0000 | mantissa) - 0x1p52
    let sign: UInt64 = isNegative ? 1 &<< 63 : 0
    return unsafe Double(bitPattern: (size / powers[fraction]).bitPattern | sign)
  }

  /// The lowest byte that is zero has its top bit set; higher ones may be wrong.
  @inline(__always)
  private static func zeroByte(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// The number of eight digits, the first in the lowest byte.
  @inline(__always)
  private static func eightDigits(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let first = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let second = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (first &+ second) &>> 32
  }
}
