import Vocabulary

/// Whether runs of one value are what the signal does again and again.
struct StandsByHabit: Judgement {
  static let id = "stuck/stands-by-habit"
  static let inForce = loaded()

  let sameValue: Int
  let usual: Int
  let times: Int

  func isOfOneValue(_ runs: Int) -> Bool { runs >= sameValue }

  /// - Parameter lengths: samples of the runs, the longest first.
  func isUsual(_ samples: Int, among lengths: [Int]) -> Bool {
    lengths.count >= usual && samples <= times * lengths[usual - 1]
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("same") { return try isOfOneValue(given.count("same")) }
    let typical = try given.count("typical")
    return try isUsual(
      given.count("samples"), among: Array(repeating: typical, count: given.count("usual")))
  }
}
