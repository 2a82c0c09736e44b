import Profiling

/// What is decided of records that are sorted: which are one, and which never come together.
struct DecidedPairs {
  /// Pairs that are one, and pairs that are kept apart.
  let joined: [NameDecisions.Pair]
  let apart: [NameDecisions.Pair]
  /// Of each record the first of those that are confirmed to be one with it.
  private var groups: [Int]
  /// Of each record that is kept apart from others those others.
  private(set) var foes: [Int: [Int]] = [:]
  private var foesOfGroups: [Int: Set<Int>] = [:]
  private var systemsOfGroups: [Int: Set<Int>] = [:]

  var isEmpty: Bool { joined.isEmpty && apart.isEmpty }

  /// - Parameter places: Where each record that was handed over stands among the sorted ones.
  init(_ decisions: NameDecisions, places: [Int], records: [NameRecord]) {
    let pairs = decisions.pairs.map { pair in
      var pair = pair
      (pair.a, pair.b) = (places[pair.a], places[pair.b])
      return pair
    }
    joined = pairs.filter(\.isOne)
    apart = pairs.filter { !$0.isOne }
    groups = pairs.isEmpty ? [] : Array(records.indices)
    for pair in joined {
      let (a, b) = (root(pair.a), root(pair.b))
      groups[max(a, b)] = min(a, b)
    }
    // Every record comes after the one that it points at.
    for record in groups.indices { groups[record] = groups[groups[record]] }
    for pair in joined {
      for record in [pair.a, pair.b] {
        systemsOfGroups[group(record), default: []].insert(AssetLinker.rank(records[record].system))
      }
    }
    for pair in apart {
      for (x, y) in [(pair.a, pair.b), (pair.b, pair.a)] {
        foes[x, default: []].append(y)
        foesOfGroups[group(x), default: []].insert(group(y))
      }
    }
  }

  private func group(_ record: Int) -> Int { groups[record] }

  /// The first of a group while groups still grow; halves the way to it, so that no order of rows makes it long.
  private mutating func root(_ record: Int) -> Int {
    var record = record
    while groups[record] != record {
      groups[record] = groups[groups[record]]
      record = groups[record]
    }
    return record
  }

  /// Whether two records never come together.
  func areApart(_ a: Int, _ b: Int) -> Bool {
    guard !foesOfGroups.isEmpty, let foes = foesOfGroups[group(a)] else { return false }
    return foes.contains(group(b))
  }

  /// Whether a person has said what a record is called in a system.
  func isSettled(_ record: Int, in other: NameRecord) -> Bool {
    guard !systemsOfGroups.isEmpty else { return false }
    return systemsOfGroups[group(record)]?.contains(AssetLinker.rank(other.system)) ?? false
  }
}
