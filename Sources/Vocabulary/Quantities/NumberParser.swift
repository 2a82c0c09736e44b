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

/// Everything that the fast path leaves: long mantissas, exponents, thousands separators, negative numbers in
/// parentheses, and digits of full width.
private func parseNumberSlowly(_ p: UnsafeBufferPointer<UInt8>, decimalComma: Bool) -> Double {
  guard p.count <= 48 else { return .nan }
  if unsafe p.count > 2 && p[0] == 40 && p[p.count - 1] == 41 && p[1] &- 48 < 10 {
    let inner = unsafe UnsafeBufferPointer(rebasing: p[1..<p.count - 1])
    return unsafe -parseNumber(inner, decimalComma: decimalComma)
  }
  if unsafe p[0] >= 0xEF || p[p.count - 1] >= 0x80, let narrow = unsafe narrowed(p) {
    return unsafe narrow.withUnsafeBufferPointer {
      unsafe parseNumber($0, decimalComma: decimalComma)
    }
  }
  let decimal: UInt8 = decimalComma ? 44 : 46
  let thousands: UInt8 = decimalComma ? 46 : 44
  var text: [UInt8] = []
  var trailingMinus = false
  var isGrouped = false
  var isWhole = true
  var group = 0
  var isIndian = false
  /// The first group has one to three digits, the others have three: `1.234.567,8`. In India only the last one has three,
  /// the others have one or two: `12,34,567`.
  func isGroupComplete(_ separator: UInt8) -> Bool {
    if !isGrouped { return group >= 1 && group <= 3 }
    if !isIndian, group == 2, !decimalComma, separator == 44,
      text.count - (text[0] &- 48 < 10 ? 0 : 1) <= 4
    {
      isIndian = true
    }
    return group == (isIndian ? 2 : 3)
  }
  var i = 0
  while i < p.count {
    let byte = unsafe p[i]
    let separator = unsafe byte == thousands ? 1 : groupMark(p, i)
    if separator > 0 {
      guard isWhole, isGroupComplete(byte) else { return .nan }
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

/// The text with the digits and signs of full width, which keyboards of East Asia write, as plain ones; `nil` when it has
/// none.
private func narrowed(_ p: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var text: [UInt8] = []
  var i = 0
  while i < p.count {
    // U+FF0B to U+FF19 are the plain signs from + to 9.
    if unsafe i + 2 < p.count && p[i] == 0xEF && p[i + 1] == 0xBC && (0x8B...0x99) ~= p[i + 2] {
      unsafe text.append(p[i + 2] - 0x60)
      i += 3
    } else {
      unsafe text.append(p[i])
      i += 1
    }
  }
  return text.count == p.count ? nil : text
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
