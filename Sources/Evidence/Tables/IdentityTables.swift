import Behaviour
import Linking
import Vocabulary

/// The assets, their names, and the names that found no partner.
extension EvidenceTable {
  static let asset = EvidenceTable(
    "asset", "one row per physical asset", indexes: ["id", "class"],
    of: (asset: Asset, counts: RecordCounts).self,
    rows: { facts, add in
      let counts = RecordCounts.byAsset(facts.plant)
      for asset in facts.plant.identity.assets { add((asset, counts[asset.id] ?? RecordCounts())) }
    },
    columns: [
      .text("id", "the subject of findings about the asset") { $0.asset.id },
      .text("title", "what a register calls it in words") { $0.asset.title },
      .text("short_id", "its short ID, the same in every output") { $0.asset.shortID },
      .text("class", "class word, such as pump") { $0.asset.className },
      .text("area", "line or area") { $0.asset.area },
      .text("owner", "who answers for it") { $0.asset.owner },
      .flag("is_holder", "1 for a site or an area that only holds others") { $0.asset.isHolder },
      .real("confidence", "0 to 1, the weakest link between its names") { $0.asset.confidence },
      .count("names", "names that it goes by") { $0.asset.names.count },
      .count("systems", "systems that know it") { Set($0.asset.names.map(\.system)).count },
      .count("signals", "tags on it") { $0.counts.signals },
      .count("work_orders", "work orders on it") { $0.counts.workOrders },
      .count("production_orders", "production orders on it") { $0.counts.productionOrders },
      .count("downtimes", "stops on it") { $0.counts.downtimes },
    ])

  static let assetName = EvidenceTable(
    "asset_name", "one row per name of an asset in a system", indexes: ["asset", "name"],
    of: (asset: String, name: AssetName).self,
    rows: { facts, add in
      for asset in facts.plant.identity.assets { for name in asset.names { add((asset.id, name)) } }
    },
    columns: [
      .text("asset", "asset.id") { $0.asset },
      .text("system", "system that uses the name") { $0.name.system.rawValue },
      .text("path", "file of the first use") { $0.name.location.path },
      .text("table_name", "its sheet or table") { $0.name.location.table },
      .count("line", "line of the first use") { $0.name.location.line },
      .text("name", "the name as written") { $0.name.name },
    ])

  static let link = EvidenceTable(
    "link", "one row per pair of names that are one asset, or may be",
    indexes: ["a_name", "b_name"], of: NameLink.self,
    rows: { facts, add in facts.plant.identity.links.forEach(add) },
    columns: [
      .text("a_system", "system of the first name") { $0.a.system.rawValue },
      .text("a_path", "its file") { $0.a.location.path },
      .text("a_table", "its sheet or table") { $0.a.location.table },
      .count("a_line", "its line") { $0.a.location.line },
      .text("a_name", "the first name") { $0.a.name },
      .text("b_system", "system of the second name") { $0.b.system.rawValue },
      .text("b_path", "its file") { $0.b.location.path },
      .text("b_table", "its sheet or table") { $0.b.location.table },
      .count("b_line", "its line") { $0.b.location.line },
      .text("b_name", "the second name") { $0.b.name },
      .text("status", "matched, or review when a person should confirm it") { $0.status.rawValue },
      .real("posterior", "0 to 1") { $0.posterior },
      .text("evidence", "why, the strongest first") { $0.evidence.joined(separator: "; ") },
    ])

  static let orphan = EvidenceTable(
    "orphan", "one row per name that no other system knows", indexes: ["name"],
    of: (orphan: Orphan, asset: String?).self,
    rows: { facts, add in
      var assetOfName: [AssetName: String] = [:]
      for asset in facts.plant.identity.assets {
        for name in asset.names { assetOfName[name] = asset.id }
      }
      for orphan in facts.plant.identity.orphans { add((orphan, assetOfName[orphan.name])) }
    },
    columns: [
      .text("system", "system that uses the name") { $0.orphan.name.system.rawValue },
      .text("path", "its file") { $0.orphan.name.location.path },
      .text("table_name", "its sheet or table") { $0.orphan.name.location.table },
      .count("line", "its line") { $0.orphan.name.location.line },
      .text("name", "the name") { $0.orphan.name.name },
      .text("reason", "no-candidate, low-score, ambiguous or retired") {
        $0.orphan.reason.rawValue
      },
      .text("asset", "asset.id when the name is an asset of its own") { $0.asset },
    ])
}

extension EvidenceTable {
  static let assetParent = EvidenceTable(
    "asset_parent", "one row per row of a register that says what it is in", indexes: ["name"],
    of: (reference: ParentReference, asset: String?).self,
    rows: { facts, add in
      var assetOfName: [AssetName: String] = [:]
      for asset in facts.plant.identity.assets {
        for name in asset.names { assetOfName[name] = asset.id }
      }
      for parent in facts.plant.identity.parents { add((parent, assetOfName[parent.name])) }
    },
    columns: [
      .text("path", "its file") { $0.reference.name.location.path },
      .text("table_name", "its sheet or table") { $0.reference.name.location.table },
      .count("line", "its line") { $0.reference.name.location.line },
      .text("name", "the name of the row") { $0.reference.name.name },
      .text("asset", "asset.id, if it is one") { $0.asset },
      .text("parent", "what it is in, as written") { $0.reference.parent },
      .text("state", "known; missing where no register has the parent; ring where it is in itself")
      {
        $0.reference.state.rawValue
      },
      .text("chain", "of a ring: the names from the row back to it") {
        $0.reference.chain.isEmpty ? nil : $0.reference.chain.joined(separator: " → ")
      },
    ])
}

/// What is on one asset.
private struct RecordCounts {
  var signals = 0
  var workOrders = 0
  var productionOrders = 0
  var downtimes = 0

  static func byAsset(_ plant: Plant) -> [String: RecordCounts] {
    var counts: [String: RecordCounts] = [:]
    func add(_ assets: some Sequence<String?>, to place: WritableKeyPath<RecordCounts, Int>) {
      for case let id? in assets { counts[id, default: RecordCounts()][keyPath: place] += 1 }
    }
    add(plant.signals.lazy.map(\.asset), to: \.signals)
    add(plant.workOrders.lazy.map(\.asset), to: \.workOrders)
    add(plant.productionOrders.lazy.map(\.asset), to: \.productionOrders)
    add(plant.downtimes.lazy.map(\.asset), to: \.downtimes)
    return counts
  }
}
