package import Vocabulary

/// Whether the kind of a table is so sure that its columns need no join to tell it.
package struct KindIsSure: Judgement {
  package static let id = "recognition/kind-is-sure"
  package static let inForce = loaded()

  let least: Double
  let fewRows: Int
  let someRows: Int
  let ofFewRows: Double
  let ofSomeRows: Double
  let ofManyRows: Double
  let base: Double
  let perRole: Double

  /// How sure a kind can be at most, 0…1: as its weakest necessary role, and less of a few rows.
  func certainty(weakest: Double, rows: Int) -> Double {
    let byRows = rows < fewRows ? ofFewRows : rows < someRows ? ofSomeRows : ofManyRows
    return min(byRows, base + perRole * min(1, weakest))
  }

  func holds(_ confidence: Double) -> Bool { confidence >= least }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(certainty(weakest: given.number("weakest-role"), rows: given.count("rows")))
  }
}
