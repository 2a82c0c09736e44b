import Calendar

// Stored values as the text that a careful CSV export would have.

/// Appends values to the bytes of a batch.
enum ParquetText {
  static func append(word: Int64, _ meaning: ParquetMeaning, to text: inout [UInt8]) {
    switch meaning {
    case .boolean: text.append(contentsOf: (word == 0 ? "false" : "true").utf8)
    case .integer(isSigned: false): text.append(contentsOf: String(UInt64(bitPattern: word)).utf8)
    case .decimal(let scale): append(decimal: Int128(word), scale: scale, to: &text)
    case .date: append(day: word, to: &text)
    case .time(let ticks):
      guard word >= 0, word / ticks < 86_400 else {
        return text.append(contentsOf: String(word).utf8)
      }
      append(clock: word, ticks: ticks, to: &text)
    case .instant(let ticks, let isUTC):
      let day = word.dividedDown(by: 86_400 * ticks)
      append(day: day, to: &text)
      text.append(UInt8(ascii: "T"))
      append(clock: word &- day &* 86_400 &* ticks, ticks: ticks, to: &text)
      if isUTC { text.append(UInt8(ascii: "Z")) }
    default: text.append(contentsOf: String(word).utf8)
    }
  }

  /// The shortest digits that mean this number, without a fraction of zero.
  static func append(number: Double, to text: inout [UInt8]) {
    if number.isNaN { return text.append(contentsOf: "NaN".utf8) }
    var digits = number.description
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    text.append(contentsOf: digits.utf8)
  }

  static func append(decimal: Int128, scale: Int, to text: inout [UInt8]) {
    if decimal < 0 { text.append(UInt8(ascii: "-")) }
    var digits = Array(String(decimal.magnitude).utf8)
    if scale > 0 {
      if digits.count <= scale {
        digits.insert(
          contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count), at: 0)
      }
      digits.insert(UInt8(ascii: "."), at: digits.count - scale)
    }
    text.append(contentsOf: digits)
  }

  /// Bytes of a fixed length as hexadecimal digits, in the groups of a UUID where they are one.
  static func append(hexadecimal bytes: [UInt8], isUUID: Bool, to text: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    for (i, byte) in bytes.enumerated() {
      if isUUID, i == 4 || i == 6 || i == 8 || i == 10 { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// A number of up to 16 bytes, the highest first; `nil` for longer ones.
  static func decimal(_ bytes: ArraySlice<UInt8>) -> Int128? {
    guard let first = bytes.first, bytes.count <= 16 else { return nil }
    var value: Int128 = first >= 0x80 ? -1 : 0
    for byte in bytes { value = value << 8 | Int128(byte) }
    return value
  }

  /// The half-precision number of two bytes.
  static func half(_ bytes: ArraySlice<UInt8>) -> Double {
    let word = bytes.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    let fraction = Double(word & 0x3FF)
    let exponent = word >> 10 & 31
    let magnitude: Double =
      switch exponent {
      case 0: fraction / Double(1 << 24)
      case 31: fraction == 0 ? .infinity : .nan
      default: (1024 + fraction) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
      }
    return word & 0x8000 == 0 ? magnitude : -magnitude
  }

  /// A day since 1970-01-01 in the Gregorian calendar.
  private static func append(day: Int64, to text: inout [UInt8]) {
    let date = CivilDate(days: day)
    if date.year < 0 { text.append(UInt8(ascii: "-")) }
    append(Int64(date.year.magnitude), digits: 4, to: &text)
    text.append(UInt8(ascii: "-"))
    append(Int64(date.month), digits: 2, to: &text)
    text.append(UInt8(ascii: "-"))
    append(Int64(date.day), digits: 2, to: &text)
  }

  /// A time of day; its fraction has 3, 6 or 9 digits, or there is none.
  private static func append(clock: Int64, ticks: Int64, to text: inout [UInt8]) {
    let seconds = clock / ticks
    append(seconds / 3600, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, digits: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds % 60, digits: 2, to: &text)
    var fraction = clock % ticks
    guard fraction != 0 else { return }
    var digits = ticks == 1000 ? 3 : ticks == 1_000_000 ? 6 : 9
    while fraction % 1000 == 0 {
      fraction /= 1000
      digits -= 3
    }
    text.append(UInt8(ascii: "."))
    append(fraction, digits: digits, to: &text)
  }

  private static func append(_ number: Int64, digits: Int, to text: inout [UInt8]) {
    var count = 1
    var rest = number / 10
    while rest > 0 || count < digits {
      rest /= 10
      count += 1
    }
    text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var place = text.count
    rest = number
    while rest > 0 {
      place -= 1
      text[place] += UInt8(rest % 10)
      rest /= 10
    }
  }
}
