import Profiling
import Recognition
import Vocabulary

/// What the tag lists of an export say of its tags.
struct ListedTags {
  private(set) var units: [String: String] = [:]
  /// The values that the instrument of a tag can have, in the unit of the list.
  private(set) var ranges: [String: ClosedRange<Double>] = [:]

  /// Where two lists differ, the first one counts.
  init(_ records: [RecordTable]) {
    for table in records where table.table.kind == .tags {
      for record in table.records {
        guard let tag = table.field(.tag, of: record) else { continue }
        if units[tag] == nil { units[tag] = table.field(.unit, of: record) }
        if ranges[tag] == nil { ranges[tag] = ListedTags.range(table, record) }
      }
    }
  }

  /// The range of a row, given by its ends or by its beginning and its width; `nil` for 0…0 and for 0…100, which are what
  /// tools fill in when nobody says anything.
  private static func range(_ table: RecordTable, _ record: Record) -> ClosedRange<Double>? {
    guard let low = table.number(.lowLimit, of: record),
      let high = table.number(.highLimit, of: record)
        ?? table.number(.span, of: record).map({ low + $0 }),
      low.isFinite, high.isFinite, low < high, !(low == 0 && high == 100)
    else { return nil }
    return low...high
  }
}
