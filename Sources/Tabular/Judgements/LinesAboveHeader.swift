package import Vocabulary

/// Whether lines at the top of a table are a title or notes, because too few of their cells are filled.
package struct LinesAboveHeader: Judgement {
  package static let id = "tables/lines-above-header"
  package static let inForce = loaded()

  let filledShare: Double

  /// The fewest cells that a header fills where rows fill so many.
  func leastCells(usual: Int) -> Int {
    usual > 1 ? max(2, Int((Double(usual) * filledShare).rounded(.up))) : 1
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    HeaderSearch(rows: given.table("table"), judgement: self).headerRow.map { $0 > 0 } ?? false
  }
}

extension JudgementInput {
  /// Rows whose cells are written with semicolons between them.
  func table(_ name: String) -> [[String]] {
    words(name).map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
  }
}
