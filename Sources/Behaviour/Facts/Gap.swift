package enum GapCause: String, Sendable, CaseIterable {
  case plannedStop = "planned-stop"
  case unitStopped = "unit-stopped"
  case outage
  case badQuality = "bad-quality"
  case quiet, tag
}

package struct Gap: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var cause: GapCause
  /// Lines of the samples before and after, 0 when they have to be looked for.
  package internal(set) var startLine = 0
  package internal(set) var endLine = 0
  package var seconds: Double { end - start }
  /// Of an outage: the part of it in which nothing of its source stands.
  package internal(set) var dark: Dark?

  package struct Dark: Sendable, Equatable {
    package var start: Double
    package var end: Double
    /// The signal whose sample was the last before, and the one whose was the first behind.
    package var lastTag: String
    package var nextTag: String
    /// Their lines, 0 when they have to be looked for.
    package var lastLine: Int
    package var nextLine: Int
    /// How many signals of the source went on.
    package var speaking: Int
  }

  package init(start: Double, end: Double, cause: GapCause) {
    self.start = start
    self.end = end
    self.cause = cause
  }
}
