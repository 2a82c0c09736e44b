import Recognition
import Tabular

/// Feeds the samples of a table, or of one part of its file, to a state per tag: long, wide and keyed layouts. One pass.
struct SeriesTable: ~Copyable {
  /// What is rarely touched of a tag.
  private struct Note {
    var unit: String?
    /// The unit behind its values, where there is one.
    var valueUnit: String?
    var nonNumeric = 0
    /// Numbers of texts with their counts, in order of appearance; `nil` when there are too many.
    var texts: [(text: Int, count: Int)]? = []
  }
  private static let textLimit = 64
  /// Texts of a whole table; with more, they are counted and none is told.
  private static let tableTextLimit = 1 << 16

  let reading: SampleReading
  private let isLeading: Bool
  var columns: SampleColumns
  private var names = TextTable()
  var states = SeriesStates()
  /// Of tables whose rows name the tag or the asset.
  var pending = PendingSamples()
  /// Whether no more samples come, so that none need to wait.
  private var isSettled = false
  /// Of tables with a column for each tag.
  var blocks = ColumnBlocks()
  private var notes: [Note] = []
  /// Texts in place of numbers, and which of them mean nothing.
  private var texts = TextTable()
  private var isNull: [Bool] = []
  private(set) var rows = 0
  /// Rows whose time could not be read, and the first of their lines.
  private(set) var unparsedTimes = 0
  private(set) var firstUnparsedLine = 0
  /// Rows of names beyond the limit of series.
  private(set) var droppedRows = 0

  /// A part that does not begin the file is only there to be merged.
  init(_ reading: SampleReading, isLeading: Bool) {
    self.reading = reading
    self.isLeading = isLeading
    columns = SampleColumns(reading)
    if reading.layout != .keyed, reading.nameColumn == nil {
      addSeries(width)
    }
  }

  /// The number of series that one name has.
  var width: Int { reading.layout == .long ? 1 : reading.valueColumns.count }

  /// The most names.
  private var nameLimit: Int { max(1, reading.seriesLimit / width) }

  private mutating func addSeries(_ count: Int) {
    for i in 0..<count {
      states.append(SeriesState(isLeading: isLeading))
      if reading.nameColumn != nil, !isSettled { pending.addSeries() }
      notes.append(Note(unit: reading.layout == .long ? nil : reading.valueColumns[i].unit))
    }
  }

  mutating func absorb(_ batch: borrowing Batch) {
    rows += batch.rowCount
    unsafe batch.withRows { rows in unsafe absorb(rows) }
  }

  private mutating func absorb(_ rows: BatchRows) {
    unsafe columns.resize(rows.count)
    unsafe columns.readTimes(rows, column: reading.timeColumn, clockColumn: reading.clockColumn)
    unsafe countUnparsedTimes(rows)
    if let column = reading.nameColumn { unsafe readNames(rows, column) }
    if reading.layout == .long {
      unsafe readValues(rows)
      if let column = reading.qualityColumn {
        unsafe columns.readQualities(rows, column: column)
      }
      unsafe absorbLong(rows)
      return
    }
    if reading.layout == .wide, states.count > 0 {
      unsafe absorbWide(rows)
    } else {
      for i in reading.valueColumns.indices { unsafe absorbKeyed(rows, i) }
    }
  }

  private mutating func countUnparsedTimes(_ rows: BatchRows) {
    for row in unsafe 0..<rows.count where columns.times[row] == SampleColumns.noTime {
      unparsedTimes += 1
      if firstUnparsedLine == 0 { firstUnparsedLine = unsafe rows.lines[row] }
    }
  }

  // MARK: Names

  private mutating func readNames(_ rows: BatchRows, _ column: Int) {
    if case .codes(let codes, let texts) = unsafe rows.typed(column) {
      var numbers = [Int32](repeating: -1, count: texts.count + 1)
      for row in unsafe 0..<rows.count where columns.times[row] != SampleColumns.noTime {
        let code = codes[row] < 0 ? texts.count : Int(codes[row])
        if numbers[code] < 0 {
          let index = names.index(of: codes[row] < 0 ? [] : texts[code], limit: nameLimit)
          if index >= 0 {
            numbers[code] = Int32(index)
            if index * width == states.count { unsafe addName(rows, row) }
          }
        }
        columns.names[row] = numbers[code]
        if numbers[code] < 0 { columns.drop(row, &droppedRows) }
      }
      return
    }
    let times = unsafe columns.times.pointer
    let numbers = unsafe columns.names.pointer
    let fields = unsafe rows.column(column)
    var known = states.count / width
    let limit = nameLimit
    for row in unsafe 0..<rows.count where unsafe times[row] != SampleColumns.noTime {
      let field = unsafe fields.field(row)
      let index = unsafe names.index(of: field.start, field.count, limit: limit)
      if index == known {
        unsafe addName(rows, row)
        known += 1
      } else if index < 0 {
        columns.drop(row, &droppedRows)
      }
      unsafe numbers[row] = Int32(truncatingIfNeeded: index)
    }
  }

