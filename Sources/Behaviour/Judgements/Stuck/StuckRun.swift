import Vocabulary

/// Whether a run of one value is longer than the others of its signal explain.
struct StuckRun: Judgement {
  static let id = "stuck/stuck-run"
  static let inForce = loaded()

  let fewest: Int
  let times: Int
  let shortest: Double
  let fewestLevels: Int
  let mostCoarse: Int

  func isMany(_ samples: Int) -> Bool { samples > fewest }

  func isBeyond(_ samples: Int, natural: Int) -> Bool { samples > times * natural }

  func isLong(_ seconds: Double) -> Bool { seconds >= shortest }

  /// Whether a signal of so few different values moves all the time, as a transmitter with coarse steps does.
  func isCoarse(levels: Int, natural: Int) -> Bool {
    levels >= fewestLevels && natural <= mostCoarse
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let samples = try given.count("samples")
    if given.has("levels") {
      guard try isCoarse(levels: given.count("levels"), natural: given.count("natural")) else {
        return false
      }
    }
    return try isMany(samples) && isBeyond(samples, natural: given.count("natural"))
      && isLong(given.number("seconds"))
  }
}
