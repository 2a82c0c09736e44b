package import Vocabulary

/// Whether a file goes on where another one of its system ends.
package struct FileGoesOn: Judgement {
  package static let id = "history/file-goes-on"
  package static let inForce = loaded()

  /// Share of its own length.
  private let overlap: Double
  /// Mean distances between events.
  private let slack: Double

  func holds(end: Double, of next: (start: Double, end: Double)) -> Bool {
    end <= next.start + overlap * (next.end - next.start)
  }

  /// How far records may go on before the first and after the last event, seconds. Samples do not: they come all the
  /// time.
  func slack(seconds: Double, rows: Int) -> Double { slack * seconds / Double(max(rows, 1)) }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("rows") {
      return try given.number("after-last-event")
        <= slack(seconds: given.number("days"), rows: given.count("rows"))
    }
    return try holds(
      end: given.number("ends"), of: (given.number("next-begins"), given.number("next-ends")))
  }
}