  private mutating func addName(_ rows: BatchRows, _ row: Int) {
    let first = states.count
    addSeries(width)
    guard reading.layout == .long else { return }
    unsafe states.pointer[first].line = rows.lines[row]
    guard let column = reading.unitColumn else { return }
    if case .codes(let codes, let texts) = unsafe rows.typed(column) {
      if codes[row] >= 0 {
        notes[first].unit = String(decoding: texts[Int(codes[row])], as: UTF8.self)
      }
    } else {
      let text = unsafe rows.column(column).text(row)
      if !text.isEmpty { notes[first].unit = text }
    }
  }

  // MARK: Values

  private mutating func readValues(_ rows: BatchRows) {
    let column = reading.valueColumns[0]
    if case .numbers(let stored) = unsafe rows.typed(column.index) {
      for row in unsafe 0..<rows.count {
        columns.values[row] = stored[row].isFinite ? stored[row] : .nan
      }
      return
    }
    let isComma = column.usesDecimalComma
    let place = column.index
    let plain = PlainNumberParser(decimalComma: isComma)
    let values = unsafe columns.values.pointer
    let fields = unsafe rows.column(place)
    for row in unsafe 0..<rows.count {
      let value = unsafe fields.number(row, plain, decimalComma: isComma)
      unsafe values[row] = value
      if value != value, columns.times[row] != SampleColumns.noTime {
        let field = unsafe fields.field(row)
        let tag = reading.nameColumn == nil ? 0 : Int(columns.names[row])
        if let number = unsafe numberWithUnit(field.start, field.count, column, tag) {
          unsafe values[row] = number
        } else {
          unsafe noteText(field.start, field.count, tag)
        }
      }
    }
  }

