import Vocabulary

/// Links for a person to confirm: few enough for an hour, and chosen so that they speak for all.
package struct LinkSample: Sendable, Equatable {
  package struct Pair: Sendable, Equatable {
    package var link: NameLink
    /// The place of its stratum among `bands`.
    package var band: Int
    /// `nil` as long as nobody has decided.
    package var isConfirmed: Bool?
  }

  /// The share of the decided links that were confirmed, with the interval that holds the share of all with 95 %.
  package struct Precision: Sendable, Equatable {
    package var share: Double
    package var low: Double
    package var high: Double
  }

  package static let size = 30
  /// Where each stratum of the posterior begins, the least sure first.
  package static let bands = [0.0, 0.98, 0.995, 0.999]
  /// As many of each stratum, where it has them.
  private static let leastOfBand = 3

  /// The least sure first.
  package var pairs: [Pair] = []
  /// Links that it is taken from.
  package var total = 0

  package init() {}

  /// Takes the sample from the links that the program itself takes for sure, so that decisions do not change it. Each
  /// stratum gives by its size, and at least a few.
  package init(_ identity: Identity, decisions: [NameDecision]) {
    let links = identity.links.filter { $0.status == .matched && !$0.isDeclared }
    total = links.count
    var strata: [[(print: String, link: NameLink)]] = Array(repeating: [], count: Self.bands.count)
    for link in links {
      let print = fingerprint(
        link.a.system.rawValue, link.a.name, link.b.system.rawValue, link.b.name)
      strata[Self.band(link.posterior)].append((print, link))
    }
    var verdicts: [[WrittenName]: NameDecision.Verdict] = [:]
    for decision in decisions {
      if decision.verdict == .confirm || decision.verdict == .reject {
        verdicts[Self.key(decision.a, decision.b)] = decision.verdict
      } else {
        verdicts[Self.key(decision.a, decision.b)] = .confirm
        if let instead = decision.instead {
          verdicts[Self.key(decision.a, instead)] = .reject
        }
      }
    }
    for (band, count) in Self.shares(strata.map(\.count)).enumerated() {
      // By a number that is made of the names, so that the choice favours none and stays.
      let chosen = strata[band].sorted { ($0.print, $0.link.a) < ($1.print, $1.link.a) }
        .prefix(count)
      pairs += chosen.map { _, link in
        Pair(
          link: link, band: band,
          isConfirmed: verdicts[Self.key(link.a, link.b)].map { $0 == .confirm })
      }
    }
    pairs.sort {
      ($0.link.posterior, $0.link.a, $0.link.b) < ($1.link.posterior, $1.link.a, $1.link.b)
    }
  }

  package var decided: Int { pairs.count { $0.isConfirmed != nil } }
  package var confirmed: Int { pairs.count { $0.isConfirmed == true } }

  /// `nil` as long as nothing is decided.
  package var precision: Precision? {
    guard decided > 0 else { return nil }
    return Self.wilson(confirmed, of: decided)
  }

  /// The score interval of Wilson, which holds for few and for shares near 0 and 1 too.
  package static func wilson(_ count: Int, of total: Int) -> Precision {
    let (n, z) = (Double(total), 1.959964)
    let share = Double(count) / n
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return Precision(
      share: share, low: count == 0 ? 0 : max(0, middle - half),
      high: count == total ? 1 : min(1, middle + half))
  }

  private static func key(_ a: AssetName, _ b: AssetName) -> [WrittenName] {
    let names = [a, b].map { WrittenName(system: $0.system.rawValue, path: "", name: $0.name) }
    return names.sorted { ($0.system, $0.name) < ($1.system, $1.name) }
  }

  private static func band(_ posterior: Double) -> Int {
    (bands.lastIndex { posterior >= $0 }) ?? 0
  }

  /// How many each stratum of these sizes gives.
  private static func shares(_ sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    guard total > size else { return sizes }
    var shares = sizes.map { min($0, max(leastOfBand, size * $0 / total)) }
    // What rounding leaves or takes goes to and from the largest.
    while shares.reduce(0, +) != size {
      let isShort = shares.reduce(0, +) < size
      let open = sizes.indices.filter { !isShort || shares[$0] < sizes[$0] }
      guard
        let next = open.max(by: {
          (isShort ? sizes[$0] - shares[$0] : shares[$0])
            < (isShort ? sizes[$1] - shares[$1] : shares[$1])
        })
      else { break }
      shares[next] += isShort ? 1 : -1
    }
    return shares
  }
}
