import Recognition
import Tabular
import Vocabulary

/// Reads the rows of a part of a file into columns: what a thread does on its own, before tags are looked at.
struct SampleDecoder: ~Copyable {
  let reading: SampleReading
  private(set) var columns: SampleColumns
  /// Rows whose time could not be read, and the first of their lines.
  private(set) var unparsedTimes = 0
  private(set) var firstUnparsedLine = 0
  /// Rows of names beyond the limit of series.
  private(set) var droppedRows = 0

  // What is new in the part. Its numbers follow those of the texts that were known when its reading began.
  private(set) var names = TextTable()
  /// Of each new name, unit and line of its first row.
  private(set) var firsts: [(unit: String?, line: Int)] = []
  private(set) var words = TextTable()
  private(set) var meanings: [TextMeaning] = []
  private(set) var knownNames = 0
  private(set) var knownWords = 0
  private var hasTooManyWords = false
  /// The name of a row, where several columns make it.
  private var pair: [UInt8] = []
  /// As in `SampleTexts`, of all series of the part; empty when no column writes units behind values.
  private(set) var units = PlainArray<Int16>()

  /// What became of these in the whole table.
  var numbers = PartNumbers()

  /// The rows in order of their names, and where those of each name begin; those without one come first.
  private var order = PlainArray<Int32>()
  private var starts = PlainArray<Int32>()

  init(_ reading: SampleReading) {
    self.reading = reading
    columns = SampleColumns(reading)
  }

  /// Forgets the rows that were read.
  mutating func begin(_ texts: borrowing SampleTexts) {
    columns.removeAll()
    unparsedTimes = 0
    firstUnparsedLine = 0
    droppedRows = 0
    names.removeAll()
    firsts.removeAll()
    words.removeAll()
    meanings.removeAll()
    knownNames = texts.names.count
    knownWords = texts.words.count
    hasTooManyWords = texts.hasTooManyWords
    guard reading.hasValueUnits else { return }
    units.resize(texts.units.count, doubling: true)
    for series in 0..<units.count { units[series] = texts.units[series] }
  }

  /// Reads the rows of a padded batch behind those that are there.
  mutating func decode(_ batch: borrowing Batch, _ texts: borrowing SampleTexts) {
    if batch.rowCount == 0 { return }
    unsafe batch.withRows { rows in
      unsafe columns.extend(rows)
      unsafe columns.readTimes(
        rows, column: reading.timeColumn, clockColumns: reading.clockColumns)
      unsafe countUnparsedTimes(rows)
      if !reading.strays.isEmpty { columns.leaveOut(reading.strays) }
      unsafe readNames(rows, texts)
      if reading.layout == .long {
        unsafe readValues(rows, texts)
        if let column = reading.qualityColumn {
          unsafe columns.readQualities(rows, column: column)
        }
      } else {
        for i in reading.valueColumns.indices { unsafe readCells(rows, i, texts) }
      }
    }
  }

  private mutating func countUnparsedTimes(_ rows: BatchRows) {
    let times = unsafe columns.times.pointer + columns.start
    for row in unsafe 0..<rows.count where unsafe times[row] == SampleColumns.noTime {
      unparsedTimes += 1
      if firstUnparsedLine == 0 { firstUnparsedLine = unsafe rows.lines[row] }
    }
  }

  // MARK: Names

  private mutating func readNames(_ rows: BatchRows, _ texts: borrowing SampleTexts) {
    let times = unsafe columns.times.pointer + columns.start
    let numbers = unsafe columns.names.pointer + columns.start
    guard let column = reading.nameColumn else {
      for row in unsafe 0..<rows.count {
        unsafe numbers[row] = times[row] == SampleColumns.noTime ? -1 : 0
      }
      return
    }
    let parts = reading.nameParts
    if !parts.isEmpty {
      unsafe readParts(rows, parts, texts)
      return
    }
    if case .codes(let codes, let stored) = unsafe rows.typed(column) {
      var known = [Int32](repeating: -2, count: stored.count + 1)
      for row in unsafe 0..<rows.count {
        let code = codes[row] < 0 ? stored.count : Int(codes[row])
        if unsafe times[row] != SampleColumns.noTime, known[code] == -2 {
          known[code] = unsafe number(codes[row] < 0 ? [] : stored[code], rows, row, texts)
        }
        unsafe numbers[row] = times[row] == SampleColumns.noTime ? -1 : known[code]
        if unsafe times[row] != SampleColumns.noTime && known[code] < 0 { droppedRows += 1 }
      }
      return
    }
    let fields = unsafe rows.column(column)
    for row in unsafe 0..<rows.count {
      if unsafe times[row] == SampleColumns.noTime {
        unsafe numbers[row] = -1
        continue
      }
      let field = unsafe fields.field(row)
      let known = unsafe texts.names.find(field.start, field.count)
      unsafe numbers[row] = Int32(truncatingIfNeeded: known)
      if known >= 0 { continue }
      unsafe numbers[row] = newNumber(field.start, field.count, rows, row)
      if unsafe numbers[row] < 0 { droppedRows += 1 }
    }
  }

