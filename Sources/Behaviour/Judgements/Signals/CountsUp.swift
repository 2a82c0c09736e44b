package import Vocabulary

/// Whether values count something up, whatever their name says.
package struct CountsUp: Judgement {
  package static let id = "signals/counts-up"
  package static let inForce = loaded()

  let leastRises: Int
  let fallsPerRise: Double

  func holds(rises: Int, falls: Int, lowest: Double?) -> Bool {
    guard let lowest, lowest >= 0, rises > leastRises else { return false }
    return Double(falls) <= fallsPerRise * Double(rises)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      rises: given.count("rises"), falls: given.count("falls"), lowest: given.number("lowest"))
  }
}
