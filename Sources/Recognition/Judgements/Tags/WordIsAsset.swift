package import Vocabulary

/// Whether what tags begin with names an asset, and is no part of what is measured.
package struct WordIsAsset: Judgement {
  package static let id = "tags/word-is-asset"
  package static let inForce = loaded()

  let leastTags: Int
  let mostUntold: Int

  /// Of the tags that begin with the name, `untold` do not say what they measure.
  func holds(_ name: String, tags: Int, untold: Int) -> Bool {
    if untold == tags, untold > mostUntold { return false }
    return tags >= leastTags || name.contains { $0.isNumber || "/.\\:".contains($0) }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      given.text("name") ?? "", tags: given.count("tags"),
      untold: Int(given.optionalNumber("untold") ?? 0))
  }
}
