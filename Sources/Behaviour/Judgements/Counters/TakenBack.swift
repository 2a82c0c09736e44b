import Vocabulary

/// Whether the next reading takes the fall of a counter back.
struct TakenBack: Judgement {
  static let id = "counters/taken-back"
  static let inForce = loaded()

  let longest: Double
  let increments: Double

  /// - Parameters:
  ///   - before, after: values before it fell and after it rose again.
  ///   - seconds: for which it was down.
  func holds(
    before: Double, after: Double, increment: Double, seconds: Double, typical: Double
  ) -> Bool {
    after >= before && after - before <= increments * increment && seconds <= longest * typical
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      before: given.number("before"), after: given.number("after"),
      increment: given.number("increment"), seconds: given.number("seconds"),
      typical: given.number("typical"))
  }
}
