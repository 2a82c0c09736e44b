package import Vocabulary

/// Whether so many instants lie in their windows at one shift, and at no other, that it is that of the zones.
package struct InstantsAreInside: Judgement {
  package static let id = "clocks/instants-are-inside"
  package static let inForce = loaded()

  let leastShare: Double
  let deviations: Double
  let leastMore: Double
  let apart: Double

  /// `onlyA` and `onlyB` are instants that only one of two shifts explains.
  func isBetter(onlyA: Double, onlyB: Double) -> Bool {
    onlyA - onlyB >= deviations * (onlyA + onlyB).squareRoot() && onlyA - onlyB >= leastMore
  }

  func areMost(_ inside: Int, of all: Int) -> Bool { Double(inside) >= leastShare * Double(all) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let (inside, other) = try (given.count("inside"), given.count("other"))
    return try areMost(inside, of: given.count("of"))
      && isBetter(onlyA: Double(max(0, inside - other)), onlyB: Double(max(0, other - inside)))
  }
}
