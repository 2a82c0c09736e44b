import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// The names of all systems as assets.
struct PlantAssets {
  var identity: Identity
  /// What people decided on single pairs of names.
  private(set) var decisions = NameDecisions()
  private let records: [NameRecord]
  private let linker: AssetLinker
  private let confirmed: [ConfirmedNames]

  init(
    _ tables: [RecordTable], _ profiles: [TaggedProfile], linker: AssetLinker,
    confirmed: [ConfirmedNames] = []
  ) {
    var names = PlantAssets.names(tables, linker.vocabulary)
    for profile in profiles {
      guard let asset = profile.reading.asset else { continue }
      names.add(
        NameRecord(
          system: profile.table.system, origin: .tags,
          location: SourceLocation(
            path: profile.table.path, table: profile.table.source.info.name,
            line: profile.tag.line), name: asset,
          aliases: [profile.listedAsset, profile.describedAsset].compactMap(\.self)
            .filter { $0 != asset }))
    }
    records = names.sorted
    self.linker = linker
    self.confirmed = confirmed
    identity = linker.link(records, confirmed: confirmed)
  }

  /// Links anew as the decisions of people want it.
  mutating func decide(_ files: [CrosswalkFile]) {
    decisions = NameDecisions(files, records: records)
    guard !decisions.decisions.isEmpty else { return }
    identity = linker.link(records, confirmed: confirmed, decisions: decisions)
  }

  /// The names that tables use.
  static func names(_ tables: [RecordTable], _ vocabulary: EquipmentVocabulary) -> NameInventory {
    var names = NameInventory(vocabulary: vocabulary)
    for table in tables { names.add(table) }
    return names
  }

  /// The ID of the asset that a name means in a system; one of the `declared` IDs means itself.
  func lookup(declared: [String] = []) -> (SourceSystem, String) -> String? {
    var ids: [SourceSystem: [String: String]] = [:]
    for asset in identity.assets {
      for name in asset.names { ids[name.system, default: [:]][name.name] = asset.id }
    }
    for record in records {
      guard let asset = ids[record.system]?[record.name] else { continue }
      for alias in record.aliases where ids[record.system]?[alias] == nil {
        ids[record.system]?[alias] = asset
      }
    }
    let assets = Set(identity.assets.map(\.id))
    let itself = Set(declared.filter(assets.contains))
    let known = ids
    return { system, name in itself.contains(name) ? name : known[system]?[name] }
  }
}
