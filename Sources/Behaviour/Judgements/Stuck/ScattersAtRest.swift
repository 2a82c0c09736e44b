import Vocabulary

/// Whether a signal moves while its machine stands, so that standing still is no sign of rest.
struct ScattersAtRest: Judgement {
  static let id = "stuck/scatters-at-rest"
  static let inForce = loaded()

  let fewest: Int
  let share: Double
  let times: Double

  /// - Parameters:
  ///   - moving: bins in which it moves, of all bins at rest beside the run.
  ///   - rest: seconds of these bins.
  ///   - seconds: length of the run.
  func holds(moving: Int, of resting: Int, rest: Double, seconds: Double) -> Bool {
    resting >= fewest && Double(moving) >= share * Double(resting) && rest >= times * seconds
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      moving: given.count("moving"), of: given.count("resting"), rest: given.number("rest"),
      seconds: given.number("seconds"))
  }
}
