import Recognition
import Tabular
import Vocabulary

/// A table whose rows can be looked up: what is kept of it when its profiles are gone.
struct RowTable: Sendable {
  var table: RecognizedTable
  /// How its samples are read; `nil` of records.
  var reading: SampleReading?
  /// The tags that it has samples of, in the order of the series.
  var tags: [String]
  /// Of each, whether its newest sample comes first.
  var mirrored: [Bool]
  /// The names of the series where a machine and a tag make them; else empty.
  var names: [String]
  /// What the parts of the file hold; empty when it was read as one.
  var parts: [PartSpan]
  /// Where its rows lie in the file.
  var pieces: FilePieces
  /// Whether the file has other tables beside it.
  var isOneOfMany: Bool

  /// Whether a row is a line of the file, which is shown as it stands there.
  var hasLines: Bool { table.source.lines != nil && table.source.info.delimiter != nil }

  /// The series of a tag: the number of its name, and of its value column.
  func series(_ place: Int) -> (name: String, column: Int)? {
    guard let reading else { return nil }
    let tag = tags[place]
    switch reading.layout {
    case .long: return (names.isEmpty ? tag : names[place], 0)
    case .wide: return (names.isEmpty ? tag : names[place], place)
    case .keyed:
      let column = place % reading.width
      return (String(tag.dropLast(reading.valueColumns[column].name.count + 1)), column)
    }
  }
}
