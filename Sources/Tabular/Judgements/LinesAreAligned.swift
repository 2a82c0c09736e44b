package import Vocabulary

/// Whether lines are the rows of a listing whose columns blanks hold apart.
package struct LinesAreAligned: Judgement {
  package static let id = "tables/lines-are-aligned"
  package static let inForce = loaded()

  let leastRows: Int
  let leastShare: Double

  /// `rows` of so many lines below the header have as many fields as it.
  func areRows(_ rows: Int, of lines: Int) -> Bool {
    rows >= leastRows && Double(rows) >= leastShare * Double(lines)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("lines") {
      return AlignedColumns(head: given.words("lines").map { Array($0.utf8) }) != nil
    }
    return try areRows(given.count("rows"), of: given.count("all"))
  }
}
