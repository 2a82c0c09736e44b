import Vocabulary

/// Whether a run of one value is longer than the others of its signal explain.
struct StuckRun: Judgement {
  static let id = "stuck/stuck-run"
  static let inForce = loaded()

  let fewest: Int
  let times: Int
  let shortest: Double

  func isMany(_ samples: Int) -> Bool { samples > fewest }

  func isBeyond(_ samples: Int, natural: Int) -> Bool { samples > times * natural }

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  func holds(_ given: JudgementInput) throws -> Bool {
    let samples = try given.count("samples")
    return try isMany(samples) && isBeyond(samples, natural: given.count("natural"))
      && isLong(given.number("seconds"))
  }
}
