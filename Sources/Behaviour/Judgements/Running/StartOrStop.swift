import Vocabulary

/// Whether a step of a signal is a start or a stop of its machine.
struct StartOrStop: Judgement {
  static let id = "running/start-or-stop"
  static let inForce = loaded()

  let noises: Double
  let part: Double
  let intervals: Double
  let stay: Double
  let neighbours: Double

  /// Whether two levels are so far apart that steps between them tell anything.
  func areApart(_ range: Double, noise: Double) -> Bool { range > 0 && range > noises * noise }

  /// Whether a step covers enough of the range between the levels.
  func isLarge(_ step: Double, of range: Double) -> Bool { step >= part * range }

  /// Whether its instant is known: a step over a gap happened anywhere in it.
  func isSharp(_ seconds: Double, typical: Double) -> Bool {
    seconds <= intervals * max(typical, 1)
  }

  /// The noise, where a step between neighbouring samples is typically so large.
  func noise(neighbours step: Double) -> Double { neighbours * step }

  /// Whether what lies at one level stays there: `lengths` are seconds between a step and the next one back, ascending. A
  /// spike goes back at once.
  func areStays(_ lengths: [Double], typical: Double) -> Bool {
    guard !lengths.isEmpty else { return false }
    return lengths[lengths.count / 4] >= stay * max(typical, 1)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("stays") {
      return areStays(try given.numbers("stays"), typical: try given.number("typical"))
    }
    let range = try given.number("range")
    if given.has("step-of-neighbours") {
      return areApart(range, noise: noise(neighbours: try given.number("step-of-neighbours")))
    }
    return try areApart(range, noise: given.number("noise"))
      && isLarge(given.number("step"), of: range)
      && isSharp(given.number("seconds"), typical: given.number("typical"))
  }
}
