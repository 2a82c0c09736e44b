package import Vocabulary

/// Whether a table is of work orders of maintenance.
package struct TableIsWorkOrders: KindJudgement {
  package static let id = "kinds/table-is-work-orders"
  package static let inForce = loaded()
  static let kind = TableKind.workOrders

  let weights: RoleWeights
  let leastMaintenance: Double
  let surely: Double
  let leastCalled: Double
  let leastNames: Int
  let leastRepeats: Double
  let leastNumbered: Double
  /// Score of the role of numbered names that come again.
  let openAsset: Double

  /// What it cannot do without; a product with its quantity is production, and so are pieces that pass or fail.
  func fits(_ guess: KindGuess, arePieces: Bool = false) -> Bool {
    if arePieces, !guess.has(.workType, .failureCode, .reason) { return false }
    let isProduction =
      guess.has(.material) && !guess.has(.workType, .failureCode, .reason)
      && (guess.has(.quantity) && !guess.has(.asset) || guess.has(.result) && guess.has(.end))
    return (guess.has(.asset, .area) || guess.isLinked)
      && guess.has(.workOrder, .workType, .failureCode)
      && guess.hasTime && !isProduction
  }

  /// Whether the weight of the words of the path says that its orders are work.
  func isCalledSo(_ weight: Double) -> Bool { weight >= leastCalled }

  /// Whether of so many types of order enough correct or prevent failures.
  func areMaintenance(known: Int, types: Int) -> Bool {
    known > 0 && Double(known) / Double(types) >= leastMaintenance
  }

  /// Whether the texts of an untold column are the names of machines.
  func areAssets(values: Int, distinct: Int, numbered: () -> Int) -> Bool {
    values >= leastNames && Double(distinct) * leastRepeats <= Double(values)
      && Double(numbered()) / Double(distinct) >= leastNumbered
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var guess = try KindGuess(given, by: self)
    if let weight = given.optionalNumber("path-weight"), isCalledSo(weight),
      let order = guess.column(.order)
    {
      guess.roles[order].role = .workOrder
    }
    if given.has("types"),
      areMaintenance(known: try given.count("known-types"), types: try given.count("types")),
      let order = guess.column(.order)
    {
      guess.roles[order].role = .workOrder
    }
    if given.has("names") {
      let numbered = try given.count("numbered")
      let areNames = try areAssets(
        values: given.count("rows"), distinct: given.count("names"), numbered: { numbered })
      if areNames { guess.roles.append((.asset, openAsset)) }
    }
    guess.score = weights.score(guess.roles)
    return fits(guess) && guess.isLikely
  }
}
