import Calendar

/// When clocks are put forward in the zones where plants stand.
enum SummerTime {
  /// The first of the seconds of an hour that the clocks of some zone leave out between two written times; `nil` when
  /// those of no zone do.
  static func hour(after start: Int64, before end: Int64) -> Int64? {
    for zone in TimeZoneRules.representativeRules {
      for change in zone.transitions(from: start - 86_400, to: end + 86_400)
      where change.offsetAfter - change.offsetBefore == 3600 {
        let first = change.at + Int64(change.offsetBefore)
        if first > start, first + 3600 <= end { return first }
      }
    }
    return nil
  }
}
