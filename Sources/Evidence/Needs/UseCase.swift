package import Vocabulary

/// A kind of signal that a use case needs on every asset.
package struct SignalNeed: Sendable, Equatable {
  /// Any of these will do; the first names the need.
  package var kinds: [SignalKind]
  /// Longest effective interval that will do, seconds; `nil` when the rate does not matter.
  package var interval: Double?
  package var isMandatory: Bool

  package init(kinds: [SignalKind], interval: Double? = nil, isMandatory: Bool) {
    self.kinds = kinds
    self.interval = interval
    self.isMandatory = isMandatory
  }
}

/// Records that a use case needs.
package struct SourceNeed: Sendable, Equatable {
  package var name: String
  /// Any of these will do: words of `SourceSystem` and `TableKind`.
  package var anyOf: [String]
  package var isMandatory: Bool

  package init(name: String, anyOf: [String], isMandatory: Bool) {
    self.name = name
    self.anyOf = anyOf
    self.isMandatory = isMandatory
  }
}

/// One rule that weighs in a use case.
package struct RuleNeed: Sendable, Equatable {
  package var rule: String
  package var need: Need
  package var dimension: String
  /// Share of the items that must meet the rule for a pass, and the share at which it is lost.
  package var pass: Double
  package var fail: Double
  /// Limits of this use case in place of the rule's.
  package var warnLimit: Limit?
  package var failLimit: Limit?

  package init(
    rule: String, need: Need, dimension: String, pass: Double, fail: Double,
    warnLimit: Limit? = nil, failLimit: Limit? = nil
  ) {
    self.rule = rule
    self.need = need
    self.dimension = dimension
    self.pass = pass
    self.fail = fail
    self.warnLimit = warnLimit
    self.failLimit = failLimit
  }
}

/// What a digital twin is for, and what it needs for that.
package struct UseCase: Sendable, Equatable {
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
    classes: [String], classesWithSignals: [SignalKind], signals: [SignalNeed],
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
    self.signals = signals
    self.sources = sources
    self.beyondExports = beyondExports
    self.historyDays = historyDays
    self.dimensions = dimensions
    self.rules = rules
    self.metric = metric
  }

  package static func == (a: UseCase, b: UseCase) -> Bool {
    a.id == b.id && a.file == b.file && a.title == b.title && a.family == b.family
      && a.decision == b.decision && a.scope == b.scope && a.classes == b.classes
      && a.classesWithSignals == b.classesWithSignals && a.signals == b.signals
      && a.sources == b.sources && a.beyondExports == b.beyondExports
      && a.historyDays == b.historyDays && a.rules == b.rules && a.metric == b.metric
      && a.dimensions.elementsEqual(b.dimensions) { $0 == $1 }
  }
}

/// A number of the exports that a pilot should move, counted in weeks.
package enum SuccessMetric: String, Sendable, CaseIterable {
  case downtime, scrap, output, repairs, nonconforming

  package var title: String {
    switch self {
    case .downtime: "downtime, hours per week"
    case .scrap: "scrap, share of the quantity per week"
    case .output: "output, quantity per week"
    case .repairs: "corrective work orders per week"
    case .nonconforming: "inspections that do not conform, share per week"
    }
  }
}
