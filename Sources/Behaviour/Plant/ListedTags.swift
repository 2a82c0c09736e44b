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

extension SignalBehaviour {
  /// Compares the values with the range that a tag list declares, `listed` being its unit: counts those that lie outside
  /// by more than a twentieth of it, as far as the extremes and the timeline know them, so rather too few than too many.
  mutating func compare(with range: ClosedRange<Double>?, listed: String?) {
    guard let range, ![.state, .count, .energy].contains(facts.kind), !isCounter else { return }
    // A range in another unit than that of the values says nothing of them.
    if let listed, let unit = facts.unit, Words.folded(listed) != Words.folded(unit) { return }
    facts.values.declaredRange = range
    let margin = (range.upperBound - range.lowerBound) / 20
    let (low, high) = (range.lowerBound - margin, range.upperBound + margin)
    func isOutside(_ value: Double) -> Bool {
      (value < low || value > high) && !facts.values.sentinelValues.contains(value)
    }
    var entries = profile.low.entries
    for entry in profile.high.entries where !entries.contains(where: { $0.value == entry.value }) {
      entries.append(entry)
    }
    let extreme = entries.reduce(0) { isOutside($1.value) ? $0 + $1.count : $0 }
    var lasting = 0
    for bin in profile.timeline.bins where bin.minimum <= bin.maximum {
      let (least, most) = (Double(bin.minimum), Double(bin.maximum))
      guard most < low || least > high, isOutside(least), isOutside(most) else { continue }
      lasting += Int(bin.count)
    }
    facts.values.outsideDeclared = max(extreme, lasting)
  }
}
