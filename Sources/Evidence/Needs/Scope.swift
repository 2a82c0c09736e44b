package import Behaviour
import Linking
import Vocabulary

/// The part of a plant that one use case is judged on.
package struct Scope: Sendable {
  /// `site`, `class:pump`, `line:Line 1`.
  package var name: String
  /// Asset IDs, sorted.
  package var assets: [String]

  package init(name: String, assets: [String]) {
    self.name = name
    self.assets = assets
  }
  package var isSite: Bool { name == "site" }
}

extension UseCase {
  /// The scopes of this use case that the plant has: the narrow ones by name, then the site.
  package func scopes(in plant: Plant) -> [Scope] {
    let assets = assets(in: plant)
    var groups: [String: [String]] = [:]
    switch scope {
    case .assetClass:
      for asset in assets {
        if let name = asset.className { groups["class:\(name)", default: []].append(asset.id) }
      }
    case .line:
      for asset in assets {
        if let area = asset.area { groups["line:\(area)", default: []].append(asset.id) }
      }
    case .site: break
    }
    let narrow = groups.keys.sorted().map { Scope(name: $0, assets: (groups[$0] ?? []).sorted()) }
    return narrow + [Scope(name: "site", assets: assets.map(\.id).sorted())]
  }

  /// The assets that the use case is about. What is retired needs no data, and no line waits for what makes nothing.
  func assets(in plant: Plant) -> [Asset] {
    let retired = Set(plant.identity.orphans.filter { $0.reason == .retired }.map(\.name))
    let active = plant.identity.assets.filter { asset in
      !asset.names.contains { retired.contains($0) }
    }
    if !assetsWithSignals.isEmpty {
      let kinds = Set(assetsWithSignals)
      let fitted = Set(
        plant.signals.lazy.filter { kinds.contains($0.kind) && $0.samples > 0 }.compactMap(\.asset))
      return fitting(active.filter { fitted.contains($0.id) }, plant)
    }
    guard !classes.isEmpty || !classesWithSignals.isEmpty else {
      guard scope == .line else { return active }
      let production = ProductionAssets(plant)
      return active.filter(production.contains)
    }
    return fitting(active, plant)
  }

  /// Those of the classes that the use case names.
  private func fitting(_ active: [Asset], _ plant: Plant) -> [Asset] {
    guard !classes.isEmpty || !classesWithSignals.isEmpty else { return active }
    var fitted: Set<String> = []
    for signal in plant.signals where classesWithSignals.contains(signal.kind) {
      if let asset = signal.asset { fitted.insert(asset) }
    }
    if takesWind {
      let signals = plant.signals.filter { $0.samples > 0 }
      let powered = Set(signals.filter { $0.kind == .power }.compactMap(\.asset))
      let driven = powered.intersection(signals.filter(\.isWind).compactMap(\.asset))
      return active.filter { asset in
        asset.className.map(classes.contains) ?? false || driven.contains(asset.id)
      }
    }
    var wanted = Set(classes)
    for asset in active where fitted.contains(asset.id) {
      if let name = asset.className { wanted.insert(name) }
    }
    return active.filter { asset in
      if let name = asset.className { return wanted.contains(name) }
      return fitted.contains(asset.id)
    }
  }
}
