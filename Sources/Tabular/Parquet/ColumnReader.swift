/// Reads the values of one column, row group after row group, some rows at a time.
final class ColumnReader {
  /// What the values of a batch are.
  enum Form {
    /// `words`, or `doubles` where the column stores floating-point numbers.
    case numbers
    /// `codes`: places in the dictionary, -1 for null.
    case codes
    /// `starts` and `ends`: ranges of the batch's bytes.
    case slices
  }

  let column: ParquetColumn
  private(set) var form = Form.numbers
  var words: [Int64] = []
  var doubles: [Double] = []
  var codes: [Int32] = []
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// 0 for null; counts only where there are nulls.
  private(set) var valid: [UInt8] = []
  private(set) var hasNulls = false
  private(set) var dictionary = ValueDictionary()
  var bytesRead: Int { pages.bytesRead }

  private let pages: PageReader
  private let memory = PageMemory()
  private var levels: HybridDecoder?
  private var values: ValueDecoder?
  /// Values of the page not given yet, nulls included.
  private var left = 0
  /// Bytes per value of the page.
  private var averageSize = 0

  init(_ column: ParquetColumn, _ file: FileStream) {
    self.column = column
    pages = PageReader(file)
  }

  func begin(_ chunk: ParquetChunk) {
    pages.begin(chunk, isOptional: column.isOptional)
    left = 0
    values = nil
    dictionary = ValueDictionary()
  }

  func isNull(_ row: Int) -> Bool { hasNulls && valid[row] == 0 }

  /// At most `count`, and fewer where values are long, so that a batch stays small.
  func limit(_ count: Int) throws(ParquetFault) -> Int {
    while left == 0 { try nextPage() }
    guard averageSize > 1 << 12 else { return count }
    return min(count, left, max(1, (1 << 26) / averageSize))
  }

  /// Reads the next rows of the row group; bytes that stand for themselves go to the end of `text`.
  func read(_ rows: Int, text: inout [UInt8]) throws(ParquetFault) {
    hasNulls = false
    var done = 0
    while done < rows {
      while left == 0 { try nextPage() }
      let count = min(rows - done, left)
      let present = try readLevels(count, at: done, rows)
      switch column.storage {
      case .bytes, .fixedBytes: try readBytes(present, count, at: done, rows, &text)
      case .float, .double: try readDoubles(present, count, at: done, rows)
      default: try readWords(present, count, at: done, rows)
      }
      left -= count
      done += count
    }
  }

  private func nextPage() throws(ParquetFault) {
    while true {
      guard let page = try pages.next(into: memory) else {
        throw .damage("the column '\(column.name)' has fewer values than the row group has rows")
      }
      if page.isDictionary {
        guard values == nil, dictionary.count == 0 else {
          throw .damage("the column '\(column.name)' has two dictionaries")
        }
        dictionary = try ValueDictionary(page, memory, column)
        continue
      }
      values = try ValueDecoder(memory, page, column)
      levels = nil
      if column.isOptional { levels = try HybridDecoder(page.levels, width: 1) }
      left = page.valueCount
      averageSize = page.values.count / max(left, 1)
      return
    }
  }

  /// Notes which of the next values are null; returns how many are not.
  private func readLevels(_ count: Int, at offset: Int, _ rows: Int) throws(ParquetFault) -> Int {
    guard levels != nil else { return count }
    if try levels?.takeAll(1, count, memory) == true {
      if hasNulls { for i in offset..<(offset + count) { valid[i] = 1 } }
      return count
    }
    codes.setCount(rows)
    try unsafe codes.withUnsafeMutableBufferPointer { (codes) throws(ParquetFault) in
      guard let target = codes.baseAddress else { return }
      // The place of the codes of these rows is not in use yet.
      unsafe try levels?.decode(memory, into: target + offset, count)
    }
    if !hasNulls {
      hasNulls = true
      valid.setCount(rows)
      for i in 0..<offset { valid[i] = 1 }
    } else if valid.count < rows {
      valid.setCount(rows)
    }
    let part = offset..<(offset + count)
    return Self.note(codes, part, in: &valid)
  }

