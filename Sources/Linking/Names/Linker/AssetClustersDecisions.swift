import Profiling
import Vocabulary

// What people say of names, in readiness.yml and of single pairs.

extension AssetClusters {
  /// Joins the names that a person has decided to be one.
  mutating func joinDecided() {
    for pair in decided.joined { union(pair.a, pair.b) }
  }

  /// Joins the names of each confirmed asset. Names of different ones never come together.
  mutating func join(_ assets: [ConfirmedNames]) {
    guard !assets.isEmpty else { return }
    var places: [String: [Int]] = [:]
    for (index, record) in records.enumerated() {
      for name in Set(([record.name] + record.synonyms.map(\.name)).map(plain)) {
        places[name, default: []].append(index)
      }
    }
    for (number, asset) in assets.enumerated() {
      excluded.append(Set(asset.excluded.map(plain)))
      var found: [Int] = []
      for (system, name) in asset.names {
        found += (places[plain(name)] ?? []).filter { index in
          confirmed[root(index)] == nil && (system == nil || records[index].system == system)
            && !found.contains(index)
        }
      }
      found.sort()
      // Who decided on the very pair has the last word.
      var group: [Int] = []
      for index in found {
        let first = root(group.first ?? index)
        if areFoes(first, root(index)) { continue }
        union(first, index)
        confirmed[root(index)] = number
        group.append(index)
      }
      confirmedGroups.append(group)
    }
  }

  /// True when what is confirmed of one cluster or the other forbids to join them.
  mutating func isKeptApart(_ a: Int, _ b: Int) -> Bool {
    if areFoes(a, b) { return true }
    if let x = confirmed[a], let y = confirmed[b], x != y { return true }
    func excludes(_ a: Int, _ b: Int) -> Bool {
      guard let asset = confirmed[a] else { return false }
      return members[b].contains { excluded[asset].contains(plain(records[$0].name)) }
    }
    return excludes(a, b) || excludes(b, a)
  }

  /// Whether a person keeps a name of the one cluster apart from one of the other.
  private mutating func areFoes(_ a: Int, _ b: Int) -> Bool { foes(a, b) != nil }

  mutating func foes(_ a: Int, _ b: Int) -> NameDecisions.Pair? {
    guard !decided.apart.isEmpty else { return nil }
    for x in members[a] {
      for y in decided.foes[x] ?? [] where root(y) == b {
        return decided.apart.first {
          $0.a == min(x, y) && $0.b == max(x, y) || $0.a == max(x, y) && $0.b == min(x, y)
        }
      }
    }
    return nil
  }

  /// The pairs that a person has decided to be one, and the names of each confirmed asset with the first of them.
  func confirmedLinks() -> [NameLink] {
    let decided = decided.joined.map { joined in
      let (a, b) = [name(joined.a), name(joined.b)].sorted().pair
      return NameLink(
        a: a, b: b, status: .matched, posterior: 1, evidence: [joined.decision.evidence],
        isDeclared: true)
    }
    let known = Set(decided.map { [$0.a, $0.b] })
    return decided + declaredLinks().filter { !known.contains([$0.a, $0.b]) }
  }

  private func declaredLinks() -> [NameLink] {
    confirmedGroups.flatMap { group -> [NameLink] in
      guard let first = group.first else { return [] }
      return group.dropFirst().map { other in
        let (a, b) = [name(first), name(other)].sorted().pair
        return NameLink(
          a: a, b: b, status: .matched, posterior: 1, evidence: ["readiness.yml says so"],
          isDeclared: true)
      }
    }
  }
}
