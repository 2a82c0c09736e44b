/// One sample far from all others.
package struct Spike: Sendable, Equatable {
  /// UTC seconds.
  package var time: Double
  package var value: Double
}
