/// Decodes the values of one page, some at a time. Nulls are not among them.
struct ValueDecoder {
  /// The most text of one batch, so that ranges fit and memory stays bounded.
  static let textLimit = 1 << 28

  private enum Encoding {
    case plain
    case codes(HybridDecoder)
    case booleans(HybridDecoder)
    case differences(DeltaDecoder)
    case lengths(DeltaDecoder)
    case prefixes(DeltaDecoder, DeltaDecoder)
    /// The first bytes of all values, then their second bytes, and so on.
    case split(stride: Int, next: Int)
  }

  private let page: PageMemory
  private let storage: ParquetStorage
  private let width: Int
  private let isSigned: Bool
  private var encoding: Encoding
  private var position: Int
  private let end: Int
  /// The bit of the next plain boolean.
  private var bit = 0
  /// The value before, for values that only say how they differ.
  private var previous: [UInt8] = []

  /// Whether values are places in the dictionary.
  var isCoded: Bool {
    if case .codes = encoding { return true }
    return false
  }

  init(_ page: PageMemory, _ info: Page, _ column: ParquetColumn) throws(ParquetFault) {
    self.page = page
    storage = column.storage
    width = storage == .fixedBytes ? column.length : storage.width
    isSigned = column.meaning != .integer(isSigned: false)
    position = info.values.lowerBound
    end = info.values.upperBound
    let range = info.values
    switch (info.encoding, storage) {
    case (0, _): encoding = .plain
    case (2, _) where info.isDictionary: encoding = .plain
    case (2, _), (8, _):
      // A page of nulls may have no bytes.
      let bits = range.isEmpty ? 0 : Int(page.byte(position))
      encoding = .codes(
        try HybridDecoder(min(position + 1, end)..<end, width: bits))
    case (3, .boolean):
      guard range.isEmpty || range.count >= 4 else { throw .damage("a page is cut off") }
      encoding = .booleans(try HybridDecoder(min(position + 4, end)..<end, width: 1))
    case (5, .int32), (5, .int64), (6, .bytes), (7, .bytes), (7, .fixedBytes):
      if range.isEmpty {
        encoding = .plain
        break
      }
      let first = try DeltaDecoder(page, range)
      if info.encoding == 5 {
        encoding = .differences(first)
        break
      }
      position = try first.endOfValues(page)
      if info.encoding == 6 {
        encoding = .lengths(first)
        break
      }
      let second = try DeltaDecoder(page, position..<end)
      position = try second.endOfValues(page)
      encoding = .prefixes(first, second)
    case (9, .int32), (9, .int64), (9, .float), (9, .double), (9, .fixedBytes):
      guard range.count % width == 0 else { throw .damage("a page is cut off") }
      encoding = .split(stride: range.count / width, next: 0)
    default:
      throw .unsupported(
        "a Parquet file with the encoding \(info.encoding) in the column '\(column.name)'",
        cure: "write it with plain or dictionary encoding")
    }
  }

  mutating func codes(
    _ count: Int, into target: UnsafeMutablePointer<Int32>
  ) throws(ParquetFault) {
    guard case .codes(var decoder) = encoding else { return }
    unsafe try decoder.decode(page, into: target, count)
    encoding = .codes(decoder)
  }

