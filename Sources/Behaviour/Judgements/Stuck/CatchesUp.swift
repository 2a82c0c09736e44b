import Vocabulary

/// Whether a value that nearly always rises stood still and then made up for it in one step.
struct CatchesUp: Judgement {
  static let id = "stuck/catches-up"
  static let inForce = loaded()

  let falls: Double
  let madeUp: Double

  func isRising(rises: Int, falls: Int) -> Bool { Double(falls) / Double(rises) < self.falls }

  func makesUp(_ step: Double, for missed: Double) -> Bool { step >= madeUp * missed }

  func holds(_ given: JudgementInput) throws -> Bool {
    try isRising(rises: given.count("rises"), falls: given.count("falls"))
      && makesUp(given.number("step"), for: given.number("missed"))
  }
}
