/// How one month of the calendar, in UTC, was covered.
package struct MonthFacts: Sendable, Equatable {
  /// Its first instant.
  package var start: Double
  /// Share of running time.
  package var availability: Double
}
