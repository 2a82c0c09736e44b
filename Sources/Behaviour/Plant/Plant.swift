// What the rooms to the left found out, as plain facts: the input of evidence, rules and scores, and the body of every
// report. Instants are seconds since 1970-01-01 UTC, durations seconds, shares 0…1, unknown is nil. Arrays are sorted.

package import Linking
package import Profiling
package import Tabular
package import Vocabulary

/// Everything that is known of one plant before anything is judged.
package struct Plant: Sendable {
  package var sources: [SourceFacts] = []
  package var identity = Identity()
  package var signals: [SignalFacts] = []
  package var clocks: [ClockReading] = []
  package var batches: [BatchLink] = []
  package var workOrders: [WorkOrder] = []
  package var productionOrders: [ProductionOrder] = []
  package var downtimes: [Downtime] = []
  /// When each asset ran, or else its line, as far as signals or orders tell it.
  package var running: [String: RunningFacts] = [:]
  package var runningLines: [String: RunningFacts] = [:]
  package var inspections: [Inspection] = []
  /// The newest instant of the exports, or what `--as-of` says.
  package var asOf: Double?
  /// Whether somebody said so.
  package var isAsOfDeclared = false
  /// First and last instant of all sources that are placed in time.
  package var first: Double?
  package var last: Double?

  package init() {}
}

package struct SourceFacts: Sendable {
  package var path: String
  package var system: SourceSystem
  package var confidence: Double
  package var bytes: Int
  package var tables: [TableFacts]
  package var problems: [Problem]

  package init(
    path: String, system: SourceSystem, confidence: Double, bytes: Int, tables: [TableFacts],
    problems: [Problem]
  ) {
    self.path = path
    self.system = system
    self.confidence = confidence
    self.bytes = bytes
    self.tables = tables
    self.problems = problems
  }
}

package struct TableFacts: Sendable {
  package var name: String
  package var kind: TableKind
  package var layout: SampleLayout?
  package var rows: Int
  package var rejected: Int
  package var rejects: [Reject]
  package var encoding: String?
  package var delimiter: String?
  package var decimal: String?
  package var timezone: ZoneEvidence?
  package var headerLine: Int
  package var columns: [ColumnFacts]
  package var reasons: [String]
  package var confidence: Double
  package var first: Double?
  package var last: Double?
  /// The person or team that answers for this table, where something says it.
  package var owner: String?

  package init(
    name: String, kind: TableKind, layout: SampleLayout?, rows: Int, rejected: Int,
    rejects: [Reject], encoding: String?, delimiter: String?, decimal: String?,
    timezone: ZoneEvidence?, headerLine: Int, columns: [ColumnFacts], reasons: [String],
    confidence: Double, first: Double?, last: Double?, owner: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.layout = layout
    self.rows = rows
    self.rejected = rejected
    self.rejects = rejects
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimal = decimal
    self.timezone = timezone
    self.headerLine = headerLine
    self.columns = columns
    self.reasons = reasons
    self.confidence = confidence
    self.first = first
    self.last = last
    self.owner = owner
  }
}

package struct ColumnFacts: Sendable {
  package var name: String
  package var role: ColumnRole
  package var type: ColumnType
  package var unit: String?
  /// Empty fields, and placeholders such as `N/A`.
  package var nulls: Int
  package var rows: Int
  /// Non-empty fields that do not parse as the column's type.
  package var unparsed: Int
  /// For times: the notation, such as `DD.MM.YYYY HH:MM:SS`.
  package var notation: String?
  /// For times: true when day and month cannot be told apart in the whole column.
  package var isDateOrderAmbiguous: Bool
  /// For such times: what they cover in each order that may be meant.
  package var dateReadings: String?
  package var reasons: [String]
  package var confidence: Double

  package init(
    name: String, role: ColumnRole, type: ColumnType, unit: String? = nil, nulls: Int = 0,
    rows: Int = 0, unparsed: Int = 0, notation: String? = nil, isDateOrderAmbiguous: Bool = false,
    dateReadings: String? = nil, reasons: [String] = [], confidence: Double = 1
  ) {
    self.name = name
    self.role = role
    self.type = type
    self.unit = unit
    self.nulls = nulls
    self.rows = rows
    self.unparsed = unparsed
    self.notation = notation
    self.isDateOrderAmbiguous = isDateOrderAmbiguous
    self.dateReadings = dateReadings
    self.reasons = reasons
    self.confidence = confidence
  }
}

package enum Regularity: String, Sendable { case periodic, exception, event, resampled }

package enum GapCause: String, Sendable, CaseIterable {
  case plannedStop = "planned-stop"
  case unitStopped = "unit-stopped"
  case outage
  case badQuality = "bad-quality"
  case quiet, tag
}

package struct Gap: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var cause: GapCause
  package var seconds: Double { end - start }

  package init(start: Double, end: Double, cause: GapCause) {
    self.start = start
    self.end = end
    self.cause = cause
  }
}

package struct Flatline: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var value: Double
  package var samples: Int

  package init(start: Double, end: Double, value: Double, samples: Int) {
    self.start = start
    self.end = end
    self.value = value
    self.samples = samples
  }
}

/// One sample far from all others.
package struct Spike: Sendable, Equatable {
  /// UTC seconds.
  package var time: Double
  package var value: Double
}

/// How one month of the calendar, in UTC, was covered.
package struct MonthFacts: Sendable, Equatable {
  /// Its first instant.
  package var start: Double
  /// Share of running time.
  package var availability: Double
}

