package import Vocabulary

/// Whether an asset ran long enough to tell how much of that time its signals cover.
package struct RanLongEnough: Judgement {
  package static let id = "scope/ran-long-enough"
  package static let inForce = loaded()

  /// Hours.
  private let least: Double

  func holds(seconds: Double) -> Bool { seconds >= least * 3600 }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(seconds: given.number("minutes") * 60)
  }
}
