import Evidence
package import Vocabulary

/// What a need counts against others, and what is left of a requirement that is not met.
package struct Weights: Judgement {
  package static let id = "verdicts/weights"
  package static let inForce = loaded()

  private let gate: Double
  private let high: Double
  private let medium: Double
  private let low: Double
  /// What an item that only warns has of the mark that it would have if it passed.
  let warning: Double
  /// Of a requirement or a dimension that is lost, so that it does not undo all others.
  let leastMark: Double

  func weight(of need: Need) -> Double {
    switch need {
    case .gate: gate
    case .high: high
    case .medium: medium
    case .low: low
    }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("share-that-warns") {
      return try warning * given.number("share-that-warns") > given.number("share-that-passes")
    }
    if given.has("mark") { return try given.number("mark") > leastMark }
    func sum(_ name: String) -> Double {
      given.words(name).compactMap(Need.init).reduce(0) { $0 + weight(of: $1) }
    }
    return sum("needs") > sum("against")
  }
}
