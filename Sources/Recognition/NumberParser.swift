import Foundation

private let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }

/// The number that the bytes write, or NaN when they are no number.
///
/// A trailing minus (`155.22-`), thousands separators of the other kind, and exponents are understood. Exact as `strtod`.
@inline(__always)
package func parseNumber(_ p: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double {
  var i = 0
  var n = p.count
  guard n > 0 else { return .nan }
  let decimal: UInt8 = decimalComma ? 44 : 46
  var isNegative = false
  let first = unsafe p[0]
  if first == 45 {
    isNegative = true
    i = 1
  } else if first == 43 {
    i = 1
  } else if unsafe p[n - 1] == 45 {
    isNegative = true
    n -= 1
  }
  var mantissa: UInt64 = 0
  var digits = 0
  var fraction = 0
  while i < n {
    let digit = unsafe p[i] &- 48
    if digit >= 10 { break }
    mantissa = mantissa &* 10 &+ UInt64(digit)
    digits &+= 1
    i &+= 1
  }
  if i < n, unsafe p[i] == decimal {
    i &+= 1
    while i < n {
      let digit = unsafe p[i] &- 48
      if digit >= 10 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      digits &+= 1
      fraction &+= 1
      i &+= 1
    }
  }
  if i == n, digits > 0, digits <= 15, fraction <= 22 {
    let value =
      fraction == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[fraction]
    return isNegative ? -value : value
  }
  return unsafe parseNumberSlowly(p, decimalComma: decimalComma)
}

/// Everything that the fast path leaves: long mantissas, exponents, thousands separators, blanks inside.
private func parseNumberSlowly(_ p: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double {
  guard p.count <= 48 else { return .nan }
  let thousands: UInt8 = decimalComma ? 46 : 44
  var text: [UInt8] = []
  var trailingMinus = false
  var lastThousands = -1
  var sawDecimal = false
  var digitsSinceThousands = 0
  var i = 0
  while i < p.count {
    let byte = unsafe p[i]
    switch byte {
    case 48...57:
      text.append(byte)
      digitsSinceThousands += 1
    case 43, 45:
      if i == p.count - 1, byte == 45, i > 0 {
        trailingMinus = true
      } else if i == 0 || (text.last.map { $0 | 0x20 == 101 } ?? false) {
        text.append(byte)
      } else {
        return .nan
      }
    case 69, 101:
      guard !text.isEmpty else { return .nan }
      text.append(byte)
    case thousands, 39:
      // Groups of three only: `1.234.567,8`.
      guard !sawDecimal, !text.isEmpty else { return .nan }
      if lastThousands >= 0, digitsSinceThousands != 3 { return .nan }
      lastThousands = i
      digitsSinceThousands = 0
    case decimalComma ? 44 : 46:
      guard !sawDecimal else { return .nan }
      if lastThousands >= 0, digitsSinceThousands != 3 { return .nan }
      sawDecimal = true
      text.append(46)
    case 0xC2, 0xA0, 32:
      // No-break blanks group thousands in some locales.
      guard !text.isEmpty else { return .nan }
    default:
      return .nan
    }
    i += 1
  }
  if lastThousands >= 0, !sawDecimal, digitsSinceThousands != 3 { return .nan }
  guard let value = Double(String(decoding: text, as: UTF8.self)) else { return .nan }
  return trailingMinus ? -value : value
}
