import Recognition
import Tabular

// Tables with several value columns.

extension SeriesTable {
  /// A table with a column for each tag, column by column, so that the state of one stays at hand. An empty cell is no
  /// sample.
  mutating func absorbWide(_ rows: BatchRows) {
    let series = unsafe states.pointer
    var timed = 0
    for row in unsafe 0..<rows.count where columns.times[row] != SampleColumns.noTime { timed += 1 }
    blocks.begin()
    for i in reading.valueColumns.indices {
      let isFull = unsafe readCells(rows, i) == rows.count && timed == rows.count
      let mask = unsafe series[i].mask
      let block =
        unsafe isFull
        ? blocks.full(columns.times, columns.values, mask: mask)
        : blocks.filled(columns.times, columns.values, mask: mask, empty: SeriesTable.emptyCell)
      guard let block = unsafe block, unsafe series[i].hasStarted else {
        unsafe absorbCells(rows, i)
        continue
      }
      if isFull, blocks.isOrdered, unsafe series[i].canTake(block) && block.isFreeOfMagic {
        unsafe series[i].take(block, blocks.intervals)
      } else {
        unsafe series[i].absorb(block)
        unsafe series[i].empty &+= timed - block.count
      }
    }
  }

  /// The same cell by cell.
  private mutating func absorbCells(_ rows: BatchRows, _ i: Int) {
    let series = unsafe states.pointer + i
    for row in unsafe 0..<rows.count {
      let time = columns.times[row]
      if time == SampleColumns.noTime { continue }
      let value = columns.values[row]
      if value != value, value.bitPattern == SeriesTable.emptyCell.bitPattern {
        unsafe series.pointee.empty &+= 1
        continue
      }
      if unsafe series.pointee.line == 0 { unsafe series.pointee.line = rows.lines[row] }
      unsafe series.pointee.absorb(time, value, .unknown)
    }
  }

  /// One value column of a table with a column for each measurement, whose rows name the asset.
  mutating func absorbKeyed(_ rows: BatchRows, _ i: Int) {
    guard states.count > 0 else { return }
    unsafe readCells(rows, i)
    let series = unsafe states.pointer
    let times = unsafe columns.times.pointer
    let names = unsafe columns.names.pointer
    let values = unsafe columns.values.pointer
    let width = width
    for row in unsafe 0..<rows.count {
      let time = unsafe times[row]
      if time == SampleColumns.noTime { continue }
      let index = unsafe Int(names[row]) &* width &+ i
      let value = unsafe values[row]
      if value != value, value.bitPattern == SeriesTable.emptyCell.bitPattern {
        unsafe series[index].empty &+= 1
        continue
      }
      if unsafe series[index].line == 0 { unsafe series[index].line = rows.lines[row] }
      let sample = SeriesState.Held(time: time, value: value, quality: .unknown)
      if pending.add(sample, to: index) { unsafe pending.move(index, to: series + index) }
    }
  }

  /// Stands for a cell without a value; one with text is another NaN.
  private static let emptyCell = Double(nan: 1, signaling: false)

  /// The numbers of a value column, apart from their use: a short loop lets the processor work on several at once.
  /// Returns how many there are.
  @discardableResult
  private mutating func readCells(_ rows: BatchRows, _ i: Int) -> Int {
    let column = reading.valueColumns[i]
    let values = unsafe columns.values.pointer
    var count = 0
    if case .numbers(let stored) = unsafe rows.typed(column.index) {
      for row in unsafe 0..<rows.count {
        let value = stored[row].isFinite ? stored[row] : SeriesTable.emptyCell
        unsafe values[row] = value
        count &+= value == value ? 1 : 0
      }
      return count
    }
    let isComma = column.usesDecimalComma
    let plain = PlainNumberParser(decimalComma: isComma)
    let fields = unsafe rows.column(column.index)
    let emptyCell = SeriesTable.emptyCell
    for row in unsafe 0..<rows.count {
      var value = unsafe fields.number(row, plain, decimalComma: isComma)
      if value == value {
        count &+= 1
      } else if let number = unsafe numberWithUnit(fields, row, i) {
        value = number
        count &+= 1
      } else {
        value = unsafe isText(fields, row, i) ? .nan : emptyCell
      }
      unsafe values[row] = value
    }
    return count
  }

  private mutating func numberWithUnit(_ fields: BatchColumn, _ row: Int, _ i: Int) -> Double? {
    guard !reading.valueColumns[i].valueUnits.isEmpty, columns.times[row] != SampleColumns.noTime
    else { return nil }
    let field = unsafe fields.field(row)
    let series = reading.layout == .keyed ? Int(columns.names[row]) * width + i : i
    return unsafe numberWithUnit(field.start, field.count, reading.valueColumns[i], series)
  }

  /// Whether a cell that is no number holds a text that counts; notes it.
  @inline(never)
  private mutating func isText(_ fields: BatchColumn, _ row: Int, _ i: Int) -> Bool {
    let field = unsafe fields.field(row)
    guard unsafe field.count > 0, columns.times[row] != SampleColumns.noTime else { return false }
    let series = reading.layout == .keyed ? Int(columns.names[row]) * width + i : i
    return unsafe noteText(field.start, field.count, series)
  }
}
