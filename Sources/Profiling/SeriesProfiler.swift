import Tabular

/// The profile of one tag of one table.
package struct TagProfile: Sendable {
  package var tag: String
  /// The asset as the table says it, for keyed layouts.
  package var asset: String?
  package var unit: String?
  /// First line of the tag.
  package var line: Int
  package var profile: SeriesProfile

  /// The tag without its asset: the name of the column where columns are signals.
  package var column: String { asset.map { String(tag.dropFirst($0.count + 1)) } ?? tag }

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

/// Hands a `SeriesTable` from thread to thread; only one of them may use it at a time.
final class SeriesProfiler: @unchecked Sendable {
  private var table: SeriesTable

  init(_ reading: SampleReading, isLeading: Bool) {
    table = SeriesTable(reading, isLeading: isLeading)
  }

  var unparsedTimes: Int { table.unparsedTimes }
  var firstUnparsedLine: Int { table.firstUnparsedLine }
  var droppedRows: Int { table.droppedRows }
  /// Texts of the quality column.
  var qualityTexts: [String] { table.columns.distinctQualityTexts }

  func absorb(_ batch: borrowing Batch) { table.absorb(batch) }

  func merge(_ other: SeriesProfiler, linesBefore: Int) -> Bool {
    table.merge(&other.table, linesBefore: linesBefore)
  }

  func finish(jobs: Int) -> [TagProfile] { table.finish(jobs: jobs) }
}
