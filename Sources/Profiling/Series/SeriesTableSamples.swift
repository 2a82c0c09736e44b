import Recognition
import Vocabulary

// The way of samples from the columns of decoded parts to the states of their tags.

extension SeriesTable {
  /// Hands the samples of some names or columns (`shareCount`) to their states: those of all parts, which are in the order
  /// of the file. Threads may do so at the same time for different ones.
  func absorb(_ share: Range<Int>, of parts: [UnsafePointer<SampleDecoder>]) {
    switch reading.layout {
    case .long: unsafe absorbLong(share, parts)
    case .wide where reading.isWide: unsafe absorbWide(share, parts)
    case .wide, .keyed: unsafe absorbKeyed(share, parts)
    }
  }

  private func absorbLong(_ names: Range<Int>, _ parts: [UnsafePointer<SampleDecoder>]) {
    var buffer = SampleBuffer()
    for name in names {
      let state = unsafe states.pointer + name
      for part in unsafe parts.indices { unsafe parts[part].pointee.add(name, to: state, &buffer) }
      unsafe buffer.move(to: state)
    }
  }

  /// Tables with a column for each measurement, whose rows name the asset.
  private func absorbKeyed(_ names: Range<Int>, _ parts: [UnsafePointer<SampleDecoder>]) {
    var buffer = SampleBuffer()
    for name in names {
      for i in 0..<reading.width {
        let state = unsafe states.pointer + (name * reading.width + i)
        for part in unsafe parts.indices {
          unsafe parts[part].pointee.addCells(name, i, to: state, &buffer)
        }
        unsafe buffer.move(to: state)
      }
    }
  }

  /// A table with a column for each tag, some rows of all columns after the other, so that what the columns share is found
  /// once and few of them lack a cell.
  private func absorbWide(_ columns: Range<Int>, _ parts: [UnsafePointer<SampleDecoder>]) {
    var blocks = ColumnBlocks()
    for part in unsafe parts.indices {
      let count = unsafe parts[part].pointee.columns.count
      for start in stride(from: 0, to: count, by: SeriesTable.wideRows) {
        let rows = start..<min(count, start + SeriesTable.wideRows)
        blocks.begin()
        for i in columns {
          unsafe parts[part].pointee.absorb(i, rows, into: states.pointer + i, &blocks)
        }
      }
    }
  }

  /// Rows that are looked at together; more of them lack a cell of a column more often.
  private static let wideRows = 64
}

extension SampleDecoder {
  /// Hands the samples of a name to its state.
  fileprivate func add(
    _ name: Int, to state: UnsafeMutablePointer<SeriesState>, _ buffer: inout SampleBuffer
  ) {
    let rows = unsafe rows(name)
    if rows.isEmpty { return }
    let times = unsafe columns.times.pointer
    let values = unsafe columns.values(0)
    let qualities = unsafe columns.qualities.pointer
    let lines = unsafe columns.lines.pointer
    let before = UInt32(truncatingIfNeeded: numbers.linesBefore)
    let hasQuality = reading.qualityColumn != nil
    for i in rows.indices {
      let row = unsafe Int(rows[i])
      let value = unsafe values[row]
      if NoNumber.isText(value) { unsafe note(value, state) }
      unsafe buffer.add(
        times[row], value, hasQuality ? qualities[row] : .unknown, line: lines[row] &+ before,
        to: state)
    }
  }

  /// The same for one of several value columns, where an empty cell is no sample.
  fileprivate func addCells(
    _ name: Int, _ i: Int, to state: UnsafeMutablePointer<SeriesState>,
    _ buffer: inout SampleBuffer
  ) {
    let rows = unsafe rows(name)
    if rows.isEmpty { return }
    let times = unsafe columns.times.pointer
    let values = unsafe columns.values(i)
    let lines = unsafe columns.lines.pointer
    let before = UInt32(truncatingIfNeeded: numbers.linesBefore)
    for k in rows.indices {
      let row = unsafe Int(rows[k])
      if unsafe begin(row, values[row], state) {
        unsafe buffer.add(
          times[row], values[row], .unknown, line: lines[row] &+ before, to: state)
      }
    }
  }

  /// Whether a cell is a sample. Notes where the first one is, and what is no number.
  @inline(__always)
  private func begin(
    _ row: Int, _ value: Double, _ state: UnsafeMutablePointer<SeriesState>
  ) -> Bool {
    if NoNumber.isEmptyCell(value) {
      unsafe state.pointee.empty &+= 1
      return false
    }
    if unsafe state.pointee.line == 0 {
      unsafe state.pointee.line = Int(columns.lines[row]) + numbers.linesBefore
    }
    if NoNumber.isText(value) { unsafe note(value, state) }
    return true
  }

  @inline(never)
  private func note(_ text: Double, _ state: UnsafeMutablePointer<SeriesState>) {
    unsafe state.pointee.words.add(NoNumber.word(of: text).map { numbers.word($0) })
  }

  /// Hands rows of a column to its state.
  fileprivate func absorb(
    _ i: Int, _ rows: Range<Int>, into state: UnsafeMutablePointer<SeriesState>,
    _ blocks: inout ColumnBlocks
  ) {
    let count = rows.count
    let start = rows.lowerBound
    let times = unsafe UnsafeBufferPointer(start: columns.times.pointer + start, count: count)
    let values = unsafe UnsafeBufferPointer(start: columns.values(i) + start, count: count)
    let lines = unsafe UnsafePointer(columns.lines.pointer) + start
    let before = UInt32(truncatingIfNeeded: numbers.linesBefore)
    var first = 0
    // The line of the first sample, and its direction, are known after a few rows.
    while first < count, unsafe !state.pointee.hasStarted || state.pointee.line == 0 {
      if unsafe times[first] != SampleColumns.noTime && begin(start + first, values[first], state) {
        unsafe state.pointee.absorb(
          times[first], values[first], .unknown, line: lines[first] &+ before)
      }
      first += 1
    }
    if first == count { return }
    let mask = unsafe state.pointee.mask
    if first == 0,
      let block = unsafe blocks.full(
        times, values, lines: lines, linesBefore: before, mask: mask)
    {
      if blocks.isOrdered, unsafe state.pointee.canTake(block) && block.isFreeOfMagic {
        unsafe state.pointee.take(block, blocks.intervals)
      } else {
        unsafe state.pointee.absorb(block)
      }
      return
    }
    let block = unsafe blocks.filled(
      times, values, lines: lines, linesBefore: before, from: first, mask: mask)
    unsafe state.pointee.empty &+= blocks.emptyCells
    for k in unsafe 0..<block.count where unsafe NoNumber.isText(block.values[k]) {
      unsafe note(block.values[k], state)
    }
    unsafe state.pointee.absorb(block)
  }
}
