package import Vocabulary

/// Whether a local time and an instant with a zone in the same rows are one moment.
package struct InstantsAreOne: Judgement {
  package static let id = "columns/instants-are-one"
  package static let inForce = loaded()

  let leastRows: Int
  let leastShare: Double
  let step: Int
  let most: Int
  /// How sure the zone is then, 0…1.
  let sure: Double

  /// Whether the difference, which so many of the rows have, is an offset from UTC.
  func holds(seconds: Int, rows: Int, of both: Int) -> Bool {
    areEnough(rows, of: both) && isOffset(seconds)
  }

  /// Whether so many of the rows agree.
  func areEnough(_ rows: Int, of both: Int) -> Bool {
    both >= leastRows && Double(rows) >= leastShare * Double(both)
  }

  /// Whether a difference is one that zones have.
  func isOffset(_ seconds: Int) -> Bool { seconds % step == 0 && abs(seconds) <= most }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("needed") { return try sure >= given.number("needed") }
    return try holds(
      seconds: Int(given.number("seconds")), rows: given.count("rows"), of: given.count("all"))
  }
}
