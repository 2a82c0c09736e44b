package import Vocabulary

/// Whether what tags begin with names an asset, and is no part of what is measured.
package struct WordIsAsset: Judgement {
  package static let id = "tags/word-is-asset"
  package static let inForce = loaded()

  let leastTags: Int

  package init(_ constants: inout JudgementConstants) { leastTags = constants["least-tags"] }

  func holds(_ name: String, tags: Int) -> Bool {
    tags >= leastTags || name.contains { $0.isNumber || "/.\\:".contains($0) }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(given.text("name") ?? "", tags: given.count("tags"))
  }
}
