package import Vocabulary

/// Whether a column has a role under one kind of table.
package struct ColumnTakesRole: Judgement {
  package static let id = "columns/column-takes-role"
  package static let inForce = loaded()

  let least: Double
  let otherKind: Double
  let leastAlias: Double
  let again: Double
  let open: Double
  let states: Int

  /// Whether the signs for a role are enough to offer it.
  func holds(_ score: Double) -> Bool { score >= least }

  /// Where an offer stands among those of the column.
  func rank(_ score: Double, isOfKind: Bool) -> Double { score * (isOfKind ? 1 : otherKind) }

  /// Whether a second column of assets is another name of them; a weak sign is not enough to call two names those of one asset.
  func isAlias(_ score: Double) -> Bool { score > leastAlias }

  /// Whether a role is so weak that the rest of the table may give the column another.
  func isOpen(_ score: Double) -> Bool { score < open }

  /// Whether it is stronger than that, as its header says it.
  func isTold(_ score: Double) -> Bool { score > open }

  /// Whether a column has so few texts that they may be the states of something.
  func areStates(_ texts: Int) -> Bool { (2...states).contains(texts) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("texts") { return areStates(try given.count("texts")) }
    let score = try given.number("score")
    guard holds(score) else { return false }
    if given.flag("is-second-asset") { return isAlias(score) }
    if given.flag("others-want-it") { return !isOpen(score) }
    guard let rival = given.optionalNumber("rival") else { return true }
    return rank(score, isOfKind: given.flag("is-of-kind"))
      > rank(rival, isOfKind: given.flag("rival-is-of-kind"))
  }
}
