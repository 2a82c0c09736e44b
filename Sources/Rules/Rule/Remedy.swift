/// A thing to do about a finding.
package struct Remedy: Sendable, Equatable {
  /// What has to be collected before it shows.
  package enum Wait: String, Sendable, CaseIterable {
    /// All the days that the use case needs.
    case history
    /// Those that are missing, by what the rule measures in percent.
    case restOfHistory = "rest-of-history"
  }
  package var text: String
  /// Person-days, from and to.
  package var effortDays: ClosedRange<Double>
  /// True when it also mends the data that exist; false when only new data get better.
  package var isRetroactive: Bool
  package var wait: Wait

  package init(
    text: String, effortDays: ClosedRange<Double>, isRetroactive: Bool, wait: Wait = .history
  ) {
    self.text = text
    self.effortDays = effortDays
    self.isRetroactive = isRetroactive
    self.wait = wait
  }
}
