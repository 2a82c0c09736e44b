/// What a part of a file holds, so that a search can leave it out.
struct PartSpan: Sendable {
  /// Lines before it.
  var linesBefore: Int
  var lines = 0
  /// Written times, microseconds; empty when the first is larger.
  var first = Int64.max
  var last = Int64.min

  /// Whether it may hold a sample between two times, both included.
  func mayHold(_ from: Int64, _ to: Int64) -> Bool {
    first <= last && from <= last && to >= first
  }

  /// Takes in the times of another.
  mutating func extend(by other: PartSpan) {
    first = min(first, other.first)
    last = max(last, other.last)
  }
}