  /// Integers as they are, booleans as 0 and 1, INT96 as microseconds since 1970.
  mutating func words(
    _ count: Int, into target: UnsafeMutablePointer<Int64>
  ) throws(ParquetFault) {
    switch encoding {
    case .differences(var decoder):
      let isNarrow = storage == .int32
      let isSigned = isSigned
      try decoder.decode(page, count) { i, value in
        unsafe target[i] =
          isNarrow ? Self.widen(UInt32(truncatingIfNeeded: value), isSigned) : value
      }
      encoding = .differences(decoder)
    case .booleans(var decoder):
      var flags = [Int32](repeating: 0, count: count)
      try unsafe flags.withUnsafeMutableBufferPointer { (flags) throws(ParquetFault) in
        guard let flags = flags.baseAddress else { return }
        unsafe try decoder.decode(page, into: flags, count)
      }
      for i in 0..<count { unsafe target[i] = Int64(flags[i]) }
      encoding = .booleans(decoder)
    case .split(let stride, let next):
      guard next + count <= stride else { throw Self.tooFew }
      for i in 0..<count {
        let word = unsplit(stride, next + i)
        unsafe target[i] =
          storage == .int32
          ? Self.widen(UInt32(truncatingIfNeeded: word), isSigned) : Int64(bitPattern: word)
      }
      encoding = .split(stride: stride, next: next + count)
    default:
      if storage == .boolean {
        guard bit + count <= (end - position) * 8 else { throw Self.tooFew }
        for i in 0..<count {
          unsafe target[i] = Int64(page.byte(position + bit >> 3) >> UInt8(bit & 7) & 1)
          bit += 1
        }
        return
      }
      let start = try take(count)
      switch storage {
      case .int32:
        let isSigned = isSigned
        for i in 0..<count {
          unsafe target[i] = Self.widen(page.load(start + 4 * i, as: UInt32.self), isSigned)
        }
      case .int96:
        for i in 0..<count {
          let place = start + 12 * i
          unsafe target[i] = Self.microseconds(
            day: page.load(place + 8, as: Int32.self), nanoseconds: page.load(place, as: Int64.self)
          )
        }
      default:
        unsafe UnsafeMutableRawPointer(target)
          .copyMemory(from: page.base + start, byteCount: 8 * count)
      }
    }
  }

  /// Floats as the nearest numbers with as few digits as their text has.
  mutating func doubles(
    _ count: Int, into target: UnsafeMutablePointer<Double>
  ) throws(ParquetFault) {
    if case .split(let stride, let next) = encoding {
      guard next + count <= stride else { throw Self.tooFew }
      for i in 0..<count {
        let word = unsplit(stride, next + i)
        unsafe target[i] =
          storage == .float
          ? Float(bitPattern: UInt32(truncatingIfNeeded: word)).shortestDouble
          : Double(bitPattern: word)
      }
      encoding = .split(stride: stride, next: next + count)
      return
    }
    let start = try take(count)
    if storage == .float {
      for i in 0..<count {
        unsafe target[i] =
          Float(bitPattern: page.load(start + 4 * i, as: UInt32.self)).shortestDouble
      }
    } else {
      unsafe UnsafeMutableRawPointer(target)
        .copyMemory(from: page.base + start, byteCount: 8 * count)
    }
  }

