package import Vocabulary

/// Whether what rows of a register say they are in is missing, and not above what was exported.
package struct ParentIsMissing: Judgement {
  package static let id = "registers/parent-is-missing"
  package static let inForce = loaded()

  let mostAbove: Int
  let mostMissing: Double

  /// - Parameters:
  ///   - above: Texts without a row that hold rows which hold others.
  ///   - missing: All texts without a row.
  ///   - parents: All texts.
  func holds(above: Int, missing: Int, of parents: Int) -> Bool {
    above <= mostAbove && missing > above
      && Double(missing - above) <= mostMissing * Double(parents)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      above: given.count("above"), missing: given.count("missing"), of: given.count("parents"))
  }
}
