import Calendar
import Recognition
import Tabular
package import Vocabulary

/// A sample of a table that is read again.
package struct WalkedSample {
  /// Place of its tag among those of the table.
  package var series: Int
  package var line: Int
  /// Microseconds since 1970 on the clock of the source.
  package var time: Int64
  /// NaN of a text, and of nothing.
  package var value: Double
  package var isText: Bool
  package var isBad: Bool
  package var isUncertain: Bool
  /// As the profile counts them.
  package var isLate: Bool
  package var isDuplicate: Bool
  /// What stands in place of the value, as it is written.
  package var text: String
}

/// Reads the tables of an export again, row by row: nothing is kept but what the order of each series needs.
package struct SampleWalk {
  private let table: RowTable
  private let file: SourceFile?

  init(_ table: RowTable, _ file: SourceFile?) {
    self.table = table
    self.file = file
  }

  package var path: String { table.table.path }
  /// Name of the table, where its file has others.
  package var name: String? { table.isOneOfMany ? table.table.source.info.name : nil }
  package var isOfSamples: Bool { table.reading != nil }
  package var tags: [String] { table.tags }

  /// Calls `body` with the samples of the wanted series in the order of the file, and `unread` with the line and the text
  /// of each time that cannot be read. A file that cannot be read to its end ends there, as it did before.
  package func forEachSample(
    of wanted: [Bool], unread: (_ line: Int, _ text: String) throws -> Void,
    _ body: (WalkedSample) throws -> Void
  ) throws {
    guard let reading = table.reading else { return }
    let opened = file?.keptOpen()
    defer { withExtendedLifetime(opened) {} }
    var orders = table.mirrored.map { SampleOrder(isMirrored: $0) }
    var texts = SampleTexts()
    let isNamed = reading.nameColumn != nil
    if isNamed {
      for place in stride(from: 0, to: table.tags.count, by: reading.width) {
        _ = texts.names.index(of: Array((table.series(place)?.name ?? "").utf8))
      }
    }
    if reading.hasValueUnits { for _ in table.tags { texts.units.append(-1) } }
    var decoder = SampleDecoder(reading)
    var batch = Batch()
    batch.uses = reading.uses
    guard let reader = try? table.table.source.open() else { return }
    while (try? reader.read(into: &batch)) == true {
      batch.pad()
      decoder.begin(texts)
      decoder.decode(batch, texts)
      // The unit behind the first value of a series is that of all.
      for series in 0..<min(texts.units.count, decoder.units.count) {
        texts.units[series] = decoder.units[series]
      }
      for row in 0..<decoder.columns.count {
        let time = decoder.columns.times[row]
        if time == SampleColumns.noTime {
          if reading.strays.contains(where: { $0.line == batch.lines[row] }) { continue }
          try unread(batch.lines[row], batch.text(row, reading.timeColumn))
          continue
        }
        let name = isNamed ? Int(decoder.columns.names[row]) : 0
        if name < 0 { continue }
        for column in 0..<reading.width {
          let series = name * reading.width + column
          guard series < wanted.count, wanted[series] else { continue }
          let value = unsafe decoder.columns.values(column)[row]
          if reading.layout != .long, NoNumber.isEmptyCell(value) { continue }
          let (isLate, isDuplicate) = orders[series].take(time)
          let quality =
            reading.qualityColumn == nil ? Quality.unknown : decoder.columns.qualities[row]
          let place = reading.valueColumns[column].index
          try body(
            WalkedSample(
              series: series, line: batch.lines[row], time: time, value: value,
              isText: NoNumber.isText(value), isBad: quality == .bad,
              isUncertain: quality == .uncertain, isLate: isLate, isDuplicate: isDuplicate,
              text: batch.text(row, place, value)))
        }
      }
    }
  }

  /// Calls `unread` with each field of a column of times, of a table without samples, that is none.
  package func forEachUnreadTime(
    _ vocabulary: Vocabulary, _ unread: (_ line: Int, _ text: String) throws -> Void
  ) throws {
    let columns = table.table.columns.filter { column in
      [.time, .start, .end, .date].contains(column.role)
    }
    let parsers = columns.compactMap { column in
      column.times.map { (column: column.index, parser: TimestampParser($0)) }
    }
    guard !isOfSamples, !parsers.isEmpty else { return }
    let opened = file?.keptOpen()
    defer { withExtendedLifetime(opened) {} }
    guard let reader = try? table.table.source.open() else { return }
    var batch = Batch()
    while (try? reader.read(into: &batch)) == true {
      for row in 0..<batch.rowCount {
        for (column, parser) in parsers where column < batch.columnCount {
          var text = batch.string(row: row, column: column)
          if vocabulary.isNull(text) { continue }
          if text.withUTF8({ unsafe parser.parse($0) }) == TimestampParser.invalid {
            try unread(batch.lines[row], text)
          }
        }
      }
    }
  }
}

extension RowSearch {
  /// The tables, in the order of the export, to be read again.
  package var walks: [SampleWalk] { tables.map { SampleWalk($0, files[$0.table.path]) } }
}

extension Batch {
  /// A field as it is written, or as its source stores it.
  fileprivate func text(_ row: Int, _ column: Int, _ value: Double = .nan) -> String {
    if column < typed.count {
      switch typed[column] {
      case .numbers: return Wording.exact(value) ?? ""
      case .instants: return ""
      case .codes(let codes, let texts):
        return codes[row] < 0 ? "" : String(decoding: texts[Int(codes[row])], as: UTF8.self)
      case .text: break
      }
    }
    return string(row: row, column: column)
  }
}
