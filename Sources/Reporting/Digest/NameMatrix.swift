import Linking
import Vocabulary

/// Assets by systems: which name each system uses, and how sure that is.
struct NameMatrix {
  enum State: String {
    case matched, review, orphan, missing
    /// The only system that knows the asset.
    case single
  }

  struct Cell {
    var names: [AssetName]
    var state: State
  }

  struct Row {
    /// `nil` for a name that belongs to no asset.
    var id: String?
    var shortID: String?
    var className: String?
    var area: String?
    var owner: String?
    var cells: [Cell]
    var confidence: Double?
    /// `matched`, `review`, `single`, or `orphan: REASON`.
    var status: String
    var evidence: [String]

    /// How much there is to do about it; 0 for nothing.
    var badness: Int {
      if status.hasPrefix("orphan") { return 3 }
      if status == "review" { return 2 }
      return cells.contains { $0.state == .missing } ? 1 : 0
    }
  }

  /// The systems that have a name, in the fixed order of the words.
  var systems: [SourceSystem]
  /// Assets by ID, then the names without an asset.
  var rows: [Row]

  init(_ identity: Identity) {
    let names = identity.assets.flatMap(\.names) + identity.orphans.map(\.name)
    let used = Set(names.map(\.system))
    systems = SourceSystem.allCases.filter { used.contains($0) }

    var reviews: [AssetName: [NameLink]] = [:]
    var matches: [AssetName: [NameLink]] = [:]
    for link in identity.links {
      for name in [link.a, link.b] {
        if link.status == .review {
          reviews[name, default: []].append(link)
        } else {
          matches[name, default: []].append(link)
        }
      }
    }
    var orphans: [AssetName: Orphan.Reason] = [:]
    for orphan in identity.orphans { orphans[orphan.name] = orphan.reason }

    var placed: Set<AssetName> = []
    rows = []
    for asset in identity.assets {
      placed.formUnion(asset.names)
      let sorted = asset.names.sorted()
      let isShared = Set(sorted.map(\.system)).count > 1
      let cells = systems.map { system -> Cell in
        let here = sorted.filter { $0.system == system }
        if here.isEmpty { return Cell(names: [], state: .missing) }
        let state: State
        if here.contains(where: { reviews[$0] != nil }) {
          state = .review
        } else if isShared {
          state = .matched
        } else {
          state = here.contains { orphans[$0] != nil } ? .orphan : .single
        }
        return Cell(names: here, state: state)
      }
      let reason = isShared ? nil : sorted.lazy.compactMap { orphans[$0] }.first
      let status =
        cells.contains { $0.state == .review }
        ? "review" : reason.map { "orphan: \($0.rawValue)" } ?? (isShared ? "matched" : "single")
      rows.append(
        Row(
          id: asset.id, shortID: asset.shortID, className: asset.className, area: asset.area,
          owner: asset.owner,
          cells: cells, confidence: asset.confidence, status: status,
          evidence: Self.evidence(sorted.flatMap { (reviews[$0] ?? []) + (matches[$0] ?? []) })))
    }
    for orphan in identity.orphans where !placed.contains(orphan.name) {
      let cells = systems.map {
        $0 == orphan.name.system
          ? Cell(names: [orphan.name], state: .orphan) : Cell(names: [], state: .missing)
      }
      rows.append(
        Row(
          id: nil, shortID: nil, className: nil, area: nil, owner: nil, cells: cells,
          confidence: nil,
          status: "orphan: \(orphan.reason.rawValue)",
          evidence: Self.evidence(reviews[orphan.name] ?? [])))
    }
  }

  private static func evidence(_ links: [NameLink]) -> [String] {
    var seen: Set<String> = []
    return links.flatMap(\.evidence).filter { seen.insert($0).inserted }
  }
}
