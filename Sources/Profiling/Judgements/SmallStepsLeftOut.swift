package import Vocabulary

/// Whether neighbouring samples never lie as near to each other as they would by chance.
package struct SmallStepsLeftOut: Judgement {
  package static let id = "sampling/small-steps-left-out"
  package static let inForce = loaded()

  package let fewest: Int
  package let small: Double
  package let share: Double
  package let step: Double
  package let single: Int
  package let zeros: Double

  func isSeldom(_ small: Int, of steps: Int) -> Bool { Double(small) / Double(steps) < share }

  /// Whether a value is hardly ever repeated where its resolution would make it.
  func areNew(zeros: Int, singles: Int) -> Bool {
    singles >= single && Double(zeros) / Double(singles) <= self.zeros
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let steps = try given.count("steps")
    return try steps >= fewest
      && (isSeldom(given.count("small"), of: steps)
        || areNew(
          zeros: Int(given.optionalNumber("zeros") ?? 0),
          singles: Int(given.optionalNumber("singles") ?? 0)))
  }
}
