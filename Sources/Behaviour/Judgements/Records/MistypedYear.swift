import Vocabulary

/// Whether the year of an end was mistyped.
struct MistypedYear: Judgement {
  static let id = "time/mistyped-year"
  static let inForce = loaded()

  let fewest: Int
  let behind: Double
  let longer: Double
  let share: Double
  let years: Int

  /// How many records may have such an end.
  func most(of records: Int) -> Int { max(1, Int(share * Double(records))) }

  /// - Parameters:
  ///   - behind: days from the last of the other dates of the list to the end.
  ///   - length: how often the longest of the others goes into that of the record.
  ///   - isUsualInAnotherYear: whether the end is behind the start and the record no longer than others once its year is
  ///     an earlier one.
  func holds(behind: Double, length: Double, isUsualInAnotherYear: Bool, records: Int) -> Bool {
    records >= fewest && behind > self.behind && length > longer && isUsualInAnotherYear
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    // So many years too late.
    if given.has("years") { return try given.count("years") <= years }
    return try holds(
      behind: given.number("behind"), length: given.number("length"),
      isUsualInAnotherYear: given.flag("usual"), records: given.count("records"))
  }
}
