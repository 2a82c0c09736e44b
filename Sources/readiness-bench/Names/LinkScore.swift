package import Linking
import Vocabulary

/// How many links between names of two systems are right.
package struct LinkScore {
  package struct Figures: Encodable {
    /// Links that are said to be sure, those that are right, and those that there are.
    package var said: Int
    package var right: Int
    package var there: Int
    package var precision: Double
    package var recall: Double
    /// Links said with 0.9 to 0.95, and the share of them that is right.
    package var doubtful: Int?
    package var calibration: Double?
  }

  private var said = 0
  private var right = 0
  private var there = 0
  private var doubtful = 0
  private var doubtfulRight = 0
  private var hasDoubtful = false

  package init() {}

  /// Returns some of the wrong and the missing links, in words.
  @discardableResult
  package mutating func add(
    _ identity: Identity, truth: [SyntheticNames.Name], faults: Int = 0
  ) -> [String] {
    hasDoubtful = true
    var machines: [SourceSystem: [String: Int]] = [:]
    for name in truth { machines[name.system, default: [:]][name.text] = name.machine }
    func isRight(_ link: NameLink) -> Bool {
      machines[link.a.system]?[link.a.name] == machines[link.b.system]?[link.b.name]
    }
    var told: [String] = []
    func tell(_ word: String, _ link: NameLink) {
      guard told.count < faults else { return }
      told.append(
        "  \(word) \(link.a.name) | \(link.b.name) \(link.posterior) \(link.evidence.joined(separator: "; "))"
      )
    }
    for link in identity.links {
      if link.posterior >= 0.9, link.posterior < 0.95 {
        doubtful += 1
        if isRight(link) { doubtfulRight += 1 }
      }
      guard link.status == .matched else {
        if isRight(link) { tell("asked", link) }
        continue
      }
      said += 1
      if isRight(link) { right += 1 } else { tell("WRONG", link) }
    }
    there += Self.pairs(truth)
    if faults > 0 {
      for orphan in identity.orphans.prefix(faults) {
        let machine = machines[orphan.name.system]?[orphan.name.name]
        let others = truth.filter { $0.machine == machine && $0.system != orphan.name.system }
        if let other = others.first {
          told.append("  lost \(orphan.name.name) | \(other.text) \(orphan.reason.rawValue)")
        }
      }
    }
    return told
  }

  /// Pairs by the places of their names.
  package mutating func add(_ pairs: [(Int, Int)], truth: [SyntheticNames.Name]) {
    said += pairs.count
    right += pairs.count { truth[$0.0].machine == truth[$0.1].machine }
    there += Self.pairs(truth)
  }

  /// Pairs of names of two systems that mean the same machine.
  private static func pairs(_ truth: [SyntheticNames.Name]) -> Int {
    var counts: [Int: Int] = [:]
    for name in truth { counts[name.machine, default: 0] += 1 }
    return counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  package var figures: Figures {
    func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 0 : (Double(part) / Double(whole) * 100_000).rounded() / 100_000
    }
    return Figures(
      said: said, right: right, there: there, precision: share(right, said),
      recall: share(right, there), doubtful: hasDoubtful ? doubtful : nil,
      calibration: hasDoubtful && doubtful > 0 ? share(doubtfulRight, doubtful) : nil)
  }
}
