package import Vocabulary

/// Whether an XML element that is there once, above the rows, says enough to be a row of its own.
package struct RecordAbove: Judgement {
  package static let id = "tables/record-above"
  package static let inForce = loaded()

  let leastValues: Int
  let leastRootValues: Int

  func holds(values: Int, isRoot: Bool) -> Bool {
    values >= (isRoot ? leastRootValues : leastValues)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    holds(values: try given.count("values"), isRoot: given.flag("root"))
  }
}
