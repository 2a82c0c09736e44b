// The hot path: bytes to field ranges.
//
// 64 bytes at a time become one mask of the bytes that matter (delimiter, newline, quote); the walk visits only those.
// A record is scanned whole or not at all: when the bytes end inside it, the scan stops at its start and the reader
// comes back with more. Doubled quotes are reduced only when a record is complete, because a record that is scanned
// again must find its bytes untouched. A change here needs the same change in `ReferenceCSV` in the tests.

/// Splits text into records and fields.
struct RecordScanner {
  /// Why a scan stopped.
  enum Stop: Equatable {
    /// The bytes end inside a record; `insideQuotes` tells whether a quoted field is open.
    case needsBytes(insideQuotes: Bool)
    /// The arrays are full.
    case needsRoom
    /// A record of another shape lies before the new position.
    case misfit(record: Range<Int>, line: Int, fieldCount: Int)
  }

  /// 0xFF where a table has one column: UTF-8 never contains it.
  var delimiter: UInt8
  /// Line feed, or carriage return for old Macintosh files.
  var newline: UInt8
  var columnCount: Int

  /// Where the next record starts.
  var position = 0
  /// The 1-based line of the next record.
  var line = 1
  var rowCount = 0
  /// Set when the newline before the end was added by the reader.
  var lastRecordIsOpen = false

  static let quote = UInt8(ascii: "\"")
  /// Bytes behind the text that the scan may load.
  static let padding = 64

  init(delimiter: UInt8, newline: UInt8, columnCount: Int) {
    self.delimiter = delimiter
    self.newline = newline
    self.columnCount = columnCount
  }

