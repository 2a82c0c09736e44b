import Calendar
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
  let openYear: Int
  let openYears: Double

  /// How many dates may lie apart.
  func most(of dates: Int) -> Int { max(1, Int(share * Double(dates))) }

  /// - Parameters:
  ///   - away: years from the nearest of the others, whose first and last lie `span` years apart.
  ///   - isBehind: whether they are later than the others.
  func holds(away: Double, span: Double, isBehind: Bool, count: Int, dates: Int) -> Bool {
    dates >= fewest && count <= most(of: dates) && away > max(isBehind ? behind : before, span)
  }

  /// Whether a date is such as stands for an end that nobody has set: 9999-12-31, 2099-12-31.
  func isOpen(_ date: CivilDate) -> Bool {
    date.year >= openYear || date.month == 12 && date.day >= 30
  }

  /// - Parameter years: behind the middle of the list.
  func isOpen(years: Double) -> Bool { years > openYears }

  func isTooEarly(year: Int) -> Bool { year < earliest }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("end-of-year") {
      let date = try CivilDate(
        year: given.count("end-of-year"), month: given.count("month"), day: 31)
      return try date.map(isOpen) ?? false && isOpen(years: given.number("years"))
    }
    let (count, dates) = (try given.count("count"), try given.count("dates"))
    // Of a list that is of later years itself.
    if given.has("year") { return try isTooEarly(year: given.count("year")) && 2 * count < dates }
    return try holds(
      away: given.number("away"), span: given.number("span"),
      isBehind: given.text("side") == "behind", count: count, dates: dates)
  }
}
