import Vocabulary

/// Whether the signals that would not be silent by nature speak for all.
struct EnoughWitnesses: Judgement {
  static let id = "gaps/enough-witnesses"
  static let inForce = loaded()

  let share: Double
  let fewest: Int

  func holds(loud: Int, of count: Int) -> Bool {
    loud > 0 && Double(loud) / Double(count) >= share && (loud >= fewest || loud == count)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(loud: given.count("loud"), of: given.count("all"))
  }
}
