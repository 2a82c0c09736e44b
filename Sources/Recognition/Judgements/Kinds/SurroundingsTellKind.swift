package import Vocabulary

/// Whether the path of a table and the key of its rows say its kind where its columns leave it open.
package struct SurroundingsTellKind: Judgement {
  package static let id = "systems/surroundings-tell-kind"
  package static let inForce = loaded()

  let path: Double
  let key: Double
  let leastOther: Double
  let other: Double

  /// What the words of the path say for a kind, by their weight.
  func named(_ weight: Double) -> Double { weight * path }

  /// What is said against signals by folders of other systems, by the weights of their words.
  func elsewhere(_ others: Double, historian: Double) -> Double {
    others >= leastOther && others > historian ? other : 0
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var score = try given.number("columns-say")
    score += named(given.optionalNumber("path-weight") ?? 0)
    if given.flag("key-says-so") { score += key }
    score -= elsewhere(
      given.optionalNumber("other-system") ?? 0, historian: given.optionalNumber("historian") ?? 0)
    return KindIsKnown.inForce.holds(score)
  }
}
