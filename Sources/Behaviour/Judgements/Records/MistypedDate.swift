import Vocabulary

/// Whether dates that lie far from the others of their list were mistyped or left empty.
struct MistypedDate: Judgement {
  static let id = "time/mistyped-date"
  static let inForce = loaded()

  let earliest: Int
  let fewest: Int
  let before: Double
  let behind: Double
  let share: Double

  /// How many dates may lie apart.
  func most(of dates: Int) -> Int { max(1, Int(share * Double(dates))) }

  /// - Parameters:
  ///   - away: years from the nearest of the others, whose first and last lie `span` years apart.
  ///   - isBehind: whether they are later than the others.
  func holds(away: Double, span: Double, isBehind: Bool, count: Int, dates: Int) -> Bool {
    dates >= fewest && count <= most(of: dates) && away > max(isBehind ? behind : before, span)
  }

  func isTooEarly(year: Int) -> Bool { year < earliest }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (count, dates) = (try given.count("count"), try given.count("dates"))
    // Of a list that is of later years itself.
    if given.has("year") { return try isTooEarly(year: given.count("year")) && 2 * count < dates }
    return try holds(
      away: given.number("away"), span: given.number("span"),
      isBehind: given.text("side") == "behind", count: count, dates: dates)
  }
}
