package import Profiling

/// When the samples of a signal come. Intervals are seconds.
package struct SamplingFacts: Sendable {
  /// Mode of the intervals.
  package var typicalInterval: Double?
  package var p95Interval: Double?
  package var longestInterval: Double?
  /// The interval at which it was sampled for a time that was slower than usual.
  package var slowerInterval: Double?
  /// What 95 % of the intervals do not exceed while the asset runs.
  package var runningInterval: Double?
  package var regularity: Regularity?
  /// Whether it is stored when it changes and nothing is repeated: then silence is no sign of loss.
  package var isQuietByNature = false
  /// From one really new value to the next; more than the typical interval where an export fills the rows between.
  package var effectiveInterval: Double?
  /// How an export filled them.
  package var resampling: Resampling.Method?
  /// Typical interval of the other signals of this kind in the same source: their median.
  package var siblingInterval: Double?
  package var duplicates = 0
  package var outOfOrder = 0
  /// Oldest and newest time of the samples that are out of order.
  package var lateFirst: Double?
  package var lateLast: Double?
  /// Samples of a regular grid that are not there, gaps aside; `nil` for signals without a grid.
  package var missing: Int?
  /// The distribution: seconds (bin centre) and count, ascending, empty bins left out.
  package var intervals: [(seconds: Double, count: Int)] = []

  package init() {}
}
