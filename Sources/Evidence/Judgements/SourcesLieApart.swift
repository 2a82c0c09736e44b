package import Vocabulary

/// Whether the sources of a use case cover so little time at once that each by itself tells too much.
package struct SourcesLieApart: Judgement {
  package static let id = "history/sources-lie-apart"
  package static let inForce = loaded()

  private let leastShare: Double

  /// - Parameter shortest: the history of the source that covers least.
  func holds(common: Double, shortest: Double) -> Bool { common < leastShare * shortest }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(common: given.number("common-days"), shortest: given.number("shortest-days"))
  }
}
