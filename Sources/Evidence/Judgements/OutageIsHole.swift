package import Vocabulary

/// Whether a silence of a whole source is a hole in its history.
package struct OutageIsHole: Judgement {
  package static let id = "history/outage-is-hole"
  package static let inForce = loaded()

  /// Days.
  private let longest: Double

  func holds(seconds: Double) -> Bool { seconds > longest * 86_400 }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(seconds: given.number("hours") * 3600)
  }
}
