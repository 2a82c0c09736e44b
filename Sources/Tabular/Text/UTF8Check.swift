/// Finds out whether bytes are UTF-8.
enum UTF8Check {
  struct Result {
    /// The first byte that starts no character, or the end.
    var firstInvalid: Int
    /// Bytes at the end that may be the start of a character.
    var incompleteTail: Int
  }

  static func run(_ bytes: [UInt8], _ range: Range<Int>) -> Result {
    var i = range.lowerBound
    let end = range.upperBound
    while true {
      i = endOfASCII(bytes, i, end)
      if i == end { return Result(firstInvalid: end, incompleteTail: 0) }
      let length = sequenceLength(bytes, i, end)
      if length > 0 {
        i += length
      } else {
        return Result(firstInvalid: i, incompleteTail: length < 0 ? end - i : 0)
      }
    }
  }

  /// The place of the first byte above 127 from `start` on, or the end.
  private static func endOfASCII(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    unsafe bytes.withUnsafeBytes { raw in
      var i = start
      while i + 64 <= end {
        let a = unsafe raw.loadUnaligned(fromByteOffset: i, as: SIMD16<UInt8>.self)
        let b = unsafe raw.loadUnaligned(fromByteOffset: i + 16, as: SIMD16<UInt8>.self)
        let c = unsafe raw.loadUnaligned(fromByteOffset: i + 32, as: SIMD16<UInt8>.self)
        let d = unsafe raw.loadUnaligned(fromByteOffset: i + 48, as: SIMD16<UInt8>.self)
        let words = unsafe unsafeBitCast(a | b | c | d, to: SIMD2<UInt64>.self)
        if (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0 { break }
        i += 64
      }
      while i < end, unsafe raw[i] < 0x80 { i += 1 }
      return i
    }
  }

  /// The length of the character at `i`; 0 when there is none, -1 when the bytes end before it does.
  static func sequenceLength(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int {
    let first = bytes[i]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { low = 0xA0 }
      if first == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { low = 0x90 }
      if first == 0xF4 { high = 0x8F }
    default: return 0
    }
    for k in 1..<length {
      guard i + k < end else { return -1 }
      guard (low...high).contains(bytes[i + k]) else { return 0 }
      low = 0x80
      high = 0xBF
    }
    return length
  }
}

/// The code page of western Windows.
enum Windows1252 {
  /// Characters of the bytes 0x80 to 0x9F; the five unused ones keep their number, as browsers do.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// A whole text, of which what is no UTF-8 is read in this code page.
  static func repaired(_ text: [UInt8]) -> [UInt8] {
    let end = text.count
    var i = UTF8Check.run(text, 0..<end).firstInvalid
    if i == end { return text }
    var result = Array(text[..<i])
    while i < end {
      let length = UTF8Check.sequenceLength(text, i, end)
      if length > 0 {
        result += text[i..<i + length]
        i += length
      } else {
        append(text[i], to: &result)
        i += 1
      }
    }
    return result
  }

  static func append(_ byte: UInt8, to text: inout [UInt8]) {
    let scalar = 0x80..<0xA0 ~= byte ? upper[Int(byte) - 0x80] : UInt16(byte)
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(UInt8(0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
