/// Another file that has other values of a signal at the same time.
package struct Disagreement: Sendable, Equatable {
  package var path: String
  /// Stretches of time that both have samples of, and those in which the values differ.
  package var compared: Int
  package var different: Int
  /// The first of these, UTC seconds.
  package var start: Double
  package var end: Double
}
