import Calendar
package import Recognition
package import Tabular
package import Vocabulary

/// One row of a table that is not samples. Times are microseconds since 1970 on the clock of the source.
package struct Record: Sendable {
  package var line: Int
  /// Trimmed, by column; null texts are empty.
  package var fields: [String]
  package var start: Int64?
  package var end: Int64?
  package var time: Int64?
}

/// The rows of one table that is not samples, and what was counted on the way.
package struct RecordTable: Sendable {
  /// More rows than this are counted but not kept, so that memory has a bound.
  package static let limit = 250_000

  package var table: RecognizedTable
  /// Whether a list that looks like a register says something of machines that others list.
  package var isAboutOthers = false
  package private(set) var rows = 0
  package private(set) var records: [Record] = []
  /// Per column: empty fields, and fields that do not read as the column's times.
  package private(set) var nulls: [Int]
  package private(set) var unparsed: [Int]
  /// Lines of the first such fields, 0 without one.
  package private(set) var firstNulls: [Int]
  package private(set) var firstUnparsed: [Int]
  /// Identifiers that a spreadsheet spoiled; their fields are empty.
  private(set) var spoiled: SpoiledCells
  private let vocabulary: Vocabulary
  private var parsers: [(column: Int, role: ColumnRole, parser: TimestampParser)] = []
  /// Of stops without an end, how long they last.
  private var length: StopLength?

  package init(_ table: RecognizedTable, vocabulary: Vocabulary) {
    self.table = table
    self.vocabulary = vocabulary
    spoiled = SpoiledCells(table)
    nulls = [Int](repeating: 0, count: table.columns.count)
    (unparsed, firstNulls, firstUnparsed) = (nulls, nulls, nulls)
    for column in table.columns {
      if let times = column.times {
        parsers.append((column.index, column.role, TimestampParser(times)))
      }
    }
    if table.kind == .downtime, table.column(.end) == nil {
      length = table.column(.duration).flatMap(StopLength.init)
    }
  }

  package mutating func absorb(_ batch: borrowing Batch) {
    rows += batch.rowCount
    let count = min(table.columns.count, batch.columnCount)
    let states = table.columns(.state).map(\.index).filter { $0 < count }
    for row in 0..<batch.rowCount {
      // Work that is still planned has no time yet; that is no empty field.
      let isAhead = states.contains {
        vocabulary.isAhead(state: batch.string(row: row, column: $0))
      }
      var fields = [String](repeating: "", count: table.columns.count)
      for column in 0..<count {
        let text = batch.string(row: row, column: column)
        if text.isEmpty, isAhead, table.columns[column].role.isTime { continue }
        if vocabulary.isNull(text) || spoiled.note(text, column, line: batch.lines[row]) {
          if nulls[column] == 0 { firstNulls[column] = batch.lines[row] }
          nulls[column] += 1
        } else {
          fields[column] = text
        }
      }
      var record = Record(line: batch.lines[row], fields: fields)
      readTimes(&record)
      if records.count < RecordTable.limit { records.append(record) }
    }
  }

  /// The times of a row; a time of day takes the date that belongs to it.
  private mutating func readTimes(_ record: inout Record) {
    var (day, startDay, endDay): (Int64?, Int64?, Int64?) = (nil, nil, nil)
    var (clock, startClock, endClock): (Int64?, Int64?, Int64?) = (nil, nil, nil)
    for i in parsers.indices {
      let column = parsers[i].column
      guard !record.fields[column].isEmpty else { continue }
      if parsers[i].role == .end, vocabulary.isOpenEnd(record.fields[column]) { continue }
      let instant = record.fields[column].withUTF8 { unsafe parsers[i].parser.parse($0) }
      guard instant != TimestampParser.invalid else {
        if unparsed[column] == 0 { firstUnparsed[column] = record.line }
        unparsed[column] += 1
        continue
      }
      let notation = parsers[i].parser.notation
      let isClock = notation.form == .timeOfDay
      switch parsers[i].role {
      case .start where isClock: startClock = startClock ?? instant
      case .end where isClock: endClock = endClock ?? instant
      case .timeOfDay: clock = clock ?? instant
      case .start:
        record.start = record.start ?? instant
        if !notation.hasTimeOfDay { startDay = startDay ?? instant }
      case .end:
        record.end = record.end ?? instant
        if !notation.hasTimeOfDay { endDay = endDay ?? instant }
      case .time: record.time = record.time ?? instant
      case .date: day = day ?? instant
      default: break
      }
    }
    if let startClock, let date = startDay ?? day { record.start = date + startClock }
    if let endClock, let date = endDay ?? startDay ?? day {
      record.end = date + endClock
      // `22:10` to `01:10` of one date ends on the next day.
      if endDay == nil, let start = record.start, date + endClock < start {
        record.end = date + endClock + RecordTable.day
      }
    }
    if let day, record.time == nil { record.time = day + (clock ?? 0) }
    if let length, record.end == nil, let start = record.start ?? record.time {
      record.end = length.microseconds(record.fields).map { start + $0 }
    }
  }

  /// Microseconds.
  private static let day: Int64 = 86_400_000_000

  /// Puts several records in the place of one, where `parts` gives them.
  package mutating func part(_ parts: (Record) -> [Record]?) {
    guard records.contains(where: { parts($0) != nil }) else { return }
    records = records.flatMap { parts($0) ?? [$0] }
  }

  /// Writes other texts into the rows, which are handed over by their place.
  package mutating func rewrite(_ body: (Int, inout Record) -> Void) {
    for place in records.indices { body(place, &records[place]) }
  }

  /// Line of the first row with a time of a role, 0 without one.
  package func firstLine(of role: ColumnRole) -> Int {
    let time: KeyPath<Record, Int64?>
    switch role {
    case .time: time = \.time
    case .start: time = \.start
    case .end: time = \.end
    default: return 0
    }
    return records.first { $0[keyPath: time] != nil }?.line ?? 0
  }

  /// Gives the rows a column that another table has for them.
  package mutating func join(_ role: ColumnRole, named name: String, _ text: (Record) -> [String]) {
    var column = RecognizedColumn(joined: role, name: name)
    column.index = table.columns.count
    table.columns.append(column)
    records = records.flatMap { record in
      let texts = text(record)
      return (texts.isEmpty ? [""] : texts).map { text in
        var record = record
        record.fields.append(text)
        return record
      }
    }
  }

  /// The field with the role, or `nil` when the table has none or it is empty.
  package func field(_ role: ColumnRole, of record: Record) -> String? {
    guard let column = table.column(role), !record.fields[column.index].isEmpty else { return nil }
    return record.fields[column.index]
  }

  package func number(_ role: ColumnRole, of record: Record) -> Double? {
    guard let column = table.column(role) else { return nil }
    var text = record.fields[column.index]
    let value = text.withUTF8 { text in
      let value = unsafe parseNumber(text, decimalComma: column.usesDecimalComma)
      guard value.isNaN, !column.valueUnits.isEmpty, let split = unsafe UnitSuffix.split(text)
      else {
        return value
      }
      return unsafe parseNumber(split.number, decimalComma: column.usesDecimalComma)
    }
    return value.isNaN ? nil : value
  }
}
