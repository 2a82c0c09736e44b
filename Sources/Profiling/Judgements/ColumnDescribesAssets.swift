package import Vocabulary

/// Whether a column of a list of work says what its machines are, and not what was done to them.
package struct ColumnDescribesAssets: Judgement {
  package static let id = "linking/column-describes-assets"
  package static let inForce = loaded()

  let varied: Int

  /// - Parameters:
  ///   - varied: texts under which more than one type of work was done.
  ///   - changing: machines of which the text changes.
  func holds(varied: Int, changing: Int) -> Bool { varied >= self.varied && changing == 0 }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(varied: given.count("varied"), changing: given.count("changing"))
  }
}