  /// Names that several columns make together.
  private mutating func readParts(
    _ rows: BatchRows, _ parts: [(column: Int, separator: UInt8)], _ texts: borrowing SampleTexts
  ) {
    let times = unsafe columns.times.pointer + columns.start
    let numbers = unsafe columns.names.pointer + columns.start
    let columns = unsafe parts.map { unsafe rows.column($0.column) }
    for row in unsafe 0..<rows.count {
      if unsafe times[row] == SampleColumns.noTime {
        unsafe numbers[row] = -1
        continue
      }
      pair.removeAll(keepingCapacity: true)
      for i in parts.indices {
        let field = unsafe columns[i].field(row)
        if i > 0 {
          let separator = parts[i - 1].separator
          if unsafe field.count > 0 || separator == SampleReading.keySeparator {
            pair.append(separator)
          }
        }
        unsafe pair.append(contentsOf: UnsafeBufferPointer(start: field.start, count: field.count))
      }
      let length = pair.count
      pair.append(contentsOf: repeatElement(0, count: TextTable.reach))
      let bytes = pair
      unsafe bytes.withUnsafeBufferPointer { bytes in
        let start = unsafe bytes.baseAddress.unsafelyUnwrapped
        let known = unsafe texts.names.find(start, length)
        unsafe numbers[row] =
          known >= 0 ? Int32(truncatingIfNeeded: known) : newNumber(start, length, rows, row)
      }
      if unsafe numbers[row] < 0 { droppedRows += 1 }
    }
  }

  private mutating func number(
    _ name: [UInt8], _ rows: BatchRows, _ row: Int, _ texts: borrowing SampleTexts
  ) -> Int32 {
    let known = texts.names.find(name)
    return unsafe known >= 0
      ? Int32(truncatingIfNeeded: known)
      : TextTable.withReach(name) { unsafe newNumber($0, name.count, rows, row) }
  }

