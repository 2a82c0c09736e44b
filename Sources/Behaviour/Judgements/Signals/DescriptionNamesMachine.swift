package import Vocabulary

/// Whether the descriptions of a list of tags begin with the machines that the tags are on.
package struct DescriptionNamesMachine: Judgement {
  package static let id = "tags/description-names-machine"
  package static let inForce = loaded()

  let leastShare: Double
  let leastNames: Int
  let leastTags: Int
  let mostWords: Int

  /// - Parameters:
  ///   - texts: descriptions.
  ///   - found: of which begin with a name and go on.
  ///   - names: that are different.
  func holds(texts: Int, found: Int, names: Int) -> Bool {
    Double(found) >= leastShare * Double(texts) && names >= leastNames
  }

  /// Whether so many words may be a name.
  func isPhrase(_ words: Int) -> Bool { words <= mostWords }

  /// Whether so many tags of a machine tell that their beginning is its other name.
  func areEnough(_ tags: Int) -> Bool { tags >= leastTags }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("words") { return try isPhrase(given.count("words")) }
    if given.has("tags") { return try areEnough(given.count("tags")) }
    return try holds(
      texts: given.count("texts"), found: given.count("found"), names: given.count("names"))
  }
}
