package import Vocabulary

/// From when on names are joined, asked for, or left apart.
package struct NamesAreOne: Judgement {
  package static let id = "linking/names-are-one"
  package static let inForce = loaded()

  let leastMatched: Double
  let leastReview: Double
  let margin: Double
  let nearBest: Double
  let leastCandidate: Double

  package func holds(_ given: JudgementInput) throws -> Bool { try AssetLinker.joins(given) }
}
