/// What is found out of signals, as far as one pass needs it of another.
package enum FactGroup: String, Sendable, CaseIterable {
  /// Of `SignalFacts`.
  case identity, window, sampling, values, quality, coverage, stability, witnesses
  /// The numbers that signals of a source have in common, and the levels of a signal at rest and at work.
  case sharedNumbers, levels
  /// When signals were silent, when assets ran, and what samples say of the clocks of their sources.
  case silences, running, clocks
}
