import Vocabulary

/// Whether a value lies far from all others and is back at once.
struct IsSpike: Judgement {
  static let id = "ranges/spike"
  static let inForce = loaded()

  let fewestNumbers: Int
  let fewestLevels: Int
  let reach: Double
  let back: Double
  let most: Int

  /// Whether a signal with so many different values is measured, and neither switched nor set; `nil` for more than are
  /// counted.
  func areMany(levels: Int?) -> Bool { levels.map { $0 >= fewestLevels } ?? true }

  /// - Parameters:
  ///   - there: size of the step to the value.
  ///   - apart: how far the values before and after it lie apart.
  func isBack(there: Double, back: Double, apart: Double) -> Bool {
    apart <= self.back * min(there, back)
  }

  /// - Parameters low, high: the range of all others.
  func isFar(_ value: Double, low: Double, high: Double) -> Bool {
    let reach = self.reach * (high - low)
    return (value > high + reach || value < low - reach) && value != 0
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let (there, back) = (try given.number("there"), try given.number("back"))
    guard areMany(levels: given.optionalNumber("levels").map { Int($0) }) else { return false }
    return try isBack(there: there, back: back, apart: abs(there - back))
      && isFar(given.number("value"), low: given.number("low"), high: given.number("high"))
  }
}