  /// The number of a name that no part before has; -1 when there are too many.
  private mutating func newNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ rows: BatchRows, _ row: Int
  ) -> Int32 {
    guard knownNames < reading.nameLimit else { return -1 }
    let index = unsafe names.index(of: start, length)
    if index == firsts.count {
      firsts.append(unsafe (unit(rows, row), rows.lines[row]))
      if reading.hasValueUnits { for _ in 0..<reading.width { units.append(-1) } }
    }
    return Int32(truncatingIfNeeded: knownNames + index)
  }

  /// What the column of units says of a row.
  private func unit(_ rows: BatchRows, _ row: Int) -> String? {
    guard let column = reading.unitColumn else { return nil }
    if case .codes(let codes, let texts) = unsafe rows.typed(column) {
      return codes[row] < 0
        ? nil : String(decoding: texts[Int(codes[row])], as: UTF8.self)
    }
    let text = unsafe rows.column(column).text(row)
    return text.isEmpty ? nil : text
  }

  // MARK: Values

  private mutating func readValues(_ rows: BatchRows, _ texts: borrowing SampleTexts) {
    let column = reading.valueColumns[0]
    let values = unsafe columns.values(0) + columns.start
    if case .numbers(let stored) = unsafe rows.typed(column.index) {
      for row in unsafe 0..<rows.count {
        unsafe values[row] = stored[row].isFinite ? stored[row] : NoNumber.none
      }
      return
    }
    let isComma = column.usesDecimalComma
    let plain = PlainNumberParser(decimalComma: isComma)
    let names = unsafe columns.names.pointer + columns.start
    let fields = unsafe rows.column(column.index)
    for row in unsafe 0..<rows.count {
      let value = unsafe fields.number(row, plain, decimalComma: isComma)
      unsafe values[row] = value
      if value != value, unsafe names[row] >= 0 {
        let field = unsafe fields.field(row)
        unsafe values[row] = readText(
          field.start, field.count, column, Int(names[row]), empty: NoNumber.none, texts)
      }
    }
  }

  /// The cells of a value column, where an empty one is no sample: a short loop lets the processor work on several at once.
  private mutating func readCells(
    _ rows: BatchRows, _ i: Int, _ texts: borrowing SampleTexts
  ) {
    let column = reading.valueColumns[i]
    let values = unsafe columns.values(i) + columns.start
    let emptyCell = NoNumber.emptyCell
    if case .numbers(let stored) = unsafe rows.typed(column.index) {
      for row in unsafe 0..<rows.count {
        unsafe values[row] = stored[row].isFinite ? stored[row] : emptyCell
      }
      return
    }
    let isComma = column.usesDecimalComma
    let plain = PlainNumberParser(decimalComma: isComma)
    let names = unsafe columns.names.pointer + columns.start
    let fields = unsafe rows.column(column.index)
    for row in unsafe 0..<rows.count {
      var value = unsafe fields.number(row, plain, decimalComma: isComma)
      if value != value {
        let field = unsafe fields.field(row)
        value = emptyCell
        if unsafe field.count > 0 && names[row] >= 0 {
          let series = unsafe Int(names[row]) &* reading.width &+ i
          value = unsafe readText(
            field.start, field.count, column, series, empty: emptyCell, texts)
        }
      }
      unsafe values[row] = value
    }
  }

  /// What a field says that is no plain number: a number with a unit, a text that stands for one, or `empty`.
  @inline(never)
  private mutating func readText(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ column: RecognizedColumn, _ series: Int,
    empty: Double, _ texts: borrowing SampleTexts
  ) -> Double {
    guard count > 0 else { return empty }
    if !column.valueUnits.isEmpty, let number = unsafe numberWithUnit(start, count, column, series)
    {
      return number
    }
    let known = unsafe texts.words.find(start, count)
    if known >= 0 {
      return NoNumber.value(known, texts.meanings[known], empty: empty)
    }
    if hasTooManyWords {
      if case .nothing = unsafe meaning(start, count) { return empty }
      return NoNumber.text
    }
    let word = unsafe words.index(of: start, count)
    if word == meanings.count { meanings.append(unsafe meaning(start, count)) }
    return NoNumber.value(knownWords + word, meanings[word], empty: empty)
  }

  private func meaning(_ start: UnsafePointer<UInt8>, _ count: Int) -> TextMeaning {
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    if reading.vocabulary.isNull(text) { return .nothing }
    return switch reading.vocabulary.isRunning(state: text) {
    case true?: .running
    case false?: .resting
    case nil: .other(StateWord.letters(text))
    }
  }

  /// The number before a unit that the column is known to write; `nil` when the unit is not that of the series.
  private mutating func numberWithUnit(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ column: RecognizedColumn, _ series: Int
  ) -> Double? {
    let field = unsafe UnsafeBufferPointer(start: start, count: count)
    guard let split = unsafe UnitSuffix.split(field) else { return nil }
    let value = unsafe parseNumber(split.number, decimalComma: column.usesDecimalComma)
    guard !value.isNaN else { return nil }
    let text = unsafe String(decoding: split.unit, as: UTF8.self)
    guard let unit = column.valueUnits.firstIndex(of: text) else { return nil }
    if units[series] < 0 { units[series] = Int16(truncatingIfNeeded: unit) }
    return Int(units[series]) == unit ? value : nil
  }

  // MARK: Rows by name

  /// Puts the rows in the order of their times; before they are listed by name.
  mutating func sort() { columns.sort() }

  /// Lists the rows by name, in the order of the file; after the last batch.
  mutating func group() {
    if reading.isWide { return }
    starts.resize((reading.nameColumn == nil ? 1 : knownNames + names.count) + 3, doubling: true)
    for place in 0..<starts.count { starts[place] = 0 }
    order.resize(columns.count, doubling: true)
    guard columns.count > 0 else { return }
    let numbers = unsafe columns.names.pointer
    let starts = unsafe starts.pointer
    let order = unsafe order.pointer
    // Where the rows of a name begin stands one place behind the name until they are listed.
    for row in 0..<columns.count { unsafe starts[Int(numbers[row]) &+ 3] &+= 1 }
    for place in 2..<self.starts.count { unsafe starts[place] &+= starts[place &- 1] }
    for row in 0..<columns.count {
      let place = unsafe Int(numbers[row]) &+ 2
      unsafe order[Int(starts[place])] = Int32(truncatingIfNeeded: row)
      unsafe starts[place] &+= 1
    }
  }

  /// The rows of a name of the table, in the order of the file.
  @inline(__always)
  func rows(_ name: Int) -> UnsafeBufferPointer<Int32> {
    let local = numbers.local(name)
    if local < 0 || columns.count == 0 { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(
      start: order.pointer + Int(starts[local &+ 1]), count: rowCount(local))
  }

  /// How many rows a name of the part has.
  @inline(__always)
  func rowCount(_ local: Int) -> Int { Int(starts[local &+ 2] &- starts[local &+ 1]) }
}
