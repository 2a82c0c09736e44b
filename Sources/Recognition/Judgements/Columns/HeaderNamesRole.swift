package import Vocabulary

/// What the words of a header say where they say more than one thing.
package struct HeaderNamesRole: Judgement {
  package static let id = "columns/header-names-role"
  package static let inForce = loaded()

  let identified: Double
  let numbered: Double
  let sorted: Double
  let measured: Double
  let leastFit: Double
  let inPart: Double
  let leastMeasure: Double
  let placeOfMeasure: Double

  package func holds(_ given: JudgementInput) throws -> Bool {
    try RoleCandidates.outdoes(given, names: self)
  }
}
