import Linking
import Recognition
import Tabular

/// Decides which measurements belong to one use case in one scope.
struct ScopeFilter {
  private let useCase: UseCase
  private let scope: Scope
  private let assets: Set<String>
  private let classes: Set<String>
  private let signals: Set<SignalKey>
  private let tags: Set<String>
  private let sources: Set<String>

  private struct SignalKey: Hashable {
    var tag: String
    var path: String
  }

  init(_ useCase: UseCase, _ scope: Scope, _ plant: Plant) {
    self.useCase = useCase
    self.scope = scope
    let assets = Set(scope.assets)
    self.assets = assets
    var classes: Set<String> = []
    var areas: Set<String> = []
    for asset in plant.identity.assets where assets.contains(asset.id) {
      if let name = asset.className { classes.insert("class:\(name)") }
      if let area = asset.area { areas.insert("line:\(area)") }
    }
    self.classes = classes.union(areas)
    let kinds = Set(useCase.signals.flatMap(\.kinds))
    let takesAll =
      scope.isSite && useCase.classes.isEmpty && useCase.classesWithSignals.isEmpty
    var signals: Set<SignalKey> = []
    var touching: Set<String> = []
    var bound: Set<String> = []
    for signal in plant.signals {
      if signal.asset != nil { bound.insert(signal.path) }
      guard kinds.isEmpty || kinds.contains(signal.kind) else { continue }
      guard takesAll || signal.asset.map(assets.contains) == true else { continue }
      signals.insert(SignalKey(tag: signal.tag, path: signal.path))
      touching.insert(signal.path)
    }
    self.signals = signals
    tags = Set(signals.map(\.tag))
    func record(_ path: String, _ asset: String?) {
      guard let asset else { return }
      bound.insert(path)
      if assets.contains(asset) { touching.insert(path) }
    }
    for order in plant.workOrders { record(order.location.path, order.asset) }
    for order in plant.productionOrders { record(order.location.path, order.asset) }
    for stop in plant.downtimes { record(stop.location.path, stop.asset) }
    for result in plant.inspections { record(result.location.path, result.asset) }
    for asset in plant.identity.assets {
      for name in asset.names { record(name.location.path, asset.id) }
    }
    var sources: Set<String> = []
    for source in plant.sources where useCase.wants(source) {
      if scope.isSite || touching.contains(source.path) || !bound.contains(source.path) {
        sources.insert(source.path)
      }
    }
    self.sources = sources
  }

  func contains(_ measurement: Measurement) -> Bool {
    if let wanted = measurement.useCase, wanted != useCase.id { return false }
    let id = measurement.subject.id
    switch measurement.subject.kind {
    case .asset: return assets.contains(id)
    case .signal:
      guard let path = measurement.path else { return tags.contains(id) }
      return signals.contains(SignalKey(tag: id, path: path))
    case .source: return sources.contains(id)
    case .link: return measurement.path.map(sources.contains) ?? true
    case .site: return id == "site" || id == scope.name || scope.isSite && classes.contains(id)
    case .useCase: return id == useCase.id
    }
  }
}

extension UseCase {
  /// True for a source that one of the needs names by its system or by a table in it.
  func wants(_ source: SourceFacts) -> Bool {
    sources.contains { $0.isMet(by: source) }
  }
}

extension UseCase {
  /// True when the export has all that must be there, so that a verdict is possible.
  func isWithinReach(of plant: Plant) -> Bool {
    beyondExports.isEmpty
      && sources.allSatisfy { need in
        !need.isMandatory || plant.sources.contains { need.isMet(by: $0) }
      }
  }
}

extension SourceNeed {
  func isMet(by source: SourceFacts) -> Bool {
    let tables = source.tables.filter { $0.rows > 0 }
    if tables.isEmpty { return false }
    return anyOf.contains(source.system.rawValue)
      || tables.contains { anyOf.contains($0.kind.rawValue) }
  }
}
