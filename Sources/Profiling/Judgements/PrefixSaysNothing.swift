package import Vocabulary

/// Whether a word stands at one place of so many names of a system that it tells none of them apart.
package struct PrefixSaysNothing: Judgement {
  package static let id = "linking/prefix-says-nothing"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double

  package func areEnough(_ names: Int) -> Bool { names >= leastNames }

  package func holds(found: Int, of names: Int) -> Bool {
    Double(found) >= leastShare * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let names = try given.count("names")
    return try areEnough(names) && holds(found: given.count("found"), of: names)
  }
}
