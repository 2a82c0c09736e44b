package import Vocabulary

/// Whether a table is a master of materials.
package struct TableIsMaterials: KindJudgement {
  package static let id = "kinds/table-is-materials"
  package static let inForce = loaded()
  static let kind = TableKind.materials

  let weights: RoleWeights
  let leastDistinct: Double

  /// What it cannot do without. What a batch is made of is said of the batch; a master names each material once, or once for
  /// each plant.
  func fits(_ guess: KindGuess, distinct: Int, values: Int) -> Bool {
    guess.has(.material) && !guess.hasTime && !guess.has(.batch)
      && Double(distinct) / Double(max(values, 1)) >= leastDistinct
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return try fits(guess, distinct: given.count("materials"), values: given.count("rows"))
      && guess.isLikely
  }
}
