package import Vocabulary

/// Whether a column of a list of work says what its machines are, and not what was done to them.
package struct ColumnDescribesAssets: Judgement {
  package static let id = "registers/column-describes-assets"
  package static let inForce = loaded()

  let varied: Int
  let distinct: Int

  /// - Parameters:
  ///   - varied: texts under which more than one type of work was done.
  ///   - changing: machines of which the text changes.
  ///   - texts: different ones, of so many `machines`.
  func holds(varied: Int, changing: Int, texts: Int, machines: Int) -> Bool {
    varied >= self.varied && changing == 0 && texts >= min(distinct, machines)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      varied: given.count("varied"), changing: given.count("changing"),
      texts: given.count("texts"), machines: given.count("machines"))
  }
}
