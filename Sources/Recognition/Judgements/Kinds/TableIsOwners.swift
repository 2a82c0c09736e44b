package import Vocabulary

/// Whether a table is a list of owners.
package struct TableIsOwners: KindJudgement {
  package static let id = "recognition/table-is-owners"
  package static let inForce = loaded()
  static let kind = TableKind.owners

  let weights: RoleWeights
  let mostColumns: Int

  /// What it cannot do without.
  func fits(_ guess: KindGuess, columns: Int) -> Bool {
    guess.has(.owner) && columns <= mostColumns && guess.has(.area, .asset, .description)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return try fits(guess, columns: given.count("columns")) && guess.isLikely
  }
}
