/// A thing to do about a finding.
package struct Remedy: Sendable, Equatable {
  package var text: String
  /// Person-days, from and to.
  package var effortDays: ClosedRange<Double>
  /// True when it also mends the data that exist; false when only new data get better.
  package var isRetroactive: Bool

  package init(text: String, effortDays: ClosedRange<Double>, isRetroactive: Bool) {
    self.text = text
    self.effortDays = effortDays
    self.isRetroactive = isRetroactive
  }
}
