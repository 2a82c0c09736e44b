import Vocabulary

/// Whether the year of an end or a start was mistyped.
struct MistypedYear: Judgement {
  static let id = "time/mistyped-year"
  static let inForce = loaded()

  let fewest: Int
  let beyond: Double
  let longer: Double
  let share: Double
  let years: Int

  /// How many records may have such a date.
  func most(of records: Int) -> Int { max(1, Int(share * Double(records))) }

  /// - Parameters:
  ///   - beyond: days from the nearest of the other dates of the list to the end or the start.
  ///   - length: how often the longest of the others goes into that of the record.
  ///   - isUsualInAnotherYear: whether the end is behind the start and the record no longer than others once the year is
  ///     another one.
  func holds(beyond: Double, length: Double, isUsualInAnotherYear: Bool, records: Int) -> Bool {
    records >= fewest && beyond > self.beyond && length > longer && isUsualInAnotherYear
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    // So many years too late or too early.
    if given.has("years") { return try given.count("years") <= years }
    return try holds(
      beyond: given.number("beyond"), length: given.number("length"),
      isUsualInAnotherYear: given.flag("usual"), records: given.count("records"))
  }
}
