package import Vocabulary

/// Whether a list of plain values in a JSON record is too long to be one of its cells.
package struct ListIsTable: Judgement {
  package static let id = "tables/list-is-table"
  package static let inForce = loaded()

  let valuesPerList: Int

  func holds(values: Int, lists: Int) -> Bool { values > valuesPerList * lists }

  package func holds(_ given: JudgementInput) throws -> Bool {
    holds(values: try given.count("values"), lists: try given.count("lists"))
  }
}
