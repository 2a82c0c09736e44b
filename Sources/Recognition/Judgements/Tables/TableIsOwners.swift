package import Vocabulary

/// Whether a table is a list of owners.
package struct TableIsOwners: KindJudgement {
  package static let id = "kinds/table-is-owners"
  package static let inForce = loaded()
  static let kind = TableKind.owners

  let weights: RoleWeights
  let mostColumns: Int
  /// Score of the role of a column that names systems.
  let systems: Double

  /// What it cannot do without.
  func fits(_ guess: KindGuess, columns: Int) -> Bool {
    guess.has(.owner) && columns <= mostColumns && guess.has(.area, .asset, .description)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var guess = try KindGuess(given, by: self)
    if given.flag("names-systems") {
      guess.roles.append((.area, systems))
      guess.score = weights.score(guess.roles)
    }
    return try fits(guess, columns: given.count("columns")) && guess.isLikely
  }
}
