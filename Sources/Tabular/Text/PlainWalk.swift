// The walk that nearly all bytes of nearly all files take.

extension RecordScanner {
  /// Where the walk over blocks without quotes stands.
  struct PlainWalk {
    var base: Int
    var fieldStart: Int
    var recordStart: Int
    /// Of the field in the arrays.
    var place: Int
    var column: Int
    var row: Int
    var line: Int
  }

  /// Scans blocks while they hold no quotes and only records with the columns of the header; stops before the first field
  /// of another shape, at the start of a block with quotes, or with the arrays full.
  @inline(never)
  func scanPlain(
    _ bytes: UnsafeMutablePointer<UInt8>, _ end: Int, _ starts: UnsafeMutablePointer<Int32>,
    _ ends: UnsafeMutablePointer<Int32>, _ lines: UnsafeMutablePointer<Int>, _ rowCapacity: Int,
    _ walk: inout PlainWalk
  ) {
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let newlines = SIMD16<UInt8>(repeating: newline)
    let quotes = SIMD16<UInt8>(repeating: Self.quote)
    let (delimiter, newline) = (delimiter, newline)
    let lastColumn = columnCount &- 1
    var base = walk.base
    var fieldStart = walk.fieldStart
    var place = walk.place
    var column = walk.column
    var row = walk.row
    // The number of the line that the next row begins is known from the number of the row.
    let lineOfRow = walk.line &- row
    blocks: while base &+ 64 <= end {
      let block = unsafe ByteBlock(bytes + base)
      if block.holds(quotes) { break }
      var mask = block.places(of: delimiters, newlines)
      while mask != 0 {
        let fieldEnd = base &+ mask.trailingZeroBitCount
        mask &= mask &- 1
        var start = fieldStart
        var stop = fieldEnd
        if unsafe bytes[start] <= 0x20 || bytes[stop &- 1] <= 0x20 {
          while start < stop, unsafe Self.isBlank(bytes[stop &- 1]) { stop &-= 1 }
          while start < stop, unsafe Self.isBlank(bytes[start]) { start &+= 1 }
        }
        unsafe starts[place] = Int32(truncatingIfNeeded: start)
        unsafe ends[place] = Int32(truncatingIfNeeded: stop)
        if column < lastColumn {
          if unsafe bytes[fieldEnd] != delimiter {
            // Never back to an earlier block: a long field would be walked again and again.
            base = max(base, fieldStart)
            break blocks
          }
          column &+= 1
        } else {
          // An empty first field: the record may be blank.
          let first = place &- lastColumn
          if unsafe bytes[fieldEnd] != newline || starts[first] == ends[first] {
            base = max(base, fieldStart)
            break blocks
          }
          unsafe lines[row] = lineOfRow &+ row
          row &+= 1
          column = 0
          walk.recordStart = fieldEnd &+ 1
        }
        place &+= 1
        fieldStart = fieldEnd &+ 1
        if row >= rowCapacity { break blocks }
      }
      base &+= 64
    }
    walk.base = base
    walk.fieldStart = fieldStart
    walk.column = column
    walk.row = row
    walk.line = lineOfRow &+ row
  }
}
