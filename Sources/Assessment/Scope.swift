import Linking

/// The part of a plant that one use case is judged on.
struct Scope: Sendable {
  /// `site`, `class:pump`, `line:Line 1`.
  var name: String
  /// Asset IDs, sorted.
  var assets: [String]
  var isSite: Bool { name == "site" }
}

extension UseCase {
  /// The scopes of this use case that the plant has: the narrow ones by name, then the site.
  func scopes(in plant: Plant) -> [Scope] {
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

  /// The assets that the use case is about.
  func assets(in plant: Plant) -> [Asset] {
    guard !classes.isEmpty || !classesWithSignals.isEmpty else { return plant.identity.assets }
    var fitted: Set<String> = []
    for signal in plant.signals where classesWithSignals.contains(signal.kind) {
      if let asset = signal.asset { fitted.insert(asset) }
    }
    var wanted = Set(classes)
    for asset in plant.identity.assets where fitted.contains(asset.id) {
      if let name = asset.className { wanted.insert(name) }
    }
    return plant.identity.assets.filter { asset in
      if let name = asset.className { return wanted.contains(name) }
      return fitted.contains(asset.id)
    }
  }
}
