package import Vocabulary

/// Whether numbers under no header are codes of the quality of a value.
package struct CodesAreQuality: Judgement {
  package static let id = "columns/codes-are-quality"
  package static let inForce = loaded()

  let good: Int
  let leastGood: Double
  let highest: Int

  /// - Parameter values: how many there are, with those that are no whole numbers.
  func holds(_ codes: [Int], of values: Int) -> Bool {
    values > 0 && codes.count == values && codes.allSatisfy { 0...highest ~= $0 }
      && Double(codes.count { $0 == good }) >= leastGood * Double(values)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let codes = given.words("codes").compactMap { Int($0) }
    return holds(codes, of: given.words("codes").count)
  }
}