  /// Loops over a class's arrays check every access, so they work on arrays that are handed in.
  private static func note(_ levels: [Int32], _ part: Range<Int>, in valid: inout [UInt8]) -> Int {
    var present = 0
    for i in part {
      valid[i] = UInt8(truncatingIfNeeded: levels[i])
      present += Int(levels[i])
    }
    return present
  }

  private static func gather<Value>(
    _ codes: [Int32], _ part: Range<Int>, of table: [Value], into target: inout [Value]
  ) {
    for i in part { target[i] = table[Int(codes[i])] }
  }

  private func readWords(
    _ present: Int, _ count: Int, at offset: Int, _ rows: Int
  ) throws(ParquetFault) {
    form = .numbers
    words.setCount(rows)
    if values?.isCoded == true {
      try readCodes(present, at: offset, rows)
      Self.gather(codes, offset..<(offset + present), of: dictionary.words, into: &words)
    } else {
      try unsafe words.withUnsafeMutableBufferPointer { (words) throws(ParquetFault) in
        guard let target = words.baseAddress else { return }
        unsafe try values?.words(present, into: target + offset)
      }
    }
    if present < count { Self.spread(&words, present, count, at: offset, valid, null: 0) }
  }

  private func readDoubles(
    _ present: Int, _ count: Int, at offset: Int, _ rows: Int
  ) throws(ParquetFault) {
    form = .numbers
    doubles.setCount(rows)
    if values?.isCoded == true {
      try readCodes(present, at: offset, rows)
      Self.gather(codes, offset..<(offset + present), of: dictionary.doubles, into: &doubles)
    } else {
      try unsafe doubles.withUnsafeMutableBufferPointer { (doubles) throws(ParquetFault) in
        guard let target = doubles.baseAddress else { return }
        unsafe try values?.doubles(present, into: target + offset)
      }
    }
    if present < count { Self.spread(&doubles, present, count, at: offset, valid, null: .nan) }
  }

  private func readBytes(
    _ present: Int, _ count: Int, at offset: Int, _ rows: Int, _ text: inout [UInt8]
  ) throws(ParquetFault) {
    let isCoded = values?.isCoded == true
    if offset == 0 { form = isCoded ? .codes : .slices }
    if isCoded {
      try readCodes(present, at: offset, rows)
      if present < count { Self.spread(&codes, present, count, at: offset, valid, null: -1) }
      if form == .slices { try slice(offset..<(offset + count), rows, &text) }
      return
    }
    if form == .codes {
      // The writer gave its dictionary up in the middle of this batch.
      try slice(0..<offset, rows, &text)
      form = .slices
    }
    starts.setCount(rows)
    ends.setCount(rows)
    try unsafe starts.withUnsafeMutableBufferPointer { (starts) throws(ParquetFault) in
      try unsafe ends.withUnsafeMutableBufferPointer { (ends) throws(ParquetFault) in
        guard let starts = starts.baseAddress, let ends = ends.baseAddress else { return }
        unsafe try values?.slices(
          present, starts: starts + offset, ends: ends + offset, text: &text)
      }
    }
    if present < count {
      Self.spread(&starts, present, count, at: offset, valid, null: 0)
      Self.spread(&ends, present, count, at: offset, valid, null: 0)
    }
  }

  /// Turns codes into ranges of the batch's bytes.
  func slice(_ range: Range<Int>, _ rows: Int, _ text: inout [UInt8]) throws(ParquetFault) {
    starts.setCount(rows)
    ends.setCount(rows)
    var places = DictionaryPlaces(dictionary)
    let codes = codes
    var (starts, ends) = takeRanges()
    defer { (self.starts, self.ends) = (starts, ends) }
    for row in range {
      let place = codes[row] < 0 ? 0..<0 : try places.place(Int(codes[row]), in: &text)
      starts[row] = Int32(place.lowerBound)
      ends[row] = Int32(place.upperBound)
    }
    if range.count == rows { form = .slices }
  }

  private func takeRanges() -> ([Int32], [Int32]) {
    var taken: ([Int32], [Int32]) = ([], [])
    swap(&taken.0, &starts)
    swap(&taken.1, &ends)
    return taken
  }

