/// Samples that show what a count of their signal says.
package struct SampleWitness: Sendable, Equatable {
  package enum What: String, Sendable, CaseIterable {
    case missingCode = "missing-code"
    case text
    case badQuality = "bad-quality"
    case uncertainQuality = "uncertain-quality"
    case duplicate
    case outOfOrder = "out-of-order"
    /// The late samples of an hour that a clock of local time shows twice.
    case repeatedHour = "repeated-hour"
    /// The samples before and after the hour that it leaves out.
    case skippedHour = "skipped-hour"
    /// The samples before and after a long interval.
    case interval
    case impossible, minimum, maximum, saturated, spike, reset
  }

  package var what: What
  /// UTC seconds between which the sample lies, the same where it is known when.
  package var from: Double
  package var to: Double
  /// Its value, where that tells it from others in that time.
  package var value: Double?
  /// Its line in the file of the signal, 0 when it has to be looked for.
  package var line = 0
}
