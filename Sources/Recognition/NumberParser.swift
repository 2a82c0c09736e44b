import Foundation

private let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }

/// The number that the bytes write, or NaN when they are no number.
///
/// A trailing minus (`155.22-`), thousands separators of the other kind, and exponents are understood. Exact as `strtod`;
/// what no finite double can hold is no number.
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

/// Everything that the fast path leaves: long mantissas, exponents, thousands separators.
private func parseNumberSlowly(_ p: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double {
  guard p.count <= 48 else { return .nan }
  let decimal: UInt8 = decimalComma ? 44 : 46
  let thousands: UInt8 = decimalComma ? 46 : 44
  var text: [UInt8] = []
  var trailingMinus = false
  var isGrouped = false
  var isWhole = true
  var group = 0
  /// The first group has one to three digits, the others have three: `1.234.567,8`.
  func isGroupComplete() -> Bool { isGrouped ? group == 3 : group >= 1 && group <= 3 }
  var i = 0
  while i < p.count {
    let byte = unsafe p[i]
    let separator = unsafe byte == thousands ? 1 : groupMark(p, i)
    if separator > 0 {
      guard isWhole, isGroupComplete() else { return .nan }
      isGrouped = true
      group = 0
      i += separator
      continue
    }
    switch byte {
    case 48...57:
      text.append(byte)
      if isWhole { group += 1 }
    case 43, 45:
      let isAtEnd = i == p.count - 1 && byte == 45 && i > 0
      if isAtEnd, let first = text.first, first != 43, first != 45 {
        trailingMinus = true
      } else if i == 0 || (text.last.map { $0 | 0x20 == 101 } ?? false) {
        text.append(byte)
      } else {
        return .nan
      }
    case 69, 101, decimal:
      guard !isGrouped || !isWhole || group == 3 else { return .nan }
      if byte == decimal, !isWhole { return .nan }
      isWhole = false
      text.append(byte == decimal ? 46 : byte)
    default:
      return .nan
    }
    i += 1
  }
  if isGrouped, group != 3 { return .nan }
  guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
    return .nan
  }
  return trailingMinus ? -value : value
}

/// Bytes of a mark that groups digits whatever the decimal sign: a blank, a no-break blank or an apostrophe.
private func groupMark(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
  switch unsafe p[i] {
  case 32, 39: return 1
  case 0xC2:
    return unsafe i + 1 < p.count && p[i + 1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard i + 2 < p.count, unsafe p[i + 1] == 0x80 else { return 0 }
    return unsafe p[i + 2] == 0xAF || p[i + 2] == 0x99 ? 3 : 0
  default: return 0
  }
}
