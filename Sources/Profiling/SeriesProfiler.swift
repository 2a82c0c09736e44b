package import Recognition
package import Tabular

/// The profile of one tag of one table.
package struct TagProfile: Sendable {
  package var tag: String
  /// The asset as the table says it, for keyed layouts.
  package var asset: String?
  package var unit: String?
  /// First line of the tag.
  package var line: Int
  package var profile: SeriesProfile

  package init(
    tag: String, asset: String?, unit: String?, line: Int, profile: SeriesProfile
  ) {
    self.tag = tag
    self.asset = asset
    self.unit = unit
    self.line = line
    self.profile = profile
  }
}

/// Feeds the samples of one table to a profile per tag: long, wide and keyed layouts. One pass, no text on the way.
package struct SeriesProfiler {
  private let layout: SampleLayout
  private let vocabulary: Vocabulary
  private let tagColumn: Int?
  private let timeColumn: Int
  private let clockColumn: Int?
  private let qualityColumn: Int?
  private let unitColumn: Int?
  private let valueColumns: [RecognizedColumn]
  private var time: TimestampParser
  private var clock: TimestampParser?
  private let scale: QualityScale?
  private let fallbackTag: String
  private var tags = TagTable()
  private var profiles: [SeriesProfile] = []
  private var lines: [Int] = []
  private var units: [String?] = []
  private var qualityCache: [(bytes: [UInt8], quality: Quality)] = []
  package private(set) var rows = 0
  /// Rows whose time could not be read, and the first of their lines.
  package private(set) var unparsedTimes = 0
  package private(set) var firstUnparsedLine = 0

  /// `nil` when the table has no column that says the time.
  package init?(_ table: RecognizedTable, qualityTexts: [String], vocabulary: Vocabulary) {
    guard let layout = table.layout else { return nil }
    let timeColumns = table.columns(.time) + table.columns(.date) + table.columns(.start)
    guard let time = timeColumns.first(where: { $0.times != nil }), let notation = time.times else {
      return nil
    }
    self.layout = layout
    self.vocabulary = vocabulary
    timeColumn = time.index
    self.time = TimestampParser(notation)
    let clockColumn = notation.hasTimeOfDay ? nil : table.column(.timeOfDay)
    self.clockColumn = clockColumn?.index
    clock = clockColumn?.times.map { TimestampParser($0) }
    let quality = layout == .long ? table.column(.quality) : nil
    qualityColumn = quality?.index
    scale = quality.map {
      QualityScale(header: $0.name, texts: qualityTexts, vocabulary: vocabulary)
    }
    unitColumn = layout == .long ? table.column(.unit)?.index : nil
    valueColumns = table.columns(.value)
    guard !valueColumns.isEmpty else { return nil }
    switch layout {
    case .long: tagColumn = table.column(.tag)?.index
    case .keyed: tagColumn = table.column(.asset)?.index
    case .wide: tagColumn = nil
    }
    let stem = table.path.split(separator: "/").last.map(String.init) ?? table.path
    fallbackTag = String(stem.prefix { $0 != "." })
    if layout == .wide {
      profiles = [SeriesProfile](repeating: SeriesProfile(), count: valueColumns.count)
      lines = [Int](repeating: 0, count: valueColumns.count)
      units = valueColumns.map(\.unit)
    }
  }

  /// The instant of a row, or `TimestampParser.invalid`.
  @inline(__always)
  private mutating func instant(
    _ bytes: UnsafeBufferPointer<UInt8>, _ batch: borrowing Batch, _ row: Int
  ) -> Int64 {
    let range = batch.range(row: row, column: timeColumn)
    let date = unsafe time.parse(UnsafeBufferPointer(rebasing: bytes[range]))
    guard let clockColumn, date != TimestampParser.invalid else { return date }
    let clockRange = batch.range(row: row, column: clockColumn)
    let offset = unsafe clock?.parse(UnsafeBufferPointer(rebasing: bytes[clockRange]))
    guard let offset, offset != TimestampParser.invalid else { return TimestampParser.invalid }
    return date + offset
  }

  package mutating func absorb(_ batch: borrowing Batch) {
    let data = batch.bytes
    unsafe data.withUnsafeBufferPointer { bytes in
      for row in 0..<batch.rowCount {
        let time = unsafe instant(bytes, batch, row)
        guard time != TimestampParser.invalid else {
          unparsedTimes += 1
          if firstUnparsedLine == 0 { firstUnparsedLine = batch.lines[row] }
          continue
        }
        switch layout {
        case .long: unsafe absorbLong(bytes, batch, row, time)
        case .keyed: unsafe absorbKeyed(bytes, batch, row, time)
        case .wide:
          for (i, column) in valueColumns.enumerated() {
            unsafe absorbCell(bytes, batch, row, time, column, i)
          }
        }
      }
    }
    rows += batch.rowCount
  }

  @inline(__always)
  private mutating func absorbLong(
    _ bytes: UnsafeBufferPointer<UInt8>, _ batch: borrowing Batch, _ row: Int, _ time: Int64
  ) {
    var index = 0
    if let tagColumn {
      let range = batch.range(row: row, column: tagColumn)
      index = unsafe tags.index(of: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    if index == profiles.count {
      profiles.append(SeriesProfile())
      lines.append(batch.lines[row])
      units.append(
        unitColumn.map { batch.string(row: row, column: $0) }.flatMap { $0.isEmpty ? nil : $0 })
    }
    var quality = Quality.unknown
    if let qualityColumn {
      let range = batch.range(row: row, column: qualityColumn)
      quality = unsafe read(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    let column = valueColumns[0]
    let field = unsafe UnsafeBufferPointer(
      rebasing: bytes[batch.range(row: row, column: column.index)])
    let value = unsafe parseNumber(field, decimalComma: column.usesDecimalComma)
    if value.isNaN { unsafe absorbText(field, index) }
    profiles[index].absorb(time, value, quality: quality)
  }

  private mutating func absorbKeyed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ batch: borrowing Batch, _ row: Int, _ time: Int64
  ) {
    guard let tagColumn else { return }
    let range = batch.range(row: row, column: tagColumn)
    let asset = unsafe tags.index(of: UnsafeBufferPointer(rebasing: bytes[range]))
    while profiles.count < (asset + 1) * valueColumns.count {
      units.append(valueColumns[profiles.count % valueColumns.count].unit)
      profiles.append(SeriesProfile())
      lines.append(0)
    }
    for (i, column) in valueColumns.enumerated() {
      unsafe absorbCell(bytes, batch, row, time, column, asset * valueColumns.count + i)
    }
  }

  /// One cell of a wide or keyed row; an empty one is no sample.
  @inline(__always)
  private mutating func absorbCell(
    _ bytes: UnsafeBufferPointer<UInt8>, _ batch: borrowing Batch, _ row: Int, _ time: Int64,
    _ column: RecognizedColumn, _ index: Int
  ) {
    let field = unsafe UnsafeBufferPointer(
      rebasing: bytes[batch.range(row: row, column: column.index)])
    guard !field.isEmpty else {
      profiles[index].absorbEmpty()
      return
    }
    let value = unsafe parseNumber(field, decimalComma: column.usesDecimalComma)
    if value.isNaN {
      if vocabulary.isNull(unsafe String(decoding: field, as: UTF8.self)) {
        profiles[index].absorbEmpty()
        return
      }
      unsafe absorbText(field, index)
    }
    if lines[index] == 0 { lines[index] = batch.lines[row] }
    profiles[index].absorb(time, value, quality: .unknown)
  }

  private mutating func absorbText(_ field: UnsafeBufferPointer<UInt8>, _ index: Int) {
    guard !field.isEmpty, !vocabulary.isNull(unsafe String(decoding: field, as: UTF8.self)) else {
      return
    }
    unsafe profiles[index].absorb(text: field)
  }

  /// A column has few quality texts: the first ones are remembered.
  @inline(__always)
  private mutating func read(_ field: UnsafeBufferPointer<UInt8>) -> Quality {
    for entry in qualityCache where entry.bytes.count == field.count {
      if unsafe entry.bytes.elementsEqual(field) { return entry.quality }
    }
    let quality = unsafe scale?.read(field) ?? .unknown
    if qualityCache.count < 16 { qualityCache.append((unsafe Array(field), quality)) }
    return quality
  }

  /// The profiles in order of first appearance. Call it once, after the last batch.
  package mutating func finish() -> [TagProfile] {
    var result: [TagProfile] = []
    for index in profiles.indices {
      profiles[index].finish()
      let tag: String
      var asset: String?
      switch layout {
      case .long: tag = tagColumn == nil ? fallbackTag : tags.name(index)
      case .wide:
        // A single unnamed value: the file is the tag.
        let name = valueColumns[index].name
        tag = valueColumns.count == 1 && vocabulary.isGenericValue(name) ? fallbackTag : name
      case .keyed:
        let name = tags.name(index / valueColumns.count)
        asset = name
        tag = name + "/" + valueColumns[index % valueColumns.count].name
      }
      result.append(
        TagProfile(
          tag: tag, asset: asset, unit: units[index], line: lines[index], profile: profiles[index]))
    }
    return result
  }
}
