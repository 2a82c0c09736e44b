package import Vocabulary

/// Whether names that stand beside one value in each row are those of signals.
package struct NamesAreSignals: Judgement {
  package static let id = "kinds/names-are-signals"
  package static let inForce = loaded()

  let leastTag: Double
  let surely: Double
  let leastRepeats: Int
  let fewNames: Int
  let leastTurning: Int
  let leastTurns: Double

  /// Whether names without a header look enough like tags.
  func lookLikeTags(_ score: Double) -> Bool { score >= leastTag }

  /// Whether texts beside a value that is just called so take turns, as the names of what was measured do: a programme, a shift
  /// or a remark stays for rows.
  func takeTurns(names: Int, rows: Int, runs: Int) -> Bool {
    names >= leastTurning && names * leastRepeats <= rows
      && Double(runs) >= leastTurns * Double(rows)
  }

  /// Scores of the tag and of the value. In time order, the first rows of a big plant show each tag just once; then the headers
  /// must say it.
  func holds(tag: Double, value: Double, distinct: Int, values: Int, isStill: Bool) -> Bool {
    guard values > 0 else { return false }
    return tag >= surely && value >= surely
      || !isStill && distinct * leastRepeats <= max(values, fewNames)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("runs") {
      return try takeTurns(
        names: given.count("names"), rows: given.count("rows"), runs: given.count("runs"))
    }
    let tag = try given.number("tag")
    guard lookLikeTags(tag) else { return false }
    return try holds(
      tag: tag, value: given.number("value"), distinct: given.count("names"),
      values: given.count("rows"), isStill: given.flag("is-still"))
  }
}