  private func readCodes(_ count: Int, at offset: Int, _ rows: Int) throws(ParquetFault) {
    codes.setCount(rows)
    let limit = dictionary.count
    let largest = try unsafe codes.withUnsafeMutableBufferPointer {
      (codes) throws(ParquetFault) -> Int32 in
      guard let base = codes.baseAddress else { return -1 }
      let target = unsafe base + offset
      unsafe try values?.codes(count, into: target)
      var largest: Int32 = -1
      for i in 0..<count { largest = unsafe max(largest, target[i]) }
      return largest
    }
    guard largest < limit else {
      throw .damage("a value of the column '\(column.name)' is not in its dictionary")
    }
  }

  /// Moves the values from the front of their part to the rows that are not null.
  private static func spread<Value>(
    _ array: inout [Value], _ present: Int, _ count: Int, at offset: Int, _ valid: [UInt8],
    null: Value
  ) {
    var from = offset + present
    var to = offset + count
    while to > offset {
      to -= 1
      if valid[to] == 0 {
        array[to] = null
      } else {
        from -= 1
        array[to] = array[from]
      }
    }
  }
}

/// The values that the codes of a row group stand for.
struct ValueDictionary {
  private(set) var count = 0
  private(set) var words: [Int64] = []
  private(set) var doubles: [Double] = []
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// The values of a column of bytes, each for itself.
  private(set) var texts: [[UInt8]] = []

  init() {}

  init(_ page: Page, _ memory: PageMemory, _ column: ParquetColumn) throws(ParquetFault) {
    count = page.valueCount
    // Every value takes at least its length or some bytes; only booleans are less.
    guard count <= page.values.count else {
      throw .damage("a dictionary has fewer values than it says")
    }
    guard page.encoding == 0 || page.encoding == 2 else {
      throw .damage("a dictionary has an unknown encoding")
    }
    var decoder = try ValueDecoder(memory, page, column)
    let count = count
    switch column.storage {
    case .bytes, .fixedBytes:
      starts = [Int32](repeating: 0, count: count)
      ends = starts
      try unsafe starts.withUnsafeMutableBufferPointer { (starts) throws(ParquetFault) in
        try unsafe ends.withUnsafeMutableBufferPointer { (ends) throws(ParquetFault) in
          guard let starts = starts.baseAddress, let ends = ends.baseAddress else { return }
          unsafe try decoder.slices(count, starts: starts, ends: ends, text: &bytes)
        }
      }
      texts.reserveCapacity(count)
      for i in 0..<count { texts.append(Array(bytes[Int(starts[i])..<Int(ends[i])])) }
    case .float, .double:
      doubles = [Double](repeating: 0, count: count)
      try unsafe doubles.withUnsafeMutableBufferPointer { (doubles) throws(ParquetFault) in
        guard let target = doubles.baseAddress else { return }
        unsafe try decoder.doubles(count, into: target)
      }
    default:
      words = [Int64](repeating: 0, count: count)
      try unsafe words.withUnsafeMutableBufferPointer { (words) throws(ParquetFault) in
        guard let target = words.baseAddress else { return }
        unsafe try decoder.words(count, into: target)
      }
    }
  }
}

/// Puts values of a dictionary into a batch's bytes, each of them once.
struct DictionaryPlaces {
  private let dictionary: ValueDictionary
  /// Where each value begins, -1 while it is not there.
  private var places: [Int32]

  init(_ dictionary: ValueDictionary) {
    self.dictionary = dictionary
    places = [Int32](repeating: -1, count: dictionary.count)
  }

  mutating func place(_ code: Int, in text: inout [UInt8]) throws(ParquetFault) -> Range<Int> {
    let bytes = Int(dictionary.starts[code])..<Int(dictionary.ends[code])
    let known = Int(places[code])
    if known >= 0 { return known..<(known + bytes.count) }
    guard text.count + bytes.count <= ValueDecoder.textLimit else {
      throw .unsupported(
        "a Parquet file with texts of many megabytes",
        cure: "leave out the columns with long texts")
    }
    let place = text.count..<(text.count + bytes.count)
    text.append(contentsOf: dictionary.bytes[bytes])
    places[code] = Int32(place.lowerBound)
    return place
  }
}

extension Array where Element: ExpressibleByIntegerLiteral {
  /// Changes the number of elements; what new ones hold does not matter.
  mutating func setCount(_ count: Int) {
    if self.count < count {
      append(contentsOf: repeatElement(0, count: count - self.count))
    } else if self.count > count {
      removeLast(self.count - count)
    }
  }
}
