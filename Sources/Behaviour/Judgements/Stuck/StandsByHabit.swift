import Vocabulary

/// Whether runs of one value are what the signal does again and again.
struct StandsByHabit: Judgement {
  static let id = "stuck/stands-by-habit"
  static let inForce = loaded()

  let sameValue: Int
  let usual: Int
  let times: Int
  let endTimes: Double
  let near: Double
  let nearRuns: Int

  /// Whether the value at an end of the range is what the signal shows at other times for as long.
  ///
  /// - Parameter others: samples of this value outside the run.
  func isAtEnd(_ samples: Int, others: Int) -> Bool {
    Double(others) >= endTimes * Double(samples)
  }

  /// Whether the signal stands so elsewhere too at nearly this value: for the fifth of a run at least, again and again.
  ///
  /// - Parameter others: distance and samples of its other runs, the distance as a share of the range of its values.
  func isOfLevel(_ samples: Int, others: [(distance: Double, samples: Int)]) -> Bool {
    others.count { $0.distance <= near && times * $0.samples >= samples } >= nearRuns
  }

  func isOfOneValue(_ runs: Int) -> Bool { runs >= sameValue }

  /// - Parameter lengths: samples of the runs, the longest first.
  func isUsual(_ samples: Int, among lengths: [Int]) -> Bool {
    lengths.count >= usual && samples <= times * lengths[usual - 1]
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("near-by") {
      let other = try (
        distance: given.number("distance"), samples: given.count("each")
      )
      return try isOfLevel(
        given.count("samples"), others: Array(repeating: other, count: given.count("near-by")))
    }
    if given.has("others") {
      return try isAtEnd(given.count("samples"), others: given.count("others"))
    }
    if given.has("same") { return try isOfOneValue(given.count("same")) }
    let typical = try given.count("typical")
    return try isUsual(
      given.count("samples"), among: Array(repeating: typical, count: given.count("usual")))
  }
}
