import Vocabulary

/// Whether clocks that all stand off from the one they are compared with tell that this one is wrong.
struct OthersAgree: Judgement {
  static let id = "clocks/others-agree"
  static let inForce = loaded()

  let leastSystems: Int
  let mostApart: Double

  /// Seconds that the others stand off from the reference, where they agree; `nil` where they do not.
  ///
  /// - Parameter clocks: the offset of each and how sure it is, seconds.
  func offset(_ clocks: [(offset: Double, plusMinus: Double)], systems: Int) -> Double? {
    guard systems >= leastSystems, clocks.count >= leastSystems,
      let middle = clocks.map(\.offset).sorted().meanMedian
    else { return nil }
    let agree = clocks.allSatisfy { abs($0.offset - middle) <= mostApart * $0.plusMinus }
    let differ = clocks.allSatisfy { abs($0.offset) > mostApart * $0.plusMinus }
    return agree && differ ? middle : nil
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let plusMinus = try given.number("uncertainty")
    return try offset(
      given.numbers("offsets").map { ($0, plusMinus) }, systems: given.count("systems")) != nil
  }
}
