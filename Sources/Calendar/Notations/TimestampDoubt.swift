/// What makes a column of instants doubtful although its cells can be read.
package enum TimestampDoubt: Sendable, Equatable {
  /// A spreadsheet took the dates whose numbers it could swap for dates of its own locale and left the others as text;
  /// with an example of each.
  case halfConverted(converted: String, left: String)
  /// An abbreviation that zones of different offsets share, such as `CST`.
  case ambiguousZone(String)
  /// Times that a spreadsheet shortened to a few digits, with an example.
  case rounded(String)
}

extension TimestampDoubt {
  package var message: String {
    switch self {
    case .halfConverted(let converted, let left):
      "was converted by halves: dates such as '\(left)' stayed text, so in those such as '\(converted)' "
        + "day and month may be swapped"
    case .ambiguousZone(let name):
      "says the zone as '\(name)', which zones of different offsets share; it was left out"
    case .rounded(let text):
      "holds times that a spreadsheet rounded, such as '\(text)', so they were not used"
    }
  }

  package var help: String {
    switch self {
    case .halfConverted:
      "export it again from its source and open it as text, or write dates as YYYY-MM-DD"
    case .ambiguousZone: "export times with an offset such as +01:00"
    case .rounded: "export the column again as text, without opening it in a spreadsheet"
    }
  }
}
