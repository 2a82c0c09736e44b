package import Vocabulary

/// By how many points a plan goes beyond the threshold of a verdict, so that the verdict is no borderline case.
package struct PlanMargin: Judgement {
  package static let id = "plans/margin"
  package static let inForce = loaded()

  let step: Double
  let most: Double

  /// What is tried, the smallest first.
  var all: [Double] { Array(stride(from: 0, through: most, by: step)) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let needed = try given.number("needed")
    return try all.first { $0 >= needed } == given.number("asked")
  }
}
