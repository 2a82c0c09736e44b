package import Vocabulary

/// Whether the names of a list fit those of another once lines are taken out of their numbers.
package struct NumbersAreComposed: Judgement {
  package static let id = "linking/numbers-are-composed"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let directness: Double
  let lead: Double
  let leastUnknown: Int
  let leastCounted: Int

  /// `composed` of the names fit once they are taken apart, `plain` as they are.
  func holds(names: Int, composed: Int, plain: Int) -> Bool {
    names >= leastNames && composed >= leastNames
      && Double(composed) >= leastShare * Double(names)
      && Double(composed) > directness * Double(plain)
  }

  /// Whether so many names with other words are enough; numbers from 1 on without a hole stand in every plant.
  func areEnough(_ names: Int, lines: Set<Int>, units: Set<Int>) -> Bool {
    func areCounted(_ numbers: Set<Int>) -> Bool { numbers.max() == numbers.count }
    return names >= (areCounted(lines) && areCounted(units) ? leastCounted : leastUnknown)
  }

  /// Whether so many of all names are of words that the other system does not know.
  func areEnough(_ unknown: Int, of names: Int) -> Bool {
    unknown >= leastUnknown && Double(unknown) >= leastShare * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      names: given.count("names"), composed: given.count("composed"), plain: given.count("plain"))
  }
}
