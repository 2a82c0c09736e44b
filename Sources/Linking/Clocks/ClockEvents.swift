/// Instants at which one asset began or ceased to run, according to one of its signals.
package struct ReferenceEvents: Sendable, Equatable {
  package var path: String
  package var asset: String
  /// UTC seconds since 1970, in any order. Missed and spurious events are normal.
  package var starts: [Double]
  package var stops: [Double]
  /// Seconds between samples: a change is seen up to this much late.
  package var resolution: Double

  package init(
    path: String, asset: String, starts: [Double], stops: [Double], resolution: Double
  ) {
    self.path = path
    self.asset = asset
    self.starts = starts
    self.stops = stops
    self.resolution = resolution
  }
}

/// Instants at which one asset began or ceased to run, according to a source that writes wall times.
///
/// The start of a production order is a start. The start of a downtime or of a corrective work order
/// is a stop, and its end is a start.
package struct WallEvents: Sendable, Equatable {
  package var path: String
  package var asset: String
  /// Seconds of the written wall clock, read as if it were UTC, in any order.
  package var starts: [Double]
  package var stops: [Double]
  /// Seconds to which the source writes its times: 1, 60 for minutes, 86,400 for days.
  package var granularity: Double

  package init(
    path: String, asset: String, starts: [Double], stops: [Double], granularity: Double = 1
  ) {
    self.path = path
    self.asset = asset
    self.starts = starts
    self.stops = stops
    self.granularity = granularity
  }
}

/// A source whose clock is in question.
package struct SourceClock: Sendable, Equatable {
  package var path: String
  package var events: [WallEvents]
  /// The zone that the source declares. `UTC` when its times carry an offset and so are UTC already.
  /// `nil` when nothing is declared.
  package var knownZone: String?
  /// Languages of its headers and texts, the surest first: `de`, `pt-BR`.
  package var languages: [String]

  package init(path: String, events: [WallEvents], knownZone: String?, languages: [String]) {
    self.path = path
    self.events = events
    self.knownZone = knownZone
    self.languages = languages
  }
}