/// One tag, as it behaved: what it is, and a group of facts for each way of looking at it.
package struct SignalFacts: Sendable {
  package var tag: String
  package var path: String
  /// First line of the tag in its file, 0 when unknown.
  package var line: Int = 0
  /// ID of the asset, `nil` when it cannot be told.
  package var asset: String?
  package var kind: SignalKind = .other
  package var unit: String?
  package var samples = 0
  package var first: Double?
  package var last: Double?
  /// First and last sample of any tag of the same source.
  package var sourceFirst: Double?
  package var sourceLast: Double?
  package var sampling = SamplingFacts()
  package var values = ValueFacts()
  package var quality = QualityFacts()
  package var coverage = CoverageFacts()
  /// How its level at work held; `nil` when that cannot be judged.
  package var stability: Stability?

  package init(tag: String, path: String) {
    self.tag = tag
    self.path = path
  }
}

/// When the samples of a signal come. Intervals are seconds.
package struct SamplingFacts: Sendable {
  /// Mode of the intervals.
  package var typicalInterval: Double?
  package var p95Interval: Double?
  package var longestInterval: Double?
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

/// What the samples of a signal say.
package struct ValueFacts: Sendable {
  package var nonNumeric = 0
  /// The most frequent texts among the values, at most 5.
  package var texts: [String] = []
  package var sentinels = 0
  package var sentinelValues: [Double] = []
  /// Single samples far from all others; `nil` when the signal is not judged.
  package var spikes: [Spike]?
  package var minimum: Double?
  package var maximum: Double?
  package var mean: Double?
  package var standardDeviation: Double?
  /// Exact up to 32, then nil.
  package var distinctValues: Int?
  package var flatlines: [Flatline] = []
  /// Unit in which siblings of this kind report, and this signal's factor to it, when they disagree.
  package var unitMismatch: String?
  /// From when on its values are in another unit than before.
  package var unitChange: UnitChange?
  /// Samples outside what is physically possible for the kind and unit.
  package var outOfRange = 0
  /// The values that the tag list says its instrument can have, and at least how many samples lie well outside.
  package var declaredRange: ClosedRange<Double>?
  package var outsideDeclared = 0
  /// A resolution that is too coarse for the quantity; `nil` where it is fine, or cannot be told.
  package var quantisation: Quantisation?
  /// Values that pile up at an end of the signal's range.
  package var saturation: Saturation?
  /// How a counter begins anew; `nil` for what counts nothing.
  package var counter: CounterHealth?

  package init() {}
}

/// What the source says of its own samples.
package struct QualityFacts: Sendable {
  package var bad = 0
  package var uncertain = 0
  /// False when the export has no quality for this tag.
  package var isKnown = false

  package init() {}
}

/// How much of the time there are samples, against the time in which the asset ran.
package struct CoverageFacts: Sendable {
  /// Share of running time that is covered by good samples.
  package var availability: Double?
  /// Seconds in which the asset ran, and those of them that are covered.
  package var running: Double?
  package var coveredRunning: Double?
  /// The month of the year with the smallest share of running time that is covered, among those with three days of it;
  /// `nil` for fewer than two of them.
  package var worstMonth: MonthFacts?
  /// When samples are missing or of no use, so far as it is the fault of the data.
  package var lost: [(start: Double, end: Double)] = []
  package var gaps: [Gap] = []

  package init() {}
}

extension Plant {
  package static let coverageBins = 240

  /// Share of each of `coverageBins` equal parts of `first…last` that has samples of the signal, 0…1; empty when either has
  /// no place in time.
  package func coverage(of signal: SignalFacts) -> [Double] {
    guard let first, let last, last > first, let own = signal.first, let ownLast = signal.last
    else { return [] }
    let width = (last - first) / Double(Plant.coverageBins)
    let covered = Spans([(own, max(ownLast, own + 1))])
      .subtracting(
        Spans(signal.coverage.gaps.filter { $0.cause != .quiet }.map { ($0.start, $0.end) }))
    return (0..<Plant.coverageBins).map { bin in
      let start = first + Double(bin) * width
      return min(1, covered.overlap(start, start + width) / width)
    }
  }
}

/// One maintenance job.
package struct WorkOrder: Sendable {
  package var location: SourceLocation
  package var number: String?
  /// As written.
  package var assetName: String?
  /// ID of the linked asset.
  package var asset: String?
  package var type: String?
  /// True for corrective, false for preventive and the like, `nil` when nothing tells.
  package var isCorrective: Bool?
  package var failureCode: String?
  package var text: String?
  package var start: Double?
  package var end: Double?

  package init(location: SourceLocation) { self.location = location }
}

package struct ProductionOrder: Sendable {
  package var location: SourceLocation
  package var system: SourceSystem
  package var number: String?
  package var assetName: String?
  package var asset: String?
  package var area: String?
  package var material: String?
  package var batch: String?
  package var start: Double?
  package var end: Double?
  package var quantity: Double?
  package var scrap: Double?

  package init(location: SourceLocation, system: SourceSystem) {
    self.location = location
    self.system = system
  }
}

package struct Downtime: Sendable {
  package var location: SourceLocation
  package var assetName: String?
  package var asset: String?
  package var reason: String?
  package var start: Double?
  package var end: Double?

  package init(location: SourceLocation) { self.location = location }
}

package struct Inspection: Sendable {
  package var location: SourceLocation
  package var batch: String?
  package var assetName: String?
  package var asset: String?
  package var characteristic: String?
  package var value: Double?
  package var result: String?
  /// False for a result that says not in order.
  package var isConforming: Bool?
  package var time: Double?

  package init(location: SourceLocation) { self.location = location }
}
