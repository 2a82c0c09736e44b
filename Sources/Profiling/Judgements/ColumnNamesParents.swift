package import Vocabulary

/// Whether a column beside the names of assets says what they are in, and is no other name of theirs.
package struct ColumnNamesParents: Judgement {
  package static let id = "linking/column-names-parents"
  package static let inForce = loaded()

  let mostDistinct: Double

  /// So many different `names` have so many different `seconds` beside them.
  func holds(names: Int, seconds: Int) -> Bool {
    names > 1 && Double(seconds) <= mostDistinct * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(names: given.count("names"), seconds: given.count("seconds"))
  }
}
