package import Vocabulary

/// Whether a table is a register of assets.
package struct TableIsRegister: KindJudgement {
  package static let id = "kinds/table-is-register"
  package static let inForce = loaded()
  static let kind = TableKind.assets

  let weights: RoleWeights
  let leastAsset: Double
  let mostTime: Double
  let mostValue: Double
  let leastEquipment: Double
  let leastEquipmentInside: Double
  let leastParents: Double
  let surely: Double
  let leastNamed: Double
  let leastDistinct: Double
  /// What it says for the kind that each row names another asset.
  let eachAnother: Double
  let mostColumns: Int
  let leastCalled: Double

  /// Whether enough rows have a name: a reference that few rows have is no register of what it refers to.
  private func isNamed(_ values: Int, of rows: Int) -> Bool {
    Double(values) >= Double(rows) * leastNamed
  }

  func isNamed(_ sample: ColumnSample) -> Bool { isNamed(sample.values, of: sample.rows) }

  /// How the names of assets fill their column.
  struct Names {
    var distinct: Int
    var values: Int
    var rows: Int
    /// A second name, or the number of a plate, tells those of one name apart.
    var areToldApart: Bool
  }

  /// Whether a path calls a table so, by the weight of its word.
  func isCalledSo(_ weight: Double) -> Bool { weight >= leastCalled }

  /// Whether nearly every row has another name.
  func areDistinct(_ distinct: Int, of values: Int) -> Bool {
    Double(distinct) / Double(max(values, 1)) >= leastDistinct
  }

  /// What it cannot do without; a property of an asset may come with its value, and with a date that only its values show.
  func fits(_ guess: KindGuess, _ names: Names) -> Bool {
    guard let asset = guess.column(.asset), guess.roles[asset].score >= leastAsset,
      !guess.has(.time, atLeast: mostTime),
      // What somebody answers for, or pays for, has a value in money.
      !guess.has(.value, atLeast: mostValue) || guess.has(.owner, .costCenter),
      !(guess.has(.start) && guess.has(.end)), !guess.has(.workOrder)
    else { return false }
    guard names.values >= 1, isNamed(names.values, of: names.rows),
      areDistinct(names.distinct, of: names.values) || names.areToldApart
    else { return false }
    return guess.has(.description, .assetClass, .owner, .area, .assetAlias)
      || guess.roles.count <= mostColumns
  }

  /// Whether descriptions are those of machines: so many have a word for equipment.
  ///
  /// - Parameter areInside: whether each row says which other one it is in.
  func areEquipment(_ named: Int, of texts: Int, areInside: Bool = false) -> Bool {
    let least = areInside ? leastEquipmentInside : leastEquipment
    return texts > 1 && Double(named) >= least * Double(texts)
  }

  /// Whether texts name other rows of the list: so many of them, and fewer than there are rows.
  func areParents(_ known: Int, of texts: Int, rows: Int) -> Bool {
    texts > 1 && texts < rows && Double(known) >= leastParents * Double(texts)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("equipment") {
      let areInside =
        try given.has("parents")
        && areParents(
          given.count("known-parents"), of: given.count("parents"), rows: given.count("texts"))
      return try areEquipment(
        given.count("equipment"), of: given.count("texts"), areInside: areInside)
    }
    var guess = try KindGuess(given, by: self)
    let values = try given.count("named")
    let names = Names(
      distinct: try given.count("names"), values: values,
      rows: Int(given.optionalNumber("rows") ?? Double(values)),
      areToldApart: given.flag("told-apart"))
    guess.score += eachAnother
    return fits(guess, names) && guess.isLikely
  }
}
