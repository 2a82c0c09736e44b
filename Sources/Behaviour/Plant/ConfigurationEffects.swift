import Linking
import Profiling
import Recognition
package import Vocabulary

// What a configuration changes in a plant. Lines that say what was inferred anyway change nothing, not even how sure it is.

extension Plant {
  /// Adds what is to say of a file that is no export.
  package mutating func add(_ problems: [Problem], path: String) {
    guard !problems.isEmpty else { return }
    if let i = sources.firstIndex(where: { $0.path == path }) {
      sources[i].problems += problems
      return
    }
    sources.append(
      SourceFacts(
        path: path, system: .unknown, confidence: 0, bytes: 0, tables: [], problems: problems))
    sources.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Configuration {
  /// Puts what is declared of the signals in the place of what their tags say. True when names have to be linked anew.
  ///
  /// - Parameter linked: The names without what people decided on pairs of them.
  func correct(
    _ profiles: inout [TaggedProfile], _ assets: PlantAssets, _ linked: Identity
  ) -> Bool {
    var isChanged = !confirmedNames(differingFrom: [linked, assets.identity]).isEmpty
    guard !signals.isEmpty else { return isChanged }
    let assetOf = assets.lookup()
    var named: [String: DeclaredSignal] = [:]
    for signal in signals where named[signal.tag.text] == nil { named[signal.tag.text] = signal }
    let patterns = signals.filter { !$0.tag.isLiteral }
    for i in profiles.indices {
      let tag = profiles[i].tag.tag
      guard let told = named[tag] ?? patterns.first(where: { $0.tag.matches(tag) }) else {
        continue
      }
      if let kind = told.kind, kind != profiles[i].reading.kind {
        profiles[i].reading.kind = kind
        profiles[i].reading.reason = "readiness.yml says so"
      }
      if let unit = told.unit { profiles[i].tag.unit = unit }
      let read = profiles[i].reading.asset
      if let asset = told.asset, asset != read,
        asset != read.flatMap({ assetOf(profiles[i].table.system, $0) })
      {
        profiles[i].reading.asset = asset
        isChanged = true
      }
    }
    return isChanged
  }

  /// The names of the declared assets that are not those of an asset of one of `identities`: the others are as sure as they were.
  func confirmedNames(differingFrom identities: [Identity]) -> [ConfirmedNames] {
    let found = Set(
      identities.flatMap(\.assets).map {
        Set($0.names.map { Configuration.key($0.system, $0.name) })
      })
    return assets.filter { asset in
      if asset.names.isEmpty { return !asset.excluded.isEmpty }
      return !asset.excluded.isEmpty
        || !found.contains(Set(asset.names.map { Configuration.key($0.system, $0.name) }))
    }.map { ConfirmedNames(names: $0.names, excluded: $0.excluded) }
  }

  package static func key(_ system: SourceSystem?, _ name: String) -> String {
    (system?.rawValue ?? "") + "|" + name
  }

  /// Gives the declared assets their IDs, classes, areas and owners.
  func describe(_ identity: inout Identity) {
    guard !assets.isEmpty else { return }
    for told in assets {
      let named = identity.assets.firstIndex { asset in
        asset.names.contains { name in
          told.names.contains {
            $0.name == name.name && ($0.system == nil || $0.system == name.system)
          }
        }
      }
      guard let i = named ?? identity.assets.firstIndex(where: { $0.id == told.id }) else {
        continue
      }
      if !identity.assets.contains(where: { $0.id == told.id }) { identity.assets[i].id = told.id }
      identity.assets[i].className = told.className ?? identity.assets[i].className
      identity.assets[i].area = told.area ?? identity.assets[i].area
      identity.assets[i].owner = told.owner ?? identity.assets[i].owner
    }
    identity.assets.sort { $0.id < $1.id }
  }
}
