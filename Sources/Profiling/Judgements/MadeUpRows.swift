package import Vocabulary

/// Whether changes, or bends, lie so regularly in the rows of a grid that the rows between were made from those.
package struct MadeUpRows: Judgement {
  package static let id = "sampling/resampled"
  package static let inForce = loaded()

  package let inside: Double
  package let chance: Double
  package let fewest: Int
  package let levels: Int
  package let either: Double

  func isNearlyAll(_ part: Int, of count: Int) -> Bool { Double(part) / Double(count) >= inside }

  func areBoth(_ less: Int, of count: Int) -> Bool { Double(less) / Double(count) >= either }

  /// Whether something of this probability hardly happens so many times in a row.
  func isUnlikely(_ probability: Double, times: Int) -> Bool {
    var left = 1.0
    for _ in 0..<max(0, times) where left > chance { left *= probability }
    return left <= chance
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let inside = try given.count("inside")
    return try isNearlyAll(inside, of: given.count("events"))
      && isUnlikely(1 / given.number("places"), times: inside - 1)
  }
}
