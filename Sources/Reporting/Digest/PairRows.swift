import Behaviour
import Linking
import Vocabulary

/// The rows of `crosswalk.csv`: every pair of names that is linked, may be, or that a person has decided on, and every name
/// that stands alone. In the order of the names, so that a row stays where it is when its status changes.
struct PairRows {
  struct Row {
    var a: WrittenName
    /// `nil` for a name alone.
    var b: WrittenName?
    var asset: Asset?
    var confidence: Double?
    var status: String
    var evidence: [String]
    var decision = ""
    var otherName = ""
    /// Its number in the sample of links to confirm.
    var sample: Int?
  }

  private struct Key: Hashable {
    var a: [String]
    var b: [String]

    init(_ a: WrittenName, _ b: WrittenName?) {
      let names = [a, b].compactMap(\.self).map { [$0.system, $0.name] }
      let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
      self.a = sorted[0]
      self.b = sorted.count > 1 ? sorted[1] : []
    }
  }

  private(set) var rows: [Row] = []
  private var kept: [Key: [NameDecisions.KeptRow]] = [:]
  private var assets: [WrittenName: Asset] = [:]
  private var samples: [Key: Int] = [:]

  init(_ plant: Plant) {
    for row in plant.decisions.kept {
      let b = row.b.name.isEmpty ? nil : row.b
      kept[Key(row.a, b), default: []].append(row)
    }
    for asset in plant.identity.assets {
      for name in asset.names { assets[WrittenName(name)] = asset }
    }
    for (place, pair) in plant.linkSample.pairs.enumerated() {
      samples[Key(WrittenName(pair.link.a), WrittenName(pair.link.b))] = place + 1
    }
    addPairs(plant)
    addNames(plant.identity)
    addKept()
    rows.sort { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
  }

  private static func order(_ row: Row) -> [String] {
    [
      row.a.system, row.a.name, row.b?.system ?? "", row.b?.name ?? "", row.a.path,
      row.b?.path ?? "", row.decision, row.otherName,
    ]
  }

  private mutating func addPairs(_ plant: Plant) {
    for link in plant.identity.links {
      add(
        Row(
          a: WrittenName(link.a), b: WrittenName(link.b), confidence: link.posterior,
          status: link.status.rawValue, evidence: link.evidence))
    }
  }

  /// The names that no link shows.
  private mutating func addNames(_ identity: Identity) {
    var linked: Set<WrittenName> = []
    for row in rows { linked.formUnion([row.a, row.b].compactMap(\.self)) }
    var reasons: [AssetName: Orphan.Reason] = [:]
    for orphan in identity.orphans { reasons[orphan.name] = orphan.reason }
    let alone = identity.assets.filter { asset in
      !asset.names.contains { linked.contains(WrittenName($0)) }
    }
    for asset in alone {
      guard let name = asset.names.first(where: { reasons[$0] != nil }) ?? asset.names.first else {
        continue
      }
      let status = reasons[name].map { "orphan: \($0.rawValue)" } ?? "single"
      add(Row(a: WrittenName(name), status: status, evidence: []))
    }
    for orphan in identity.orphans
    where assets[WrittenName(orphan.name)] == nil && !linked.contains(WrittenName(orphan.name)) {
      add(
        Row(
          a: WrittenName(orphan.name), status: "orphan: \(orphan.reason.rawValue)", evidence: []))
    }
  }

  /// A row with what was decided in it before, once for each decision.
  private mutating func add(_ row: Row) {
    var row = row
    row.asset = assets[row.a]
    let key = Key(row.a, row.b)
    row.sample = samples[key]
    let decisions = kept.removeValue(forKey: key) ?? []
    if decisions.isEmpty { rows.append(row) }
    for decision in decisions {
      var copy = row
      (copy.a, copy.b) = (decision.a, row.b == nil ? nil : decision.b)
      copy.decision = decision.decision
      copy.otherName = decision.otherName
      rows.append(copy)
    }
  }

  /// What was decided on pairs that are no links, or on names that are gone.
  private mutating func addKept() {
    for (key, decisions) in kept {
      for decision in decisions {
        let word = NameDecision.Verdict(rawValue: decision.decision.lowercased())
        let status =
          !decision.isObeyed
          ? "not obeyed" : word == .confirm ? "matched" : word == .reject ? "rejected" : "replaced"
        rows.append(
          Row(
            a: decision.a, b: decision.b.name.isEmpty ? nil : decision.b,
            asset: assets[decision.a], status: status, evidence: [],
            decision: decision.decision, otherName: decision.otherName, sample: samples[key]))
      }
    }
  }
}
