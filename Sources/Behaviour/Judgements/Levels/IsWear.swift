import Vocabulary

/// Whether the levels are those of what wears or fouls and is put right, again and again.
struct IsWear: Judgement {
  static let id = "levels/wear"
  static let inForce = loaded()

  let returns: Double
  let tooth: Double
  let fewest: Int

  func isReturn(_ step: Float, of breadth: Float) -> Bool { Float(returns) * step >= breadth }

  func isTooth(_ move: Float, of breadth: Float) -> Bool { abs(move) >= Float(tooth) * breadth }

  func isHabit(_ teeth: Int) -> Bool { teeth >= fewest }

  func holds(_ given: JudgementInput) throws -> Bool {
    let breadth = Float(try given.number("breadth"))
    return try isReturn(Float(given.number("step")), of: breadth)
      && isTooth(Float(given.number("move")), of: breadth) && isHabit(given.count("teeth"))
  }
}
