import Vocabulary

/// Whether a signal was silent with the others of its source or of its unit.
struct SharedSilence: Judgement {
  static let id = "gaps/shared-silence"
  static let inForce = loaded()

  let part: Double
  let most: Double
  let core: Double
  let silent: Double

  func isOfSome(source: Double) -> Bool { source >= part }

  func isOfMost(source: Double, unit: Double) -> Bool { unit >= most || source >= most }

  func holds(_ given: JudgementInput) throws -> Bool {
    let source = try given.number("source")
    return isOfSome(source: source)
      || isOfMost(source: source, unit: given.optionalNumber("unit") ?? 0)
  }
}
