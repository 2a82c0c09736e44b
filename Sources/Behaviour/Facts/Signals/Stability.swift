/// How the level of a signal at work held over its history; of signals for which that can be judged.
package struct Stability: Sendable, Equatable {
  /// Days, or longer stretches of a long history, that have a level at work.
  package var days: Int
  /// The middle of their levels.
  package var level: Double
  /// Standard deviation of the samples while nothing happens, as the width of the bins tells it.
  package var noise: Double
  /// From the lowest to the highest value at work, but for the outermost 5 %.
  package var range: Double
  /// Of a load that varies: where in its range it was how long.
  package var operating: OperatingRange?
  /// Ascending by date.
  package var changes: [LevelChange] = []
}
