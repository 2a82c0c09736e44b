/// The tokens of JSON text, in place.
enum JSONText {
  typealias Bytes = UnsafeMutablePointer<UInt8>

  @inline(__always)
  static func areEqual(
    _ a: UnsafePointer<UInt8>, _ b: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Bool {
    var i = 0
    let (x, y) = unsafe (UnsafeRawPointer(a), UnsafeRawPointer(b))
    while i &+ 8 <= count {
      let same =
        unsafe x.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        == y.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if !same { return false }
      i &+= 8
    }
    while i < count {
      if unsafe a[i] != b[i] { return false }
      i &+= 1
    }
    return true
  }

  /// The closing quote of a text, or -1.
  @inline(__always)
  static func end(
    _ bytes: Bytes, _ start: Int, _ end: Int
  ) -> (end: Int, hasEscape: Bool, newlines: Int) {
    let quotes = SIMD16<UInt8>(repeating: 0x22)
    let escapes = SIMD16<UInt8>(repeating: 0x5C)
    let blanks = SIMD16<UInt8>(repeating: 0x20)
    var i = start
    var hasEscape = false
    var newlines = 0
    while i < end {
      let block = unsafe UnsafeRawPointer(bytes + i).loadUnaligned(as: SIMD16<UInt8>.self)
      let hits = (block .== quotes) .| (block .== escapes) .| (block .< blanks)
      let words = unsafe unsafeBitCast(hits, to: SIMD2<UInt64>.self)
      if words[0] != 0 {
        i &+= words[0].trailingZeroBitCount &>> 3
      } else if words[1] != 0 {
        i &+= 8 &+ words[1].trailingZeroBitCount &>> 3
      } else {
        i &+= 16
        continue
      }
      if i >= end { break }
      let byte = unsafe bytes[i]
      if byte == 0x22 { return (i, hasEscape, newlines) }
      if byte == 0x5C {
        hasEscape = true
        i &+= 2
      } else {
        if byte == 0x0A { newlines &+= 1 }
        i &+= 1
      }
    }
    return (-1, hasEscape, newlines)
  }

  /// Where a number or a word such as `true` ends.
  @inline(__always)
  static func endOfWord(_ bytes: Bytes, _ start: Int) -> Int {
    var i = start
    while true {
      let byte = unsafe bytes[i]
      let isPart =
        byte &- 0x2D <= 0x0C || byte | 0x20 &- 0x61 < 26 && byte >= 0x41 || byte == 0x2B
      if !isPart { return i }
      i &+= 1
    }
  }

  /// What a number or a word is; `nil` when it is neither.
  @inline(__always)
  static func kind(_ bytes: Bytes, _ start: Int, _ end: Int) -> JSONKind? {
    guard end > start else { return nil }
    let first = unsafe bytes[start]
    let next = unsafe bytes[start &+ 1]
    if first &- 0x30 < 10 || first == 0x2D && next &- 0x30 < 10 {
      var i = start &+ 1
      while i < end {
        let byte = unsafe bytes[i]
        guard
          byte &- 0x30 < 10 || byte == 0x2E || byte | 0x20 == 0x65 || byte == 0x2D
            || byte == 0x2B
        else { return nil }
        i &+= 1
      }
      return .number
    }
    return unsafe word(bytes, start, end)
  }

  @inline(never)
  private static func word(_ bytes: Bytes, _ start: Int, _ end: Int) -> JSONKind? {
    let text = unsafe UnsafeBufferPointer(start: bytes + start, count: end - start)
    func isWord(_ word: StaticString) -> Bool {
      unsafe text.elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
    if isWord("null") || isWord("None") || isWord("undefined") { return .null }
    let isKnown =
      isWord("true") || isWord("false") || isWord("NaN") || isWord("nan") || isWord("Infinity")
      || isWord("-Infinity") || isWord("True") || isWord("False")
    return isKnown ? .word : nil
  }

  /// Replaces escapes by their characters, which are never longer; returns the new end. What is no escape stays as it is,
  /// and half a surrogate pair becomes U+FFFD.
  static func unescape(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var i = start
    var out = start
    while i < end {
      let byte = unsafe bytes[i]
      guard byte == 0x5C, i + 1 < end else {
        unsafe bytes[out] = byte
        out += 1
        i += 1
        continue
      }
      let escape = unsafe bytes[i + 1]
      if escape == 0x75, var scalar = unsafe unit(bytes, i + 2, end) {
        i += 6
        if scalar & 0xF800 == 0xD800 {
          let isPair =
            unsafe scalar < 0xDC00 && i + 1 < end && bytes[i] == 0x5C && bytes[i + 1] == 0x75
          if isPair, let low = unsafe unit(bytes, i + 2, end), low & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + ((scalar & 0x3FF) << 10 | low & 0x3FF)
            i += 6
          } else {
            scalar = 0xFFFD
          }
        }
        for part in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
          ?? UTF8.encodedReplacementCharacter
        {
          unsafe bytes[out] = part
          out += 1
        }
        continue
      }
      var plain: UInt8
      switch escape {
      case 0x22, 0x5C, 0x2F: plain = escape
      case 0x62: plain = 0x08
      case 0x66: plain = 0x0C
      case 0x6E: plain = 0x0A
      case 0x72: plain = 0x0D
      case 0x74: plain = 0x09
      default:
        unsafe bytes[out] = byte
        out += 1
        plain = escape
      }
      unsafe bytes[out] = plain
      out += 1
      i += 2
    }
    return out
  }

  /// Four hexadecimal digits.
  private static func unit(_ bytes: Bytes, _ start: Int, _ end: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for i in start..<(start + 4) {
      let byte = unsafe bytes[i]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
