import Behaviour
import Evidence
import Linking
import Rules
import Vocabulary

/// Decides which measurements belong to one use case in one scope.
struct ScopeFilter {
  private let useCase: UseCase
  private let scope: Scope
  private let classes: Set<String>
  // By their numbers.
  private let assets: [Bool]
  private let signals: [Bool]
  private let tags: [Bool]
  private let sources: Set<String>

  init(_ useCase: UseCase, _ scope: Scope, _ plant: Plant, _ numbers: PlantNumbers) {
    self.useCase = useCase
    self.scope = scope
    var assets = Array(repeating: false, count: plant.identity.assets.count)
    for id in scope.assets { if let number = numbers.asset(id) { assets[number] = true } }
    func isIn(_ asset: String) -> Bool { numbers.asset(asset).map { assets[$0] } ?? false }
    var classes: Set<String> = []
    for asset in plant.identity.assets where isIn(asset.id) {
      if let name = asset.className { classes.insert("class:\(name)") }
      if let area = asset.area { classes.insert("line:\(area)") }
    }
    self.classes = classes
    let kinds = Set(useCase.signals.flatMap(\.kinds))
    let takesAll =
      scope.isSite && useCase.classes.isEmpty && useCase.classesWithSignals.isEmpty
      && useCase.assetsWithSignals.isEmpty
    var signals = Array(repeating: false, count: plant.signals.count)
    var tags = signals
    // Sources that speak of assets, and those that speak of assets in scope.
    var bound = Array(repeating: false, count: plant.sources.count)
    var touching = bound
    for place in plant.signals.indices {
      let asset = Int(numbers.assetNumbers[place])
      let source = Int(numbers.sourceNumbers[place])
      if source >= 0, plant.signals[place].asset != nil { bound[source] = true }
      guard kinds.isEmpty || kinds.contains(plant.signals[place].kind) else { continue }
      guard takesAll || asset >= 0 && assets[asset] else { continue }
      signals[Int(numbers.signalNumbers[place])] = true
      tags[Int(numbers.tagNumbers[place])] = true
      if source >= 0 { touching[source] = true }
    }
    func record(_ path: String, _ asset: String?) {
      guard let asset, let source = numbers.source(path) else { return }
      bound[source] = true
      if isIn(asset) { touching[source] = true }
    }
    for order in plant.workOrders { record(order.location.path, order.asset) }
    for order in plant.productionOrders { record(order.location.path, order.asset) }
    for stop in plant.downtimes { record(stop.location.path, stop.asset) }
    for result in plant.inspections { record(result.location.path, result.asset) }
    for asset in plant.identity.assets {
      for name in asset.names { record(name.location.path, asset.id) }
    }
    (self.assets, self.signals, self.tags) = (assets, signals, tags)
    var sources: Set<String> = []
    for source in plant.sources where useCase.wants(source) {
      guard let number = numbers.source(source.path) else { continue }
      if scope.isSite || touching[number] || !bound[number] { sources.insert(source.path) }
    }
    self.sources = sources
  }

  /// - Parameter number: what `PlantNumbers` calls the subject.
  func contains(_ measurement: Measurement, number: Int32) -> Bool {
    if let wanted = measurement.useCase, wanted != useCase.id { return false }
    let id = measurement.subject.id
    switch measurement.subject.kind {
    case .asset: return number >= 0 && assets[Int(number)]
    case .signal:
      return number >= 0 && (measurement.path == nil ? tags[Int(number)] : signals[Int(number)])
    case .source: return sources.contains(id)
    case .link: return measurement.path.map(sources.contains) ?? true
    case .site: return id == "site" || id == scope.name || scope.isSite && classes.contains(id)
    case .useCase: return id == useCase.id
    }
  }
}