  /// Scans records from `position` to `end`; the bytes must go on for `padding` more.
  mutating func scan(
    _ bytes: UnsafeMutablePointer<UInt8>, end: Int, starts: UnsafeMutablePointer<Int32>,
    ends: UnsafeMutablePointer<Int32>, lines: UnsafeMutablePointer<Int>, rowCapacity: Int
  ) -> Stop {
    let delimiter = delimiter
    let newline = newline
    let quote = Self.quote
    let columnCount = columnCount
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let newlines = SIMD16<UInt8>(repeating: newline)
    let quotes = SIMD16<UInt8>(repeating: quote)

    var row = rowCount
    var line = line
    var recordStart = position
    var fieldStart = recordStart
    var out = row * columnCount
    var column = 0
    var textLength = 0
    var hasExtraText = false
    // Quotes. `opened` is the first byte of the quoted text of this field, or -1.
    var isInside = false
    var opened = -1
    var closed = -1
    var skipped = -1
    var needsReduction = false
    var innerLines = 0

    defer {
      position = recordStart
      self.line = line
      rowCount = row
    }
    if row >= rowCapacity { return .needsRoom }

    var base = recordStart
    while base < end {
      let source = unsafe UnsafeRawPointer(bytes + base)
      let a = unsafe source.loadUnaligned(fromByteOffset: 0, as: SIMD16<UInt8>.self)
      let b = unsafe source.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
      let c = unsafe source.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
      let d = unsafe source.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
      var mask =
        Self.bits((a .== delimiters) .| (a .== newlines) .| (a .== quotes))
        | Self.bits((b .== delimiters) .| (b .== newlines) .| (b .== quotes)) &<< 16
        | Self.bits((c .== delimiters) .| (c .== newlines) .| (c .== quotes)) &<< 32
        | Self.bits((d .== delimiters) .| (d .== newlines) .| (d .== quotes)) &<< 48
      if end &- base < 64 { mask &= (1 &<< UInt64(end &- base)) &- 1 }
      while mask != 0 {
        let place = base &+ mask.trailingZeroBitCount
        mask &= mask &- 1
        let byte = unsafe bytes[place]
        if isInside {
          if byte == quote {
            if place == skipped { continue }
            if place &+ 1 < end, unsafe bytes[place &+ 1] == quote {
              skipped = place &+ 1
              needsReduction = true
            } else {
              closed = place
              isInside = false
            }
          } else if byte == newline {
            innerLines &+= 1
          }
          continue
        }
        if byte == quote {
          if opened >= 0 { continue }
          var i = fieldStart
          while i < place, unsafe Self.isBlank(bytes[i]) { i &+= 1 }
          if i == place {
            opened = place &+ 1
            isInside = true
          }
          continue
        }

        // A field ends here.
        var start = fieldStart
        var stop = place
        fieldStart = place &+ 1
        if opened >= 0 {
          start = opened
          while stop > closed &+ 1, unsafe Self.isBlank(bytes[stop &- 1]) { stop &-= 1 }
          if stop == closed &+ 1 { stop = closed } else { needsReduction = true }
          opened = -1
        } else if start < stop {
          if unsafe Self.isBlank(bytes[stop &- 1]) || Self.isBlank(bytes[start]) {
            while start < stop, unsafe Self.isBlank(bytes[stop &- 1]) { stop &-= 1 }
            while start < stop, unsafe Self.isBlank(bytes[start]) { start &+= 1 }
          }
        }
        if column < columnCount {
          unsafe starts[out &+ column] = Int32(truncatingIfNeeded: start)
          unsafe ends[out &+ column] = Int32(truncatingIfNeeded: stop)
          textLength &+= stop &- start
        } else if stop > start {
          hasExtraText = true
        }
        column &+= 1
        if byte == delimiter { continue }

        // A record ends here.
        let fieldCount = column
        let recordLine = line
        let record = recordStart..<place
        let hadExtraText = hasExtraText
        let isEmpty = textLength == 0 && !hadExtraText
        line &+= 1 &+ innerLines
        recordStart = fieldStart
        column = 0
        textLength = 0
        hasExtraText = false
        innerLines = 0
        if isEmpty {
          needsReduction = false
          continue
        }
        if fieldCount != columnCount {
          let isCutOff = fieldCount < columnCount && lastRecordIsOpen && recordStart == end
          if hadExtraText || isCutOff {
            return .misfit(record: record, line: recordLine, fieldCount: fieldCount)
          }
          for missing in stride(from: fieldCount, to: columnCount, by: 1) {
            unsafe starts[out &+ missing] = Int32(truncatingIfNeeded: place)
            unsafe ends[out &+ missing] = Int32(truncatingIfNeeded: place)
          }
        }
        if needsReduction {
          unsafe Self.reduceQuotes(bytes, starts + out, ends + out, min(fieldCount, columnCount))
          needsReduction = false
        }
        unsafe lines[row] = recordLine
        row &+= 1
        out &+= columnCount
        if row >= rowCapacity { return .needsRoom }
      }
      base &+= 64
    }
    return .needsBytes(insideQuotes: isInside)
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// One bit for each of 16 comparisons.
  @inline(__always)
  private static func bits(_ matches: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let none = SIMD16<UInt8>(repeating: 0)
    let halves = unsafe unsafeBitCast(
      none.replacing(with: weights, where: matches), to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((halves[0] &* ones) &>> 56) | (((halves[1] &* ones) &>> 56) &<< 8)
  }

  /// Takes the quotes out of the fields of one record that need it, in place.
  ///
  /// Only the text of a quoted field has a quote right before it.
  private static func reduceQuotes(
    _ bytes: UnsafeMutablePointer<UInt8>, _ starts: UnsafeMutablePointer<Int32>,
    _ ends: UnsafeMutablePointer<Int32>, _ count: Int
  ) {
    for field in 0..<count {
      let start = unsafe Int(starts[field])
      let end = unsafe Int(ends[field])
      guard start > 0, start < end, unsafe bytes[start - 1] == quote else { continue }
      var out = start
      var i = start
      var isQuoted = true
      while i < end {
        let byte = unsafe bytes[i]
        i += 1
        if byte == quote, isQuoted {
          if i < end, unsafe bytes[i] == quote {
            i += 1
          } else {
            isQuoted = false
            continue
          }
        }
        unsafe bytes[out] = byte
        out += 1
      }
      unsafe ends[field] = Int32(truncatingIfNeeded: out)
    }
  }
}
