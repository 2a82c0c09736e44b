package import Vocabulary

/// Whether a table is a list of tags.
package struct TableIsTags: KindJudgement {
  package static let id = "kinds/table-is-tags"
  package static let inForce = loaded()
  static let kind = TableKind.tags

  let weights: RoleWeights
  let mostTimed: Double
  let leastDistinct: Double
  let leastDistinctPlaced: Double
  let leastCalled: Double
  let leastUnit: Double
  /// Score of the role of a column that is just called `name`.
  let openName: Double

  /// How the names of tags fill their column.
  struct Names {
    var distinct: Int
    var values: Int
    var rows: Int
    /// Rows that have a time.
    var timed: Int
  }

  /// Whether the weight of the words of the path says that it is one of tags.
  func isCalledSo(_ weight: Double) -> Bool { weight >= leastCalled }

  /// Whether a column of just names is of tags, which have units.
  func areTags(unit: Double, isCalledTags: Bool) -> Bool { unit >= leastUnit || isCalledTags }

  /// Whether nearly each name stands in one row.
  func areApart(_ names: ColumnSample) -> Bool {
    Double(names.distinctCount) >= leastDistinct * Double(names.values)
  }

  /// What it cannot do without. Points may have a date of their own; samples all have one. A point of one name may be in several
  /// places.
  func fits(_ guess: KindGuess, _ names: Names, isCalledTags: Bool) -> Bool {
    guard guess.has(.tag), !TableIsTests.inForce.tellsVerdict(guess),
      Double(names.timed) <= Double(names.rows) * mostTimed
    else { return false }
    let least =
      isCalledTags && guess.has(.area, .site, .asset) ? leastDistinctPlaced : leastDistinct
    return names.values == 0 || Double(names.distinct) / Double(names.values) >= least
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    var guess = try KindGuess(given, by: self)
    let isCalledTags = isCalledSo(given.optionalNumber("path-weight") ?? 0)
    let unit = given.optionalNumber(ColumnRole.unit.rawValue) ?? 0
    if given.flag("has-names"), areTags(unit: unit, isCalledTags: isCalledTags) {
      guess.roles.append((.tag, openName))
      guess.score = weights.score(guess.roles)
    }
    let values = try given.count("named")
    let names = Names(
      distinct: try given.count("names"), values: values, rows: values,
      timed: Int(given.optionalNumber("timed") ?? 0))
    return fits(guess, names, isCalledTags: isCalledTags) && guess.isLikely
  }
}