  /// Appends the bytes of values to `text` and says where each of them is.
  mutating func slices(
    _ count: Int, starts: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int32>,
    text: inout [UInt8]
  ) throws(ParquetFault) {
    switch encoding {
    case .lengths(var lengths):
      var place = position
      var isGood = true
      let offset = text.count - position
      let end = end
      try lengths.decode(page, count) { i, length in
        if length < 0 || length > end - place { isGood = false }
        unsafe starts[i] = Int32(truncatingIfNeeded: place + offset)
        if isGood { place += Int(length) }
        unsafe ends[i] = Int32(truncatingIfNeeded: place + offset)
      }
      guard isGood else { throw Self.tooFew }
      try append(position..<place, to: &text)
      position = place
      encoding = .lengths(lengths)
    case .prefixes(var prefixes, var suffixes):
      try prefixes.decode(page, count) { i, value in
        unsafe starts[i] = Int32(clamping: value)
      }
      try suffixes.decode(page, count) { i, value in unsafe ends[i] = Int32(clamping: value) }
      for i in 0..<count {
        let (prefix, suffix) = unsafe (Int(starts[i]), Int(ends[i]))
        guard 0...previous.count ~= prefix, 0...(end - position) ~= suffix,
          storage == .bytes || prefix + suffix == width
        else { throw Self.tooFew }
        previous.removeLast(previous.count - prefix)
        unsafe previous.append(contentsOf: page.buffer(position..<(position + suffix)))
        position += suffix
        guard text.count + previous.count <= Self.textLimit else { throw Self.tooLong }
        unsafe starts[i] = Int32(text.count)
        text.append(contentsOf: previous)
        unsafe ends[i] = Int32(text.count)
      }
      encoding = .prefixes(prefixes, suffixes)
    case .split(let stride, let next):
      guard next + count <= stride else { throw Self.tooFew }
      guard text.count + count * width <= Self.textLimit else { throw Self.tooLong }
      for i in 0..<count {
        unsafe starts[i] = Int32(text.count)
        for part in 0..<width { text.append(page.byte(position + part * stride + next + i)) }
        unsafe ends[i] = Int32(text.count)
      }
      encoding = .split(stride: stride, next: next + count)
    default:
      if storage == .fixedBytes {
        let offset = text.count
        let start = try take(count)
        try append(start..<position, to: &text)
        for i in 0..<count {
          unsafe starts[i] = Int32(offset + i * width)
          unsafe ends[i] = Int32(offset + (i + 1) * width)
        }
        return
      }
      let first = position
      let offset = text.count - position
      for i in 0..<count {
        guard end - position >= 4 else { throw Self.tooFew }
        let length = Int(page.load(position, as: UInt32.self))
        position += 4
        guard length <= end - position else { throw Self.tooFew }
        unsafe starts[i] = Int32(truncatingIfNeeded: position + offset)
        position += length
        unsafe ends[i] = Int32(truncatingIfNeeded: position + offset)
      }
      // The lengths between the values are copied too, which is cheaper than one copy per value.
      try append(first..<position, to: &text)
    }
  }

  private func append(_ range: Range<Int>, to text: inout [UInt8]) throws(ParquetFault) {
    guard text.count + range.count <= Self.textLimit else { throw Self.tooLong }
    unsafe text.append(contentsOf: page.buffer(range))
  }

  /// Passes over plain values of fixed width; returns where they begin.
  private mutating func take(_ count: Int) throws(ParquetFault) -> Int {
    guard case .plain = encoding, width > 0, count <= (end - position) / width else {
      throw Self.tooFew
    }
    defer { position += count * width }
    return position
  }

  private func unsplit(_ stride: Int, _ index: Int) -> UInt64 {
    var word: UInt64 = 0
    for part in 0..<width {
      word |= UInt64(page.byte(position + part * stride + index)) << UInt64(8 * part)
    }
    return word
  }

  private static func widen(_ word: UInt32, _ isSigned: Bool) -> Int64 {
    isSigned ? Int64(Int32(bitPattern: word)) : Int64(word)
  }

  /// `Int64.min` where the instant is too far away.
  private static func microseconds(day: Int32, nanoseconds: Int64) -> Int64 {
    let days = Int64(day) - 2_440_588
    let (start, overflows) = days.multipliedReportingOverflow(by: 86_400_000_000)
    let fraction = nanoseconds.dividedDown(by: 1000)
    let (sum, tooMuch) = start.addingReportingOverflow(fraction)
    return overflows || tooMuch ? .min : sum
  }

  private static let tooFew = ParquetFault.damage("a page has fewer values than it says")
  private static let tooLong = ParquetFault.unsupported(
    "a Parquet file with texts of many megabytes", cure: "leave out the columns with long texts")
}

extension Int64 {
  /// Divides and rounds down, also below zero.
  func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Float {
  private static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// The number that the shortest text of this float means: 0.1 and not 0.100000001490116.
  var shortestDouble: Double {
    let wide = Double(self)
    guard isFinite, wide != 0 else { return wide }
    // Most measurements have few decimals; a quotient of two whole numbers is exact to the last bit.
    if wide.magnitude < 1e7, wide.magnitude >= 1e-3 {
      for power in Self.powers {
        let candidate = (wide * power).rounded() / power
        if Float(candidate) == self { return candidate }
      }
    }
    return Double(description) ?? wide
  }
}
