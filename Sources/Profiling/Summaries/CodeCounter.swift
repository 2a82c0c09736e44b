/// Follows a signal to the numbers that vendors use for missing and back, of at most four such numbers.
struct CodeCounter: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var value: Double
    var count = 0
    var visits = 0
    var backs = 0
    var nearest = Double.infinity
  }
  private static let limit = 4

  private var entries = PlainArray<Entry>()
  /// Place of the number at which the signal is, and the value before it; NaN for one that tells nothing.
  private var place = -1
  private var before = Double.nan

  /// Whether the last value was such a number.
  var isOpen: Bool { place >= 0 }

  /// One sample of such a number, after another value; NaN for none.
  mutating func enter(_ value: Double, from last: Double) {
    var found = -1
    for i in 0..<entries.count where entries[i].value == value { found = i }
    if found < 0, entries.count < CodeCounter.limit {
      found = entries.count
      entries.append(Entry(value: value))
    }
    if found < 0 {
      place = -1
      return
    }
    entries[found].count += 1
    if found == place { return }
    // From one number to another the signal is still away, and what leaves 0 was switched on.
    before = place >= 0 || last == 0 ? .nan : last
    place = found
    if before.isFinite {
      entries[found].visits += 1
      entries[found].nearest = min(entries[found].nearest, abs(value - before))
    }
  }

  /// The first other value.
  mutating func leave(to value: Double) {
    guard place >= 0 else { return }
    if before.isFinite {
      let number = entries[place].value
      entries[place].nearest = min(entries[place].nearest, abs(value - number))
      if NumberBetween.inForce.isBack(from: before, by: number, to: value) {
        entries[place].backs += 1
      }
    }
    place = -1
  }

  func finish() -> [SeriesProfile.CodeVisits] {
    entries.array.map {
      SeriesProfile.CodeVisits(
        value: $0.value, count: $0.count, visits: $0.visits, backs: $0.backs, nearest: $0.nearest)
    }
  }
}
