import Vocabulary

/// Whether a signal whose samples come evenly while it moves is silent while it stands.
struct StoredOnChange: Judgement {
  static let id = "sampling/stored-on-change"
  static let inForce = loaded()

  let silence: Double
  let fewest: Int
  let often: Double
  let many: Int
  let long: Double
  let fewestNumbers: Int
  let mostRepeats: Double

  /// - Parameters:
  ///   - seconds: how long the silences are in all, of a history of so many seconds.
  ///   - runs: how often the value changed.
  func holds(
    silences: Int, intervals: Int, seconds: Double, history: Double, numbers: Int, runs: Int
  ) -> Bool {
    let isOften = silences >= fewest && Double(silences) / Double(intervals) >= often
    let isLong = silences >= many && seconds >= long * history
    guard isOften || isLong, numbers >= fewestNumbers else { return false }
    return Double(numbers - runs - silences) / Double(numbers) <= mostRepeats
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      silences: given.count("silences"), intervals: given.count("intervals"),
      seconds: given.number("seconds"), history: given.number("history"),
      numbers: given.count("numbers"), runs: given.count("runs"))
  }
}
