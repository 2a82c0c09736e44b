package import Vocabulary

/// Whether the samples of a grid come with holes of all lengths, short ones more often than long ones.
package struct IsThinnedGrid: Judgement {
  package static let id = "sampling/thinned-grid"
  package static let inForce = loaded()

  package let off: Double
  package let fewest: Int
  package let share: Double
  package let falling: Double
  package let company: Double

  /// - Parameters:
  ///   - counts: intervals of one step, of two, up to five.
  ///   - all: intervals in all.
  func holds(counts: [Int], all: Int) -> Bool {
    let isFalling = (1..<4).allSatisfy {
      counts[$0 + 1] == 0 || Double(counts[$0]) / Double(counts[$0 + 1]) >= falling
    }
    let holes = counts.dropFirst().reduce(0, +)
    return isFalling && counts[4] >= fewest && Double(holes) / Double(all) >= share
      && Double(counts[2] * counts[0]) >= company * Double(counts[1] * counts[1])
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let counts = try given.numbers("counts").map { Int($0) }
    return holds(counts: counts, all: counts.reduce(0, +))
  }
}
