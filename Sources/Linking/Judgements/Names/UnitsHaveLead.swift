package import Vocabulary

/// Whether one list counts the machines of a kind from a hundred that the other leaves out: 101 to 110 and 1 to 10.
package struct UnitsHaveLead: Judgement {
  package static let id = "linking/units-have-lead"
  package static let inForce = loaded()

  let hundred: Int
  let leastUnits: Int
  let leastShare: Double

  /// What the numbers of one list have and those of the other do not; `nil` where they are counted otherwise.
  ///
  /// - Parameters:
  ///   - long: The numbers of all machines of a kind in one list.
  ///   - short: The same in the other.
  func lead(long: Set<Int>, short: Set<Int>) -> Int? {
    guard let first = long.min(), min(long.count, short.count) >= leastUnits else { return nil }
    let lead = first / hundred * hundred
    guard lead > 0, long.allSatisfy({ $0 / hundred * hundred == lead && $0 > lead }),
      short.allSatisfy({ 1..<hundred ~= $0 })
    else { return nil }
    let both = long.count { short.contains($0 - lead) }
    guard both >= leastUnits, Double(both) >= leastShare * Double(max(long.count, short.count))
    else { return nil }
    return lead
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    func numbers(_ name: String) throws -> Set<Int> {
      Set(try given.numbers(name).map { Int($0) })
    }
    return try lead(long: numbers("long"), short: numbers("short")) != nil
  }
}
