package import Vocabulary

/// Whether the signs for a kind of table are enough to say it at all.
package struct KindIsKnown: Judgement {
  package static let id = "kinds/kind-is-known"
  package static let inForce = loaded()

  /// Score of a table of no known kind.
  let unknown: Double
  let mostColumns: Int
  let leastTold: Double
  let told: Double

  /// The sum of the signs for a kind.
  func holds(_ score: Double) -> Bool { score >= unknown }

  /// Whether the columns of so many rows tell enough: a document of many properties is no table of one.
  func explains(rows: Int, columns: Int, told: Int) -> Bool {
    guard rows < 2, columns > mostColumns else { return true }
    return Double(told) / Double(columns) > leastTold
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(given.number("score"))
      && (!given.has("columns")
        || explains(
          rows: given.count("rows"), columns: given.count("columns"),
          told: given.numbers("scores").count { $0 >= told }))
  }
}
