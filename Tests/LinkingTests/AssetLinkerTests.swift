import Linking
import Profiling
import Recognition
import Tabular
import Testing

@Suite struct AssetLinkerTests {
  static func linker() throws -> AssetLinker { AssetLinker(vocabulary: try .builtIn()) }

  static func record(
    _ system: SourceSystem, _ name: String, origin: NameRecord.Origin = .register, line: Int = 2,
    aliases: [String] = [], description: String? = nil, areas: [String] = [],
    className: String? = nil, owner: String? = nil
  ) -> NameRecord {
    NameRecord(
      system: system, origin: origin,
      location: Tabular.SourceLocation(path: "\(system.rawValue).csv", line: line), name: name,
      aliases: aliases, description: description, areas: areas, className: className, owner: owner)
  }

  /// Pairs of names that share an asset, counted over all systems.
  private func pairs(_ identity: Identity) -> [(AssetName, AssetName)] {
    identity.assets.flatMap { asset in
      asset.names.indices.flatMap { i in
        asset.names.indices.dropFirst(i + 1).map { (asset.names[i], asset.names[$0]) }
      }
    }
  }

  @Test(arguments: PlantNames.all, [UInt64(1), 2, 3])
  func `names of one asset meet and no others`(plant: PlantNames, seed: UInt64) throws {
    let (records, truth) = plant.records(missing: 0.06, misspelt: 0.08, seed: seed)
    let identity = try Self.linker().link(records)
    var right = 0
    var wrong: [String] = []
    for (a, b) in pairs(identity) {
      let unitA = truth["\(a.system.rawValue)|\(a.name)"]
      let unitB = truth["\(b.system.rawValue)|\(b.name)"]
      if unitA == unitB { right += 1 } else { wrong.append("\(a.name) = \(b.name)") }
    }
    var possible = 0
    for unit in plant.units.indices {
      let count = truth.values.filter { $0 == unit }.count
      possible += count * (count - 1) / 2
    }
    #expect(wrong == [])
    let recall = Double(right) / Double(possible)
    #expect(recall >= 0.95, "\(plant.testDescription): \(right) of \(possible)")
    if recall < 0.95 {
      for asset in identity.assets.filter({ $0.names.count < plant.styles.count }).prefix(8) {
        print(plant.testDescription, asset.id, asset.names.map(\.name))
      }
      for link in identity.links.filter({ $0.status == .review }).prefix(6) {
        print("  review", link.a.name, link.b.name, link.posterior, link.evidence)
      }
      for orphan in identity.orphans.prefix(6) {
        print("  orphan", orphan.name.name, orphan.reason)
      }
    }
    // Every name ends in exactly one asset.
    #expect(
      identity.assets.flatMap { $0.names.map { "\($0.system.rawValue)|\($0.name)" } }.sorted()
        == truth.keys.sorted())
  }
}
