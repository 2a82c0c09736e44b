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

  /// - Parameters:
  ///   - intervals: how many of them have nearly one length.
  ///   - sparse: seconds of the stretches that have about as many samples as the slow cadence gives.
  ///   - seconds: what the intervals last together.
  func holds(intervals: Int, sparse: Double, of seconds: Double) -> Bool {
    intervals >= fewest && sparse >= share * seconds
  }

  /// Whether an interval is so much longer than the usual one that it would be a silence.
  func isSlow(_ seconds: Double, typical: Double) -> Bool { seconds > factor * typical }

  package func holds(_ given: JudgementInput) throws -> Bool {
    guard try isSlow(given.number("interval"), typical: given.number("typical")) else {
      return false
    }
    return try holds(
      intervals: given.count("intervals"), sparse: given.number("sparse"),
      of: given.number("seconds"))
  }
}
