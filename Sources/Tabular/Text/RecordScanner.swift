// The hot path: bytes to field ranges.
//
// 64 bytes at a time (`ByteBlock`) become masks of the bytes that matter (delimiter, newline, quote); the walk visits only
// those. Blocks without quotes are walked in `PlainWalk.swift` up to the first odd field. Where quotes only stand around
// whole fields, which is nearly everywhere else, a short walk over the ends of fields does it; any other block is walked
// quote by quote.
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
  static let padding = 80
  /// Bytes before the text that may be loaded.
  static let front = 16

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
    let lastColumn = columnCount &- 1
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let newlines = SIMD16<UInt8>(repeating: newline)
    let quotes = SIMD16<UInt8>(repeating: quote)

    var row = rowCount
    var line = line
    var recordStart = position
    var fieldStart = recordStart
    var out = row * columnCount
    var column = 0
    var hasExtraText = false
    // Quotes. `opened` is the first byte of the quoted text of this field, or -1.
    var isInside = false
    var opened = -1
    var closed = -1
    var skipped = -1
    var needsReduction = false
    var innerLines = 0
    // Whether the quotes of this field are known to stand at its two ends.
    var isPlain = true

    defer {
      position = recordStart
      self.line = line
      rowCount = row
    }
    if row >= rowCapacity { return .needsRoom }

    var base = recordStart
    while base < end {
      if isPlain, opened < 0, column < columnCount, innerLines == 0, !needsReduction {
        var walk = PlainWalk(
          base: base, fieldStart: fieldStart, recordStart: recordStart, place: out &+ column,
          column: column, row: row, line: line)
        unsafe scanPlain(bytes, end, starts, ends, lines, rowCapacity, &walk)
        (base, fieldStart, recordStart) = (walk.base, walk.fieldStart, walk.recordStart)
        (column, row, line) = (walk.column, walk.row, walk.line)
        out = row &* columnCount
        if row >= rowCapacity { return .needsRoom }
        if base >= end { break }
      }
      let block = unsafe ByteBlock(bytes + base)
      let known: UInt64 = end &- base < 64 ? (1 &<< UInt64(end &- base)) &- 1 : ~0
      var mask =
        known & block.places(of: delimiters, newlines)
      var isShort = isPlain
      if block.holds(quotes) || opened >= 0 {
        let quoteMask = known & block.places(of: quotes)
        let inside = quoteMask.prefixParity ^ (isInside ? ~0 : 0)
        isShort =
          unsafe isPlain
          && standAtEnds(quoteMask, inside, mask & ~inside, bytes + base, fieldStart == base)
          && !Self.holds(newline, mask & inside, bytes + base)
        if isShort {
          mask &= ~inside
          isInside = inside &>> 63 != 0
        } else {
          mask |= quoteMask
        }
      }
      if isShort, column < columnCount, !needsReduction, innerLines == 0 {
        // Nearly all records have the columns of the header; the first field of another shape ends this walk.
        while mask != 0 {
          let place = base &+ mask.trailingZeroBitCount
          let isLast = column == lastColumn
          if unsafe bytes[place] != (isLast ? newline : delimiter) { break }
          var start = fieldStart
          var stop = place
          if unsafe bytes[start] <= quote || bytes[stop &- 1] <= 0x20 {
            unsafe Self.trim(bytes, &start, &stop)
          }
          unsafe starts[out &+ column] = Int32(truncatingIfNeeded: start)
          unsafe ends[out &+ column] = Int32(truncatingIfNeeded: stop)
          if isLast {
            // An empty first field: the record may be blank.
            if unsafe starts[out] == ends[out] { break }
            unsafe lines[row] = line
            line &+= 1
            row &+= 1
            out &+= columnCount
            column = 0
            recordStart = place &+ 1
            if row >= rowCapacity { return .needsRoom }
          } else {
            column &+= 1
          }
          fieldStart = place &+ 1
          mask &= mask &- 1
        }
      }
      while mask != 0 {
        let place = base &+ mask.trailingZeroBitCount
        mask &= mask &- 1
        let byte = unsafe bytes[place]
        var start = fieldStart
        var stop = place
        if isShort {
          fieldStart = place &+ 1
          if unsafe bytes[start] <= quote || bytes[stop &- 1] <= 0x20 {
            unsafe Self.trim(bytes, &start, &stop)
          }
        } else {
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
          fieldStart = place &+ 1
          if opened >= 0 {
            start = opened
            while stop > closed &+ 1, unsafe Self.isBlank(bytes[stop &- 1]) { stop &-= 1 }
            if stop == closed &+ 1 { stop = closed } else { needsReduction = true }
            opened = -1
          } else {
            while start < stop, unsafe Self.isBlank(bytes[stop &- 1]) { stop &-= 1 }
            while start < stop, unsafe Self.isBlank(bytes[start]) { start &+= 1 }
          }
        }

        // A field ends here.
        if column < columnCount {
          unsafe starts[out &+ column] = Int32(truncatingIfNeeded: start)
          unsafe ends[out &+ column] = Int32(truncatingIfNeeded: stop)
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
        line &+= 1 &+ innerLines
        recordStart = fieldStart
        column = 0
        hasExtraText = false
        innerLines = 0
        if unsafe ends[out] == starts[out], !hadExtraText,
          unsafe Self.areEmpty(starts + out, ends + out, min(fieldCount, columnCount))
        {
          needsReduction = false
          continue
        }
        if fieldCount != columnCount {
          let isCutOff = fieldCount < columnCount && lastRecordIsOpen && recordStart == end
          if unsafe hadExtraText || isCutOff || MergeConflict.begins(bytes, record) {
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
      if isShort {
        // A quoted field that goes on is handed to the next block as the long walk would have left it.
        opened = unsafe fieldStart < base && bytes[fieldStart] == quote ? fieldStart &+ 1 : -1
        // A carriage return may follow the closing quote.
        if opened >= 0, !isInside {
          closed = base &- 1
          while unsafe bytes[closed] != quote { closed &-= 1 }
        }
      } else {
        isPlain = opened < 0
      }
    }
    return .needsBytes(insideQuotes: isInside)
  }

  /// Whether all quotes of a block stand right at the beginning or the end of a field. `fieldEnds` are the delimiters and
  /// newlines outside quotes, `inside` the bytes from an opening quote up to the closing one.
  @inline(__always)
  private func standAtEnds(
    _ quotes: UInt64, _ inside: UInt64, _ fieldEnds: UInt64, _ block: UnsafePointer<UInt8>,
    _ beginsField: Bool
  ) -> Bool {
    let next = unsafe block[64]
    let beforeEnds = (fieldEnds &>> 1) | (next == delimiter || next == newline ? 1 &<< 63 : 0)
    let afterEnds = (fieldEnds &<< 1) | (beginsField ? 1 : 0)
    if quotes & inside & ~afterEnds != 0 { return false }
    var others = quotes & ~inside & ~beforeEnds
    while others != 0 {
      let place = others.trailingZeroBitCount
      guard unsafe block[place &+ 1] == 0x0D, unsafe block[place &+ 2] == newline else {
        return false
      }
      others &= others &- 1
    }
    return true
  }

  /// Whether one of the marked bytes is the given one.
  @inline(__always)
  private static func holds(_ byte: UInt8, _ mask: UInt64, _ block: UnsafePointer<UInt8>) -> Bool {
    var mask = mask
    while mask != 0 {
      if unsafe block[mask.trailingZeroBitCount] == byte { return true }
      mask &= mask &- 1
    }
    return false
  }

  /// Takes blanks and then quotes from both ends of a field.
  @inline(__always)
  private static func trim(
    _ bytes: UnsafeMutablePointer<UInt8>, _ start: inout Int, _ stop: inout Int
  ) {
    while start < stop, unsafe isBlank(bytes[stop &- 1]) { stop &-= 1 }
    while start < stop, unsafe isBlank(bytes[start]) { start &+= 1 }
    if stop &- start >= 2, unsafe bytes[start] == quote, unsafe bytes[stop &- 1] == quote {
      start &+= 1
      stop &-= 1
    }
  }

  private static func areEmpty(
    _ starts: UnsafeMutablePointer<Int32>, _ ends: UnsafeMutablePointer<Int32>, _ count: Int
  ) -> Bool {
    for field in 0..<count where unsafe starts[field] != ends[field] { return false }
    return true
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
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
