import Vocabulary

/// Whether a signal was silent with the others of its source or of its unit.
struct SharedSilence: Judgement {
  static let id = "gaps/shared-silence"
  static let inForce = loaded()

  let part: Double
  let most: Double
  let core: Double
  let silent: Double
  let within: Double

  func isOfSome(source: Double) -> Bool { source >= part }

  /// Whether so many silent signals of a group are at least the part of it.
  func isOfSome(_ count: Int, of all: Int) -> Bool {
    isOfSome(source: Double(count) / Double(all))
  }

  /// - Parameter share: of a silence, that lies in time in which the source was silent.
  func isWithin(_ share: Double) -> Bool { share > within }

  func isOfMost(source: Double, unit: Double) -> Bool { unit >= most || source >= most }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("within") { return try isWithin(given.number("within")) }
    let source = try given.number("source")
    return isOfSome(source: source)
      || isOfMost(source: source, unit: given.optionalNumber("unit") ?? 0)
  }
}
