import Calendar
import Recognition
import Tabular
import Vocabulary

/// How long the stops of a list last that says when they begin: a number in a unit that the header says, or `1:05:00`.
struct StopLength {
  private let column: RecognizedColumn
  /// Seconds of the unit; `nil` of hours and minutes with a colon.
  private let seconds: Double?

  private static let units = ["s": 1.0, "min": 60, "h": 3600, "ms": 0.001]

  /// `nil` where nothing says the unit.
  init?(_ column: RecognizedColumn) {
    self.column = column
    if column.type == .timeOfDay {
      seconds = nil
      return
    }
    let texts = [column.unit].compactMap { $0 } + Words.split(column.name).reversed()
    let found = texts.lazy.compactMap { UnitTable.inForce.unit($0)?.symbol }
      .compactMap { StopLength.units[$0] }.first
    guard let found else { return nil }
    seconds = found
  }

  func microseconds(_ fields: [String]) -> Int64? {
    var text = fields[column.index]
    guard let seconds else {
      guard let times = column.times else { return nil }
      let parsed = text.withUTF8 { unsafe TimestampParser(times).parse($0) }
      return parsed == TimestampParser.invalid ? nil : parsed
    }
    let value = text.withUTF8 { unsafe parseNumber($0, decimalComma: column.usesDecimalComma) }
    // A stop of years is a slip.
    guard value >= 0, value * seconds < 4e8 else { return nil }
    return Int64(value * seconds * 1e6)
  }
}
