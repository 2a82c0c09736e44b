package import Vocabulary

/// What a digital twin is for, and what it needs for that.
package struct UseCase: Sendable {
  package enum Breadth: String, Sendable, CaseIterable {
    case assetClass = "asset-class"
    case line, site
  }
  package var id: String
  package var file: String
  package var title: String
  package var family: String
  package var decision: String
  package var scope: Breadth
  /// Class words; empty for every class.
  package var classes: [String]
  /// A class is also in when one of its assets has such a signal.
  package var classesWithSignals: [SignalKind]
  /// Whether assets with a power and a wind speed are in as well, whatever they are called.
  package var takesWind: Bool
  /// Where there are some, only assets with a signal of one of these kinds are in, as meters are for their energy.
  package var assetsWithSignals: [SignalKind]
  package var signals: [SignalNeed]
  package var sources: [SourceNeed]
  /// What it needs that no export of plant systems holds; such a use case is never assessable from exports.
  package var beyondExports: [String]
  package var historyDays: Double
  /// In the order of the file.
  package var dimensions: [(name: String, weight: Double)]
  package var rules: [RuleNeed]
  /// What a pilot would move: `downtime`, `scrap` or nothing.
  package var metric: SuccessMetric?

  package init(
    id: String, file: String, title: String, family: String, decision: String, scope: Breadth,
    classes: [String], classesWithSignals: [SignalKind],
    takesWind: Bool = false, assetsWithSignals: [SignalKind] = [], signals: [SignalNeed],
    sources: [SourceNeed], beyondExports: [String], historyDays: Double,
    dimensions: [(name: String, weight: Double)], rules: [RuleNeed], metric: SuccessMetric? = nil
  ) {
    self.id = id
    self.file = file
    self.title = title
    self.family = family
    self.decision = decision
    self.scope = scope
    self.classes = classes
    self.classesWithSignals = classesWithSignals
    self.takesWind = takesWind
    self.assetsWithSignals = assetsWithSignals
    self.signals = signals
    self.sources = sources
    self.beyondExports = beyondExports
    self.historyDays = historyDays
    self.dimensions = dimensions
    self.rules = rules
    self.metric = metric
  }
}
