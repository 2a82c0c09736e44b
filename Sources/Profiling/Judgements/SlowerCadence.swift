package import Vocabulary

/// Whether long intervals are those of a time in which a source sampled more slowly, and no silences.
package struct SlowerCadence: Judgement {
  package static let id = "sampling/slower-cadence"
  package static let inForce = loaded()

  let fewest: Int
  let factor: Double
  let near: Double
  let group: Double
  let sparse: Double
  let share: Double
  let adjoining: Double

  /// - Parameters:
  ///   - intervals: how many of them have nearly one length.
  ///   - sparse: seconds of the stretches that have about as many samples as the slow cadence gives.
  ///   - seconds: what the intervals last together.
  func holds(intervals: Int, sparse: Double, of seconds: Double) -> Bool {
    intervals >= fewest && sparse >= share * seconds
  }

  /// Whether the intervals follow each other: of those that are kept of them, so many adjoin another one as would if they
  /// were a random part of a row.
  func follow(adjoining: Int, kept: Int, of intervals: Int) -> Bool {
    let missing = 1 - min(1, Double(kept) / Double(max(intervals, 1)))
    return Double(adjoining) >= self.adjoining * (1 - missing * missing) * Double(kept)
  }

  /// Whether an interval is so much longer than the usual one that it would be a silence.
  func isSlow(_ seconds: Double, typical: Double) -> Bool { seconds > factor * typical }

  package func holds(_ given: JudgementInput) throws -> Bool {
    guard try isSlow(given.number("interval"), typical: given.number("typical")) else {
      return false
    }
    if given.has("kept") {
      let follow = try follow(
        adjoining: given.count("adjoining"), kept: given.count("kept"),
        of: given.count("intervals"))
      guard follow else { return false }
    }
    return try holds(
      intervals: given.count("intervals"), sparse: given.number("sparse"),
      of: given.number("seconds"))
  }
}
