import Vocabulary

/// Whether a counter fell because it began anew, and whether it did so from nothing.
struct CounterFall: Judgement {
  static let id = "counters/counter-fall"
  static let inForce = loaded()

  let fewestNumbers: Int
  let fewestRises: Int
  let mostFalls: Double
  let increments: Double
  let nothing: Double

  func canBeCounter(numbers: Int, rises: Int, falls: Int) -> Bool {
    numbers >= fewestNumbers && rises >= fewestRises && Double(falls) / Double(rises) <= mostFalls
  }

  func isReal(from before: Double, to after: Double, increment: Double) -> Bool {
    before - after > increments * increment
  }

  func isToNothing(from before: Double, to after: Double, increment: Double) -> Bool {
    after <= max(nothing * before, increments * increment)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isReal(
      from: given.number("before"), to: given.number("after"), increment: given.number("increment"))
  }
}
