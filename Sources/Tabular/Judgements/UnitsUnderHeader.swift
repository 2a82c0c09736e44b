package import Vocabulary

/// Whether a row under the header says in which unit each column is.
package struct UnitsUnderHeader: Judgement {
  package static let id = "tables/units-under-header"
  package static let inForce = loaded()

  /// The most rows of texts between the header and the values.
  let mostRows: Int

  package func holds(_ given: JudgementInput) throws -> Bool {
    UnitsRow(given.table("table").dropFirst(), judgement: self) != nil
  }
}
