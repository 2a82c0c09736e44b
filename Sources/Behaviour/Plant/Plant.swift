// What the rooms to the left found out, as plain facts: the input of evidence, rules and scores, and the body of every
// report. Instants are seconds since 1970-01-01 UTC, durations seconds, shares 0…1, unknown is nil. Arrays are sorted.

package import Linking
package import Profiling
package import Tabular
import Vocabulary

/// Everything that is known of one plant before anything is judged.
package struct Plant: Sendable {
  package var sources: [SourceFacts] = []
  package var identity = Identity()
  /// What people decided on names.
  package var decisions = NameDecisions()
  /// The links to confirm first.
  package var linkSample = LinkSample()
  package var signals: [SignalFacts] = []
  /// What tags are told by that have another name in their file.
  package var tagNames = TagNames()
  package var clocks: [ClockReading] = []
  /// Rows that show how some of these stand to their reference.
  package var clockPairs: [ClockPair] = []
  /// What turns written times into UTC.
  package var zones = SourceZones()
  package var batches: [BatchLink] = []
  package var workOrders: [WorkOrder] = []
  package var productionOrders: [ProductionOrder] = []
  package var downtimes: [Downtime] = []
  /// When each asset ran, or else its line, as far as signals or orders tell it.
  package var running: [String: RunningFacts] = [:]
  package var runningLines: [String: RunningFacts] = [:]
  package var inspections: [Inspection] = []
  /// Dates of these and of other lists that nobody can have meant.
  package var doubtfulDates: [DoubtfulDate] = []
  /// The newest instant of the exports, or what `--as-of` says.
  package var asOf: Double?
  /// Whether somebody said so.
  package var isAsOfDeclared = false
  /// First and last instant of all samples and events that are placed in time.
  package var first: Double?
  package var last: Double?
  /// The spans that the files cover.
  package var windows: [ExportWindow] = []

  /// The files that say something of the exports and are none of them; their problems stand among the sources.
  package var descriptionPaths: Set<String> = []
  /// What was not looked at, as no table is expected there.
  package var leftOut: [LeftOut] = []

  package init() {}

  /// From the first sample of any signal to the last one.
  package var sampled: ClosedRange<Double>? {
    let live = signals.lazy.filter { $0.samples > 0 }
    guard let first = live.compactMap(\.first).min(), let last = live.compactMap(\.last).max(),
      first <= last
    else { return nil }
    return first...last
  }

  /// Gives every signal and asset its short ID, which is made of what it is and not of where it stands in a list.
  package mutating func nameShortly() {
    let signalIDs = ShortIDs.ids("S", named: signals.map { [$0.path, $0.tag] })
    for (i, id) in signalIDs.enumerated() { signals[i].id = id }
    let assetIDs = ShortIDs.ids("A", named: identity.assets.map { [$0.id] })
    for (i, id) in assetIDs.enumerated() { identity.assets[i].shortID = id }
  }
}