  /// Counts what stands in place of a number; false when it only says that there is none.
  @discardableResult
  mutating func noteText(_ start: UnsafePointer<UInt8>, _ count: Int, _ series: Int) -> Bool {
    guard count > 0 else { return false }
    if texts.count > SeriesTable.tableTextLimit {
      let word = unsafe String(
        decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
      if reading.vocabulary.isNull(word) { return false }
      notes[series].nonNumeric += 1
      return true
    }
    let text = unsafe texts.index(of: start, count)
    if text == isNull.count {
      let word = unsafe String(
        decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
      isNull.append(reading.vocabulary.isNull(word))
    }
    if isNull[text] { return false }
    notes[series].nonNumeric += 1
    SeriesTable.add(text, 1, to: &notes[series])
    return true
  }

  /// The number before a unit that the column is known to write; `nil` when the unit is not that of the series.
  @inline(never)
  mutating func numberWithUnit(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ column: RecognizedColumn, _ series: Int
  ) -> Double? {
    guard !column.valueUnits.isEmpty else { return nil }
    let field = unsafe UnsafeBufferPointer(start: start, count: count)
    guard let split = unsafe UnitSuffix.split(field) else { return nil }
    let value = unsafe parseNumber(split.number, decimalComma: column.usesDecimalComma)
    guard !value.isNaN else { return nil }
    let unit = unsafe String(decoding: split.unit, as: UTF8.self)
    guard column.valueUnits.contains(unit) else { return nil }
    let known = notes[series].valueUnit ?? unit
    notes[series].valueUnit = known
    return known == unit ? value : nil
  }

  private static func add(_ text: Int, _ n: Int, to note: inout Note) {
    guard let known = note.texts else { return }
    if let i = known.firstIndex(where: { $0.text == text }) {
      note.texts?[i].count += n
    } else if known.count < SeriesTable.textLimit {
      note.texts?.append((text, n))
    } else {
      note.texts = nil
    }
  }

  // MARK: Samples

  private mutating func absorbLong(_ rows: BatchRows) {
    guard states.count > 0 else { return }
    let series = unsafe states.pointer
    let times = unsafe columns.times.pointer
    let names = unsafe columns.names.pointer
    let values = unsafe columns.values.pointer
    let qualities = unsafe columns.qualities.pointer
    let hasQuality = reading.qualityColumn != nil
    let isNamed = reading.nameColumn != nil
    for row in unsafe 0..<rows.count {
      let time = unsafe times[row]
      if time == SampleColumns.noTime { continue }
      let quality = unsafe hasQuality ? qualities[row] : .unknown
      if !isNamed {
        unsafe series[0].absorb(time, values[row], quality)
        continue
      }
      let index = unsafe Int(names[row])
      let sample = unsafe SeriesState.Held(time: time, value: values[row], quality: quality)
      if pending.add(sample, to: index) { unsafe pending.move(index, to: series + index) }
    }
  }

  /// Hands all waiting samples to their states, after the last batch.
  private mutating func settle() {
    guard reading.nameColumn != nil, !isSettled else { return }
    for index in 0..<states.count { unsafe pending.move(index, to: states.pointer + index) }
    pending = PendingSamples()
    isSettled = true
  }

  // MARK: The end

  /// Adds the part of the file that follows; its lines count from where this one ends. False when the parts do not join
  /// (`SeriesState.merge`): then the file has to be read again as one.
  mutating func merge(_ other: inout SeriesTable, linesBefore: Int) -> Bool {
    settle()
    other.settle()
    rows += other.rows
    unparsedTimes += other.unparsedTimes
    droppedRows += other.droppedRows
    columns.mergeQualityTexts(other.columns)
    if firstUnparsedLine == 0, other.firstUnparsedLine > 0 {
      firstUnparsedLine = other.firstUnparsedLine + linesBefore
    }
    var textNumbers: [Int] = []
    for text in 0..<other.texts.count where texts.count <= SeriesTable.tableTextLimit {
      textNumbers.append(other.texts.index(of: text, in: &texts))
      if texts.count > isNull.count { isNull.append(other.isNull[text]) }
    }
    let isNamed = reading.nameColumn != nil
    for name in 0..<(isNamed ? other.names.count : 1) {
      let index = isNamed ? other.names.index(of: name, in: &names, limit: nameLimit) : 0
      if index < 0 {
        // Of a keyed table, each row is a sample or an empty cell of every column.
        let state = unsafe other.states.pointer + name * width
        droppedRows += unsafe state.pointee.samples + state.pointee.empty
        continue
      }
      if index * width == states.count {
        addSeries(width)
        if reading.layout == .long { notes[index].unit = other.notes[name].unit }
      }
      for i in 0..<width {
        let (mine, its) = (index * width + i, name * width + i)
        guard
          notes[mine].valueUnit == nil || other.notes[its].valueUnit == nil
            || notes[mine].valueUnit == other.notes[its].valueUnit
        else { return false }
        merge(other.notes[its], into: mine, textNumbers)
        var state = other.states.take(its)
        let joins = unsafe states.pointer[mine].merge(&state, linesBefore: linesBefore)
        guard joins else { return false }
      }
    }
    return true
  }

  private mutating func merge(_ note: Note, into series: Int, _ textNumbers: [Int]) {
    notes[series].nonNumeric += note.nonNumeric
    notes[series].valueUnit = notes[series].valueUnit ?? note.valueUnit
    guard let added = note.texts, texts.count <= SeriesTable.tableTextLimit else {
      notes[series].texts = nil
      return
    }
    for (text, n) in added { SeriesTable.add(textNumbers[text], n, to: &notes[series]) }
  }

  /// The profiles in order of first appearance, made by at most `jobs` threads. Call it once, after the last batch.
  mutating func finish(jobs: Int) -> [TagProfile] {
    settle()
    let size = 256
    let chunks = stride(from: 0, to: states.count, by: size).map {
      $0..<min($0 + size, states.count)
    }
    let chunked = states.finish(chunks, jobs: jobs)
    var result: [TagProfile] = []
    result.reserveCapacity(states.count)
    for (line, finished) in chunked.joined() {
      let index = result.count
      var profile = finished
      let note = notes[index]
      profile.nonNumeric = note.nonNumeric
      let texts = texts.count > SeriesTable.tableTextLimit ? nil : note.texts
      profile.texts = (texts ?? []).prefix(12).map { (self.texts.text($0.text), $0.count) }
      let (tag, asset) = name(index)
      result.append(
        TagProfile(
          tag: tag, asset: asset, unit: note.unit ?? note.valueUnit, line: line, profile: profile))
    }
    return result
  }

  private func name(_ index: Int) -> (tag: String, asset: String?) {
    switch reading.layout {
    case .long:
      return (reading.nameColumn == nil ? reading.fallbackTag : names.text(index), nil)
    case .wide:
      // A single unnamed value: the file is the tag.
      let name = reading.valueColumns[index].name
      if let asset = reading.asset { return (asset + "/" + name, asset) }
      let isUnnamed =
        reading.valueColumns.count == 1
        && (!reading.hasNames || reading.vocabulary.isGenericValue(name))
      return (isUnnamed ? reading.fallbackTag : name, nil)
    case .keyed:
      let name = names.text(index / width)
      return (name + "/" + reading.valueColumns[index % width].name, name)
    }
  }
}
