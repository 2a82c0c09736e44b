import Vocabulary

/// Whether a step of the daily levels is a lasting change, by its size and by what lies on both sides.
struct LastingChange: Judgement {
  static let id = "levels/lasting-change"
  static let inForce = loaded()

  let noises: Double
  let share: Double
  let clearance: Double
  let strays: Double
  let steady: Double
  let sharp: Double
  let others: Double
  let longest: Int
  let near: Int
  let fewest: Int
  let reach: Double
  let proposed: Double

  /// The least size of a change.
  func least(noise: Double, range: Double) -> Float { Float(max(noises * noise, share * range)) }

  func isClear(of spread: Float, _ size: Float) -> Bool { Float(clearance) * spread <= size }

  func isOnItsSide(_ strayed: Int, of count: Int) -> Bool {
    Double(strayed) / Double(count) <= strays
  }

  func isSteady(_ move: Float, beside size: Float) -> Bool { move <= Float(steady) * size }

  /// - Parameter days: from the level before the step to that after it.
  func isSharp(_ step: Float, of size: Float, days: Int) -> Bool {
    days <= longest && step >= Float(sharp) * size
  }

  func isLarge(_ step: Float, beside other: Float) -> Bool { Float(others) * other <= step }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (size, step) = (Float(try given.number("size")), Float(try given.number("step")))
    return try size >= least(noise: given.number("noise"), range: given.number("range"))
      && isClear(of: Float(given.number("spread")), size)
      && isOnItsSide(given.count("strayed"), of: given.count("before"))
      && isSharp(step, of: size, days: given.count("days"))
      && isLarge(step, beside: Float(given.number("other")))
  }
}
