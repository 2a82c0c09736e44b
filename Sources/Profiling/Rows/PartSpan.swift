/// What a part of a file holds, so that a search can leave it out.
struct PartSpan: Sendable {
  /// Lines before it.
  var linesBefore: Int
  var lines = 0
  /// Written times, microseconds; empty when the first is larger.
  var first = Int64.max
  var last = Int64.min
}
