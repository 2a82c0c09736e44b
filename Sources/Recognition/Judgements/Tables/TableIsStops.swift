package import Vocabulary

/// Whether a table is of stops of machines.
package struct TableIsStops: KindJudgement {
  package static let id = "kinds/table-is-stops"
  package static let inForce = loaded()
  static let kind = TableKind.downtime

  let weights: RoleWeights
  let leastRepeats: Int
  let leastLetters: Int
  let surely: Double
  let mostFollowing: Double
  let leastNamed: Double
  let leastSites: Int
  /// Score of the role of few texts that come again.
  let openReason: Double

  /// What it cannot do without; `isNamed` when the key of its rows says that they are stops.
  func fits(_ guess: KindGuess, isNamed: Bool) -> Bool {
    guess.has(.asset, .area) && (guess.hasTime || isNamed && guess.has(.duration))
      && guess.has(.reason, .duration) && !guess.has(.workOrder) && guess.has(.end, .duration)
  }

  /// Whether texts come again as reasons do.
  func areReasons(distinct: Int, values: Int) -> Bool { distinct * leastRepeats <= values }

  /// Whether one of the texts says a word, and not just the letter of a shift or a crew.
  func areWords(_ texts: Set<String>) -> Bool { texts.contains { $0.count >= leastLetters } }

  /// Whether rows go on where others of their machine end, so that they are no stops.
  func areAllTime(following: Int, of rows: Int) -> Bool {
    Double(following) > mostFollowing * Double(rows)
  }

  /// Whether names are those of machines: so many have a word for equipment, or letters and a number.
  func areMachines(named: Int, of names: Int) -> Bool {
    names > 1 && Double(named) >= leastNamed * Double(names)
  }

  /// Whether codes under the header of a place are those of machines.
  func areMachines(sites: Int) -> Bool { sites >= leastSites }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("sites") { return try areMachines(sites: given.count("sites")) }
    if given.has("named") {
      return try areMachines(named: given.count("named"), of: given.count("names"))
    }
    var guess = try KindGuess(given, by: self)
    let following = given.has("following") ? try given.count("following") : 0
    if let text = given.text("written"), !areWords([text]) { return false }
    if given.has("texts"),
      areReasons(distinct: try given.count("texts"), values: try given.count("rows")),
      !areAllTime(following: following, of: try given.count("rows"))
    {
      guess.roles.append((.reason, openReason))
      guess.score = weights.score(guess.roles)
    }
    return fits(guess, isNamed: given.flag("key-says-stop")) && guess.isLikely
  }
}
