import Vocabulary

/// Whether a counter falls because its register, or its digits, are full.
struct RollsOver: Judgement {
  static let id = "counters/rollover"
  static let inForce = loaded()

  let increments: Double
  let room: Double
  let least: Double
  let binary: Int
  let digits: Int
  let share: Double

  func holds(before: Double, after: Double, modulus: Double, increment: Double) -> Bool {
    let width = min(increments * increment, max(room * modulus, least * increment))
    let lost = modulus - (before - after)
    guard lost >= 0, lost <= width else { return false }
    return after >= 0 ? modulus - before <= width : abs(modulus / 2 - before) <= width
  }

  /// Whether so many of the falls prove a range.
  func isProven(_ count: Int, of falls: Int, isBinary: Bool) -> Bool {
    count >= (isBinary ? binary : digits) && Double(count) / Double(falls) > share
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      before: given.number("before"), after: given.number("after"),
      modulus: given.number("modulus"), increment: given.number("increment"))
  }
}
