/// How much of the time there are samples, against the time in which the asset ran.
package struct CoverageFacts: Sendable {
  /// Share of running time that is covered by good samples.
  package var availability: Double?
  /// Seconds in which the asset ran, and those of them that are covered. Where nobody knows when it ran, of all the time
  /// that was exported.
  package var running: Double?
  package var coveredRunning: Double?
  /// Whether signals, orders or its line tell when the asset ran.
  package var isRunningKnown = false
  /// Whether another signal of the asset shows that it was at work for all of the time of this one.
  package var isAtWork = false
  /// The month of the year with the smallest share of running time that is covered, among those with three days of it;
  /// `nil` for fewer than two of them.
  package var worstMonth: MonthFacts?
  /// When samples are missing or of no use, so far as it is the fault of the data.
  package var lost: [(start: Double, end: Double)] = []
  package var gaps: [Gap] = []
  /// The other file that has its newest sample among those that have it as well, and when.
  package var elsewhere: (path: String, last: Double)?
  /// What lies between the windows of which the record of the source is made.
  package var notExported: [(start: Double, end: Double)] = []

  package init() {}
}
