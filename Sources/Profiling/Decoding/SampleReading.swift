import Calendar
package import Recognition
package import Tabular
package import Vocabulary

/// How the samples of a table are read: decided once, shared by all parts of its file.
package struct SampleReading: Sendable {
  let layout: SampleLayout
  let vocabulary: Vocabulary
  /// The column that names the tag (long) or the asset (keyed).
  let nameColumn: Int?
  /// The column that names the machine of each tag (long).
  let keyColumn: Int?
  /// The column of the place that stands before the name of the machine, where several have machines of one name.
  let placeColumn: Int?
  let timeColumn: Int
  let times: TimestampNotation
  /// The time of day and what counts on within its seconds, where they have columns of their own.
  let clockColumns: [Int]
  let clocks: [TimestampNotation]
  let qualityColumn: Int?
  private(set) var scale: QualityScale?
  /// The header of the quality column, and those of the table.
  private let qualityName: String
  private let headers: [String]
  let unitColumn: Int?
  private(set) var valueColumns: [RecognizedColumn]
  /// The most series that are profiled, so that memory has a bound.
  private(set) var seriesLimit: Int
  /// Value columns beyond the limit.
  let droppedColumns: Int
  /// Whether a header names the columns.
  let hasNames: Bool
  /// What all columns of a wide table are on, where a line above the header says it.
  let asset: String?
  /// The tag of a table that names none.
  let fallbackTag: String

  /// `nil` when the table has no column that says the time, or none with values.
  package init?(
    _ table: RecognizedTable, first batch: Batch, vocabulary: Vocabulary, seriesLimit: Int
  ) {
    guard let layout = table.layout else { return nil }
    let timeColumns = table.columns(.time) + table.columns(.date) + table.columns(.start)
    guard let time = timeColumns.first(where: { $0.times != nil }), let times = time.times else {
      return nil
    }
    self.layout = layout
    self.vocabulary = vocabulary
    timeColumn = time.index
    self.times = times
    // Beside a date the time of day, and beside a time what it leaves out.
    let parts = table.columns(.timeOfDay)
    let clockColumns = [
      times.hasTimeOfDay ? nil : parts.first { $0.times?.isNumber == false },
      parts.first { $0.times?.isNumber == true },
    ].compactMap(\.self)
    self.clockColumns = clockColumns.map(\.index)
    clocks = clockColumns.compactMap(\.times)
    let quality = layout == .long ? table.column(.quality) : nil
    qualityColumn = quality?.index
    qualityName = quality?.name ?? ""
    let headers = table.columns.map(\.name)
    self.headers = headers
    scale = quality.map {
      QualityScale(
        header: $0.name, texts: SampleReading.texts(batch, $0.index), neighbours: headers,
        vocabulary: vocabulary)
    }
    unitColumn = layout == .long ? table.column(.unit)?.index : nil
    let values = table.signalColumns
    guard !values.isEmpty else { return nil }
    self.seriesLimit = max(seriesLimit, 1)
    valueColumns = Array(values.prefix(self.seriesLimit))
    droppedColumns = layout == .long ? 0 : values.count - valueColumns.count
    nameColumn =
      switch layout {
      case .long: table.column(.tag)?.index
      case .keyed: table.column(.asset)?.index
      case .wide: nil
      }
    if layout == .keyed, nameColumn == nil { return nil }
    keyColumn = layout == .long && nameColumn != nil ? table.column(.asset)?.index : nil
    placeColumn = nameColumn != nil && table.column(.asset) != nil ? table.place : nil
    hasNames = table.source.info.hasHeader
    asset = layout == .wide ? vocabulary.asset(preamble: table.source.info.preamble) : nil
    fallbackTag = vocabulary.tag(path: table.path)
  }

  /// The columns that make the name of a series together, each but the last with what stands behind it; empty where one does.
  var nameParts: [(column: Int, separator: UInt8)] {
    guard let nameColumn, keyColumn != nil || placeColumn != nil else { return [] }
    return [(placeColumn, UInt8(ascii: "/")), (keyColumn, SampleReading.keySeparator)]
      .compactMap { column, separator in column.map { ($0, separator) } } + [(nameColumn, 0)]
  }

  /// The name of the series of a tag of a machine.
  static func name(asset: String, tag: String) -> String {
    asset + String(UnicodeScalar(keySeparator)) + tag
  }

  /// The name that texts make together, each but the last with what stands behind it.
  static func name(_ parts: [(text: String, separator: UInt8)]) -> String {
    var name = ""
    for i in parts.indices {
      if i > 0, !parts[i].text.isEmpty || parts[i - 1].separator == keySeparator {
        name.append(Character(UnicodeScalar(parts[i - 1].separator)))
      }
      name += parts[i].text
    }
    return name
  }

  /// Of a second reading, the times that are wanted, on the clock of the file.
  var bounds: ClosedRange<Int64>?

  /// Of a second reading, the rows that are left out, by line.
  private(set) var strays: [StrayTime] = []

  /// The reading without some rows.
  func without(_ strays: [StrayTime]) -> SampleReading {
    var reading = self
    reading.strays = strays
    return reading
  }

  /// The reading of the samples of a time.
  func within(_ bounds: ClosedRange<Int64>) -> SampleReading {
    var reading = self
    reading.bounds = bounds
    return reading
  }

  /// The number of series that one name has.
  var width: Int { layout == .long ? 1 : valueColumns.count }

  /// The most names.
  var nameLimit: Int { max(1, seriesLimit / width) }

  /// Whether units stand behind values.
  var hasValueUnits: Bool { valueColumns.contains { !$0.valueUnits.isEmpty } }

  /// Whether each value column is a tag of its own, whose samples the rows hold side by side.
  var isWide: Bool { layout != .long && nameColumn == nil }

  /// The reading of some of the value columns, for so many names.
  func only(_ columns: [Int], names: Int) -> SampleReading {
    var reading = self
    reading.valueColumns = columns.map { valueColumns[$0] }
    reading.seriesLimit = names * reading.width
    return reading
  }

  /// The reading with the scale that all texts of the quality column speak for; `nil` when it is the one at hand.
  func rescaled(_ texts: [String]) -> SampleReading? {
    guard let scale, !texts.isEmpty else { return nil }
    let whole = QualityScale(
      header: qualityName, texts: texts, neighbours: headers, vocabulary: vocabulary)
    guard whole.scale != scale.scale else { return nil }
    var reading = self
    reading.scale = whole
    return reading
  }

  /// What stands between the machine and the tag in the name of a series; no text of an export has it.
  static let keySeparator: UInt8 = 0x1F

  /// The form in which each column is read: a time may be stored as a number, a name or a quality too.
  package var uses: [ColumnUse] {
    let columns =
      [
        timeColumn, nameColumn, keyColumn, placeColumn, qualityColumn, unitColumn,
      ].compactMap(\.self) + clockColumns
    let last = (columns + valueColumns.map(\.index)).max() ?? 0
    var uses = Array(repeating: ColumnUse.any, count: last + 1)
    for column in valueColumns { uses[column.index] = .numbers }
    for column in [nameColumn, qualityColumn, unitColumn] {
      if let column { uses[column] = .codes }
    }
    for column in clockColumns + nameParts.map(\.column) { uses[column] = .text }
    uses[timeColumn] = .instants
    return uses
  }

  /// Distinct texts of a column in the first rows.
  private static func texts(_ batch: Batch, _ column: Int) -> [String] {
    var texts: Set<String> = []
    for row in 0..<batch.rowCount where texts.count < 64 {
      let text = batch.string(row: row, column: column)
      if !text.isEmpty { texts.insert(text) }
    }
    return texts.sorted()
  }
}
