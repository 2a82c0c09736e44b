/// One lasting change of a signal at work.
package struct LevelChange: Sendable, Equatable {
  package enum Shape: String, Sendable {
    /// From one day to the next to another level.
    case shift
    /// Slowly away from its level.
    case drift
    /// Slowly away and back at once, again and again, as what wears or fouls and is put right.
    case wear
    /// The level stays; the values scatter more, or less.
    case noise
  }
  package enum Verdict: String, Sendable {
    case unexplained, explained
    case cannotTell = "cannot-tell"
  }
  package var shape: Shape
  /// First day of the new level, or of the drift; UTC seconds.
  package var start: Double
  /// Last day of the old level; of a drift, its first.
  package var previous: Double
  /// Levels before and after, in units of the signal; of noise, standard deviations.
  package var before: Double
  package var after: Double
  /// Change in 30 days; `nil` for what happens at once.
  package var slope: Double?
  package var verdict: Verdict
  /// What explains it, or why nothing can be told.
  package var reason: String?

  package var size: Double { abs(after - before) }
}
