package import Vocabulary

/// Whether a table is of production orders.
package struct TableIsOrders: KindJudgement {
  package static let id = "kinds/table-is-orders"
  package static let inForce = loaded()
  static let kind = TableKind.orders

  let weights: RoleWeights

  /// What it cannot do without.
  func fits(_ guess: KindGuess, isMaintenance: Bool) -> Bool {
    // A heat or a coil from a start to an end is made.
    let isIdentified =
      guess.has(.order)
      || guess.has(.batch)
        && (guess.has(.material)
          || guess.has(.start) && guess.has(.end) && guess.has(.asset, .area)
            && !guess.has(.reason))
    // What went into a lot is said of the lot, not of the order.
    let isConsumption =
      guess.has(.batch) && guess.has(.inputLot) && !(guess.has(.start) && guess.has(.end))
    // What a machine made for an order from a start to an end may have its verdict beside it.
    let isMade =
      guess.has(.start) && guess.has(.end) && guess.has(.asset) && guess.has(.order)
      && guess.has(.batch) && !guess.has(.characteristic)
    return isIdentified && guess.has(.quantity, .start, .end) && !guess.has(.workOrder)
      && (!guess.has(.result) || isMade || guess.isMadeInBatches) && !isMaintenance
      && !isConsumption
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let guess = try KindGuess(given, by: self)
    return fits(guess, isMaintenance: given.flag("is-maintenance")) && guess.isLikely
  }
}
