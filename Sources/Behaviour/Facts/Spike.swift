/// One sample far from all others, or of a counter, one that the next takes back.
package struct Spike: Sendable, Equatable {
  /// UTC seconds.
  package var time: Double
  package var value: Double
}
