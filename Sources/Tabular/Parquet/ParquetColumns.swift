// What a batch gets of each column: values as they are stored, or their text.

extension ParquetReader {
  /// The rows of a column as values, or `.text` where values would lose something or the caller cannot use them.
  func typedColumn(
    _ column: ColumnReader, as use: ColumnUse, _ rows: Int, _ bytes: [UInt8]
  ) -> TypedColumn {
    switch column.column.meaning {
    case .text:
      guard column.form == .codes, use.takes(.codes) else { return .text }
      return .codes(column.takeCodes(), texts: column.dictionary.texts)
    case .boolean:
      guard use.takes(.codes) else { return .text }
      var codes: [Int32] = []
      codes.reserveCapacity(rows)
      for row in 0..<rows { codes.append(column.isNull(row) ? -1 : Int32(column.words[row])) }
      return .codes(codes, texts: [Array("false".utf8), Array("true".utf8)])
    case .instant(let ticks, _):
      guard use.takes(.instants) else { return .text }
      return .instants(column.takeInstants(rows, ticks: ticks))
    case .real, .integer, .decimal:
      guard use.takes(.numbers) else { return .text }
      let doubles = column.takeNumbers(rows, bytes)
      return doubles.map { .numbers($0) } ?? .text
    case .date, .time, .uuid, .hexadecimal: return .text
    }
  }

  func writeText(
    _ column: ColumnReader, _ place: Int, _ rows: Int, _ batch: inout Batch
  ) throws(ParquetFault) {
    if column.form == .codes { try column.slice(0..<rows, rows, &batch.bytes) }
    let meaning = column.column.meaning
    let storage = column.column.storage
    let isNumber = storage == .float || storage == .double
    let isBytes = storage == .bytes || storage == .fixedBytes
    // Loops over a class's arrays check every access, so they are taken out before.
    let (starts, ends, words, doubles) = (column.starts, column.ends, column.words, column.doubles)
    let (valid, hasNulls) = (column.valid, column.hasNulls)
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    defer { swap(&bytes, &batch.bytes) }
    var i = place - batch.columnCount
    for row in 0..<rows {
      i += batch.columnCount
      if hasNulls, valid[row] == 0 { continue }
      if meaning == .text {
        batch.starts[i] = starts[row]
        batch.ends[i] = ends[row]
        continue
      }
      batch.starts[i] = Int32(bytes.count)
      if isNumber {
        ParquetText.append(number: doubles[row], to: &bytes)
      } else if isBytes {
        // A copy, because the bytes that it comes from grow.
        let value = Array(bytes[Int(starts[row])..<Int(ends[row])])
        append(value[...], meaning, to: &bytes)
      } else if storage != .int96 || words[row] != .min {
        // An instant that does not fit counts as none.
        ParquetText.append(word: words[row], meaning, to: &bytes)
      }
      batch.ends[i] = Int32(bytes.count)
      guard bytes.count <= 1 << 30 else {
        throw .unsupported(
          "a Parquet file with texts of many megabytes",
          cure: "leave out the columns with long texts")
      }
    }
  }

  private func append(
    _ value: ArraySlice<UInt8>, _ meaning: ParquetMeaning, to text: inout [UInt8]
  ) {
    switch meaning {
    case .decimal(let scale):
      if let number = ParquetText.decimal(value) {
        return ParquetText.append(decimal: number, scale: scale, to: &text)
      }
    case .real: return ParquetText.append(number: ParquetText.half(value), to: &text)
    default: break
    }
    ParquetText.append(hexadecimal: Array(value), isUUID: meaning == .uuid, to: &text)
  }
}

extension ColumnReader {
  /// Gives the array away; it comes back with the batch.
  fileprivate func takeCodes() -> [Int32] {
    var taken: [Int32] = []
    swap(&taken, &codes)
    return taken
  }

  // Loops over a class's arrays check every access, so the arrays leave the reader before.

  /// Microseconds; finer ticks are rounded down.
  fileprivate func takeInstants(_ rows: Int, ticks: Int64) -> [Int64] {
    var taken: [Int64] = []
    swap(&taken, &words)
    if ticks == 1000 {
      for row in 0..<rows {
        let (value, overflows) = taken[row].multipliedReportingOverflow(by: 1000)
        taken[row] = overflows ? .min : value
      }
    } else if ticks == 1_000_000_000 {
      for row in 0..<rows { taken[row] = taken[row].dividedDown(by: 1000) }
    }
    if hasNulls { Self.clear(&taken, rows, valid, null: .min) }
    return taken
  }

  /// `nil` where a whole number has more digits than a Double holds.
  fileprivate func takeNumbers(_ rows: Int, _ bytes: [UInt8]) -> [Double]? {
    var taken: [Double] = []
    swap(&taken, &doubles)
    let isExact =
      switch column.storage {
      // What is not finite is no number.
      case .float, .double: Self.dropInfinities(&taken)
      case .bytes, .fixedBytes: readNumbers(rows, bytes, into: &taken)
      default: Self.convert(words, rows, column.meaning, into: &taken)
      }
    guard isExact else { return nil }
    if hasNulls { Self.clear(&taken, rows, valid, null: .nan) }
    return taken
  }

  private static func clear<Value>(
    _ values: inout [Value], _ rows: Int, _ valid: [UInt8], null: Value
  ) {
    for row in 0..<rows where valid[row] == 0 { values[row] = null }
  }

  private static func dropInfinities(_ doubles: inout [Double]) -> Bool {
    for row in doubles.indices { doubles[row] += doubles[row] - doubles[row] }
    return true
  }

  private static func convert(
    _ words: [Int64], _ rows: Int, _ meaning: ParquetMeaning, into doubles: inout [Double]
  ) -> Bool {
    doubles.setCount(rows)
    let limit = Int64(1) << 53
    // Unsigned numbers of 64 bits look negative when they are large.
    let lowest = meaning == .integer(isSigned: false) ? 0 : -limit
    var isExact = true
    for row in 0..<rows {
      let word = words[row]
      isExact = isExact && lowest <= word && word <= limit
      doubles[row] = Double(word)
    }
    guard isExact else { return false }
    guard case .decimal(let scale) = meaning, scale > 0 else { return true }
    guard scale <= 22 else { return false }
    let divisor = power(scale)
    for row in 0..<rows { doubles[row] /= divisor }
    return true
  }

  /// Numbers that are stored as bytes: decimals and half-precision ones.
  private func readNumbers(_ rows: Int, _ bytes: [UInt8], into doubles: inout [Double]) -> Bool {
    doubles.setCount(rows)
    for row in 0..<rows where !isNull(row) {
      let value =
        form == .codes
        ? dictionary.texts[Int(codes[row])][...] : bytes[Int(starts[row])..<Int(ends[row])]
      guard case .decimal(let scale) = column.meaning else {
        let half = ParquetText.half(value)
        doubles[row] = half + (half - half)
        continue
      }
      guard let number = ParquetText.decimal(value), number.magnitude <= 1 << 53, scale <= 22
      else { return false }
      doubles[row] = Double(Int64(number)) / Self.power(scale)
    }
    return true
  }

  /// Exact up to 22.
  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
