package import Vocabulary

/// Whether words before numbers, each of one system alone, are for the same level of a plant: `HX1` is line 1 where all else
/// that the names of the two systems say agrees line by line.
package struct WordsNameOneLevel: Judgement {
  package static let id = "linking/words-name-one-level"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let lead: Double
  let leastValues: Int
  let mostElsewhere: Double

  /// - Parameters:
  ///   - found: Names that have a partner with the same number of the level.
  ///   - shifted: Names that have one with the next number of the level, and so would without any meaning of it.
  func holds(names: Int, found: Int, shifted: Int) -> Bool {
    names >= leastNames && Double(found) >= leastShare * Double(names)
      && Double(found - shifted) >= lead * Double(names)
  }

  /// Whether one system alone has a word, with so many names, when the other has it in so many.
  func isOfOne(names: Int, elsewhere: Int) -> Bool {
    names >= leastNames && Double(elsewhere) <= mostElsewhere * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      names: given.count("names"), found: given.count("found"), shifted: given.count("shifted"))
  }
}
