package import Vocabulary

/// Whether the kind of a table is so sure that its columns need no join to tell it.
package struct KindIsSure: Judgement {
  package static let id = "kinds/kind-is-sure"
  package static let inForce = loaded()

  let least: Double
  let fewRows: Int
  let someRows: Int
  let ofFewRows: Double
  let ofSomeRows: Double
  let ofManyRows: Double
  let base: Double
  let perRole: Double
  let unknown: Double
  let start: Double
  let perSign: Double
  let perMargin: Double

  /// How sure a kind can be at most, 0…1: as its weakest necessary role, and less of a few rows.
  func certainty(weakest: Double, rows: Int) -> Double {
    let byRows = rows < fewRows ? ofFewRows : rows < someRows ? ofSomeRows : ofManyRows
    return min(byRows, base + perRole * min(1, weakest))
  }

  /// How sure a kind is by the sum of its signs and by how far it is before the next one.
  func confidence(signs: Double, margin: Double) -> Double {
    start + perSign * signs + perMargin * max(0, margin)
  }

  func holds(_ confidence: Double) -> Bool { confidence >= least }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let needed = given.optionalNumber("needed") ?? least
    if given.flag("is-unknown") { return unknown >= needed }
    let most = try certainty(weakest: given.number("weakest-role"), rows: given.count("rows"))
    guard given.has("signs") else { return most >= needed }
    return try holds(
      min(most, confidence(signs: given.number("signs"), margin: given.number("margin"))))
  }
}
