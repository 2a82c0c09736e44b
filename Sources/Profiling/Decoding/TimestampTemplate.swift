package import Calendar

/// A written instant in which some digits may change: those that move the instant by the same step wherever they stand,
/// such as hours, seconds and fractions. Rows of an export follow each other in time, so most of them differ from the
/// last in nothing else.
///
/// Which digits these are is found by trying: each is changed, and the general parser says what that does. So one
/// template serves all notations.
@safe package struct TimestampTemplate: ~Copyable {
  /// The longest text.
  package static let capacity = 48
  private static let relearnLimit = 64
  private static let digitLimit = 16

  private struct Digit: BitwiseCopyable {
    var place = 0
    /// Microseconds.
    var weight: Int64 = 0
  }

  private let parser: TimestampParser
  private var count = -1
  /// The text, and ones where it must be the same.
  private let words: UnsafeMutablePointer<SIMD16<UInt8>>
  private let masks: UnsafeMutablePointer<SIMD16<UInt8>>
  /// The same with all linear digits free, not only those below the minute.
  private let coarseMasks: UnsafeMutablePointer<SIMD16<UInt8>>
  private let digits: UnsafeMutablePointer<Digit>
  /// What each of the 16 values of half a byte adds at each digit; far below zero for those that are none.
  private let steps: UnsafeMutablePointer<Int64>
  private static let noStep = Int64.min / 32
  private var digitCount = 0
  /// The first digit from which on all are below the minute, and the instant with those at zero.
  private var firstFine = 0
  private var fineBase: Int64 = 0
  /// The instant with all linear digits at zero.
  private var base: Int64 = 0
  /// The most that the linear digits may come to.
  private var range: Int64 = 0
  /// The text with all its digits at zero.
  private var shape: [UInt8] = []
  package private(set) var learned = 0
  /// Where the offset from UTC that texts end with changes, at most `offsetLimit` times: instant and offset, seconds.
  package private(set) var offsets: [(utc: Int64, offset: Int)] = []
  private static let offsetLimit = 64

  package init(_ notation: TimestampNotation) {
    parser = TimestampParser(notation)
    unsafe words = .allocate(capacity: 3)
    unsafe masks = .allocate(capacity: 3)
    unsafe coarseMasks = .allocate(capacity: 3)
    unsafe digits = .allocate(capacity: TimestampTemplate.digitLimit)
    unsafe words.initialize(repeating: SIMD16(), count: 3)
    unsafe masks.initialize(repeating: SIMD16(), count: 3)
    unsafe coarseMasks.initialize(repeating: SIMD16(), count: 3)
    unsafe steps = .allocate(capacity: 16 * TimestampTemplate.digitLimit)
    unsafe steps.initialize(repeating: 0, count: 16 * TimestampTemplate.digitLimit)
    unsafe digits.initialize(repeating: Digit(), count: TimestampTemplate.digitLimit)
  }

  deinit {
    unsafe words.deallocate()
    unsafe masks.deallocate()
    unsafe coarseMasks.deallocate()
    unsafe digits.deallocate()
    unsafe steps.deallocate()
  }

  /// What `TimestampParser.parse` gives. The `capacity` bytes from `start` on must be readable.
  @inline(__always)
  package mutating func parse(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    // In most rows only the last of the linear digits differ from the row before.
    let instant = unsafe read(start, count, masks, fromDigit: firstFine, fineBase)
    return unsafe instant != Int64.min ? instant : parseCoarse(start, count)
  }

  /// The instant of a text that is the same where the masks say so; `Int64.min` of another one.
  @inline(__always)
  private func read(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ masks: UnsafePointer<SIMD16<UInt8>>,
    fromDigit first: Int, _ base: Int64
  ) -> Int64 {
    guard count == self.count else { return Int64.min }
    let raw = unsafe UnsafeRawPointer(start)
    let a = unsafe raw.loadUnaligned(fromByteOffset: 0, as: SIMD16<UInt8>.self)
    let b = unsafe raw.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
    var difference = unsafe ((a ^ words[0]) & masks[0]) | ((b ^ words[1]) & masks[1])
    if count > 32 {
      let c = unsafe raw.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
      difference |= unsafe (c ^ words[2]) & masks[2]
    }
    let differences = unsafe unsafeBitCast(difference, to: SIMD2<UInt64>.self)
    var instant = base
    var i = first
    while i < digitCount {
      // The masks have seen to it that the upper half of the byte is that of a digit.
      let value = unsafe Int(start[digits[i].place] & 15)
      instant &+= unsafe steps[16 &* i &+ value]
      i &+= 1
    }
    return differences[0] | differences[1] == 0 && instant >= base ? instant : Int64.min
  }

  /// Reads a text that differs in any of its linear digits.
  private mutating func parseCoarse(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    let instant = unsafe read(start, count, coarseMasks, fromDigit: 0, base)
    // Together the digits may say an hour that is none.
    guard instant != Int64.min, instant &- base <= range else { return unsafe learn(start, count) }
    fineBase = base
    for i in 0..<firstFine {
      let digit = unsafe digits[i]
      let byte = unsafe start[digit.place]
      unsafe UnsafeMutableRawPointer(words).storeBytes(
        of: byte, toByteOffset: digit.place, as: UInt8.self)
      fineBase &+= Int64(byte &- 48) &* digit.weight
    }
    return instant
  }

  private mutating func learn(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
    let text = unsafe UnsafeBufferPointer(start: start, count: count)
    let instant = unsafe parser.parse(text)
    if parser.notation.hasOffset, instant != TimestampParser.invalid { unsafe note(text, instant) }
    if instant != TimestampParser.invalid, count <= TimestampTemplate.capacity,
      let scale = unsafe scale(of: text)
    {
      unsafe learn(text, instant, scale)
    }
    return instant
  }

  /// Notes the offset of a text where it is another one than before.
  private mutating func note(_ text: UnsafeBufferPointer<UInt8>, _ instant: Int64) {
    guard case .calendar = parser.notation.form,
      offsets.count < TimestampTemplate.offsetLimit,
      let offset = unsafe TimestampParser.offset(text), offsets.last?.offset != offset
    else { return }
    offsets.append((instant / 1_000_000, offset))
  }

  /// How far the digits of a text can be counted on.
  private enum Scale {
    /// Hours count from 0 to 23.
    case day
    /// Hours count to 12 twice.
    case halfDay
    /// Units since 1970.
    case count
  }

  /// `nil` for days and seconds with a fraction, which are read as one number and rounded.
  private func scale(of text: UnsafeBufferPointer<UInt8>) -> Scale? {
    switch parser.notation.form {
    case .calendar, .timeOfDay: unsafe TimestampParser.hasHalfDays(text) ? .halfDay : .day
    case .serial: nil
    case .epoch: unsafe text.allSatisfy { $0 &- 48 < 10 } ? .count : nil
    }
  }

  /// Takes a text for the template whose instant the general parser has read.
  private mutating func learn(_ text: UnsafeBufferPointer<UInt8>, _ instant: Int64, _ scale: Scale)
  {
    if unsafe !hasShape(of: text) {
      guard learned < TimestampTemplate.relearnLimit else { return }
      learned += 1
      unsafe findDigits(Array(text), instant, scale)
      count = -1
    }
    var time: Int64 = 0
    for i in 0..<digitCount {
      time += unsafe Int64(text[digits[i].place] - 48) * digits[i].weight
    }
    // No other second follows in the hour 24.
    guard time <= range else { return }
    base = instant - time
    unsafe install(text)
  }

  private func hasShape(of text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == shape.count else { return false }
    for i in shape.indices {
      let byte = unsafe text[i]
      if (byte &- 48 < 10 ? 48 : byte) != shape[i] { return false }
    }
    return true
  }

  private mutating func findDigits(_ text: [UInt8], _ instant: Int64, _ scale: Scale) {
    var bytes = text
    digitCount = 0
    var last = Int64.max
    range = scale == .count ? Int64.max : 86_399_999_999
    for place in bytes.indices
    where bytes[place] &- 48 < 10 && digitCount < TimestampTemplate.digitLimit {
      // Digits of an offset from UTC weigh more than those of the time before them, and have limits of their own.
      guard let step = step(place, &bytes, instant), step == 0 || step < last,
        let limit = TimestampTemplate.limit(step, scale)
      else { continue }
      if step > 0 { last = step }
      unsafe digits[digitCount].place = place
      unsafe digits[digitCount].weight = step
      for value in 0..<16 {
        unsafe steps[16 * digitCount + value] =
          value <= limit ? Int64(value) * step : TimestampTemplate.noStep
      }
      digitCount += 1
    }
    var time: Int64 = 0
    for i in 0..<digitCount { unsafe time += Int64(bytes[digits[i].place] - 48) * digits[i].weight }
    // The hour 24 has no minutes: another text tells more.
    shape = time > range ? [] : bytes.map { $0 &- 48 < 10 ? 48 : $0 }
  }

  /// The highest digit of this step; `nil` when digits of this step do not count evenly.
  private static func limit(_ step: Int64, _ scale: Scale) -> Int64? {
    switch step {
    case 0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000: 9
    case 10_000_000: scale == .count ? 9 : 5
    case 100_000_000, 1_000_000_000, 10_000_000_000: scale == .count ? 9 : nil
    case 60_000_000: scale == .count ? nil : 9
    case 600_000_000: scale == .count ? nil : 5
    case 3_600_000_000: scale == .day ? 9 : nil
    case 36_000_000_000: scale == .day ? 2 : nil
    default: nil
    }
  }

  /// By how much the instant grows when the digit grows by one; `nil` when it may not.
  private func step(_ place: Int, _ bytes: inout [UInt8], _ instant: Int64) -> Int64? {
    let digit = bytes[place]
    let change: UInt8 = digit == 48 ? 1 : .max
    bytes[place] = digit &+ change
    defer { bytes[place] = digit }
    let other = unsafe bytes.withUnsafeBufferPointer { text in unsafe parser.parse(text) }
    guard other != TimestampParser.invalid else { return nil }
    return change == 1 ? other - instant : instant - other
  }

  private mutating func install(_ text: UnsafeBufferPointer<UInt8>) {
    count = text.count
    for i in 0..<TimestampTemplate.capacity {
      unsafe words[i / 16][i % 16] = i < count ? text[i] : 0
      unsafe masks[i / 16][i % 16] = i < count ? 0xFF : 0
      unsafe coarseMasks[i / 16][i % 16] = i < count ? 0xFF : 0
    }
    firstFine = digitCount
    while firstFine > 0, unsafe digits[firstFine - 1].weight < 60_000_000 { firstFine -= 1 }
    fineBase = base
    for i in 0..<digitCount {
      let digit = unsafe digits[i]
      unsafe words[digit.place / 16][digit.place % 16] = i < firstFine ? text[digit.place] : 0x30
      unsafe coarseMasks[digit.place / 16][digit.place % 16] = 0xF0
      if i < firstFine {
        fineBase += unsafe Int64(text[digit.place] - 48) * digit.weight
      } else {
        unsafe masks[digit.place / 16][digit.place % 16] = 0xF0
      }
    }
  }
}
