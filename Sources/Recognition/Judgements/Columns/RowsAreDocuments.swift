package import Vocabulary

/// Whether rows are documents, whose numbers are those of no orders.
package struct RowsAreDocuments: Judgement {
  package static let id = "columns/rows-are-documents"
  package static let inForce = loaded()

  let leastTold: Int

  /// `told` columns of texts say something else of the document.
  func holds(told: Int) -> Bool { told >= leastTold }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(told: given.count("told"))
  }
}
